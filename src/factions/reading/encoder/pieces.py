"""A text cut into words and word pieces, with the letter case that an uncased vocabulary forgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from factions.records import Span

Ints = NDArray[np.int64]

DROPPED, LOWER, CAPITALISED, UPPER, OTHER = range(5)
CASES = 5
# Above this share of upper-case words, case says nothing (headlines, old wire copy), so it is dropped.
MOSTLY_UPPER = 0.6


class Pieces(NamedTuple):
    """Word pieces of one text.

    `ids` are piece ids; `first` holds the first piece of each word and, at its end, the number of pieces;
    `starts` and `ends` are the words' character offsets in the text; `case` is each word's letter case.
    """

    ids: Ints
    first: Ints
    starts: Ints
    ends: Ints
    case: Ints

    @property
    def words(self) -> int:
        return len(self.starts)

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that share a character with `start`..`end`."""
        return int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """The words and pieces of `text`, in order; words are what the vocabulary's pre-tokeniser gives."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets: Ints = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words: Ints = np.asarray(encoding.word_ids, dtype=np.int64)
    heads = np.flatnonzero(np.diff(words, prepend=-1))
    first = np.append(heads, len(words))
    starts, ends = offsets[heads, 0], offsets[first[1:] - 1, 1]
    case = np.fromiter(map(case_of, _slices(text, starts, ends)), np.int64, len(starts))
    return Pieces(np.asarray(encoding.ids, dtype=np.int64), first, starts, ends, case)


def _slices(text: str, starts: Ints, ends: Ints) -> list[str]:
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def case_of(word: str) -> int:
    """The letter case of one word: lower, Capitalised, UPPER (two letters and more) or other."""
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITALISED if word[:1].isupper() else OTHER


def telling_case(case: Ints) -> Ints:
    """`case`, or all of it dropped where nearly every word is upper-case."""
    letters = int(np.count_nonzero(case != OTHER))
    if letters and np.count_nonzero(case == UPPER) > MOSTLY_UPPER * letters:
        return np.zeros_like(case)
    return case


def sentence_starts(pieces: Pieces, sentences: Sequence[Span]) -> Ints:
    """The first word of each sentence that has one, then the number of words."""
    found = np.searchsorted(pieces.starts, [sentence.start for sentence in sentences])
    return each_once(np.concatenate([[0], found, [pieces.words]]).astype(np.int64))


def each_once(numbers: Ints) -> Ints:
    """The different ones of whole numbers from nought that are in order (`np.unique` orders them anew)."""
    return numbers[np.diff(numbers, prepend=-1) > 0]
