"""Passages as arrays: one code a word and head, where a code stands for the set of labels still possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from factions.reading.encoder.labels import OUTSIDE, Head, Layout, PairHead
from factions.reading.encoder.pieces import Ints, Pieces, cut, sentence_starts
from factions.reading.sentences import split_sentences
from factions.records import Span
from factions.training.gold import Inventory, Layer, Passage

UNKNOWN = 0
Codes = NDArray[np.int16]


@dataclass
class CodeBook:
    """Numbers the sets of possible columns of one head; code 0 is every column (nothing is known)."""

    width: int
    sets: dict[frozenset[int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.code(range(self.width))

    def code(self, columns: Iterable[int]) -> int:
        return self.sets.setdefault(frozenset(columns), len(self.sets))

    def table(self) -> NDArray[np.bool_]:
        """One row a code, true in the columns that it allows."""
        rows = np.zeros((len(self.sets), self.width), dtype=bool)
        for columns, code in self.sets.items():
            rows[code, list(columns)] = True
        return rows


@dataclass(frozen=True)
class Example:
    """One passage as arrays.

    `codes` [heads, words]; `marked` tells the words that bear a label of some head; `incidents`
    [sentences, types] with 1, 0 and -1 (unknown); `pairs` has rows of (pair head, left start, left end,
    right start, right end, label) in words.
    """

    corpus: str
    id: str
    pieces: Pieces
    sentences: Ints
    codes: Codes
    marked: NDArray[np.bool_]
    incidents: NDArray[np.int8]
    pairs: Ints


def layout_of(inventory: Inventory) -> Layout:
    return Layout(
        heads=tuple(Head(name, labels) for name, labels in inventory.heads.items()),
        incidents=inventory.incidents,
        pairs=tuple(PairHead(name, labels) for name, labels in inventory.pairs.items()),
        pair_width=inventory.pair_width,
    )


class Coder:
    """Turns passages into examples, and keeps the code books that say what their codes mean."""

    def __init__(self, tokenizer: Tokenizer, layout: Layout) -> None:
        self.tokenizer = tokenizer
        self.layout = layout
        self.books = {head.name: CodeBook(head.width) for head in layout.heads}

    def example(self, passage: Passage) -> Example:
        pieces = cut(self.tokenizer, passage.text)
        sentences = sentence_starts(pieces, split_sentences(passage.text))
        codes = np.zeros((len(self.layout.heads), pieces.words), dtype=np.int16)
        marked = np.zeros(pieces.words, dtype=bool)
        for layer in passage.layers:
            for one in layer.labelled:
                marked[slice(*pieces.word_range(one.span.start, one.span.end))] = True
            index = [head.name for head in self.layout.heads].index(layer.head)
            self._write(codes[index], self.layout.heads[index], layer, pieces)
        return Example(
            passage.corpus, passage.id, pieces, sentences, codes, marked,
            self._incidents(passage, pieces, sentences), self._pairs(passage, pieces),
        )  # fmt: skip

    def _write(self, row: Codes, head: Head, layer: Layer, pieces: Pieces) -> None:
        book = self.books[head.name]
        absent = book.code([OUTSIDE, *_both(head, layer.unannotated)])
        for span in layer.known:
            _fill(row, pieces, span, absent)
        for span in layer.unsure:
            _fill(row, pieces, span, UNKNOWN)
        for one in layer.labelled:
            first, last = pieces.word_range(one.span.start, one.span.end)
            starts = [head.begin(label) for label in one.labels]
            row[first:last] = book.code(start + 1 for start in starts)
            row[first : min(first + 1, last)] = book.code(starts)

    def _incidents(self, passage: Passage, pieces: Pieces, sentences: Ints) -> NDArray[np.int8]:
        types = self.layout.incidents
        known = np.full((len(sentences) - 1, len(types)), -1, dtype=np.int8)
        if passage.incidents is None:
            return known
        anywhere = {label for fill in passage.incidents for label in fill.labels}
        known[:, [index for index, label in enumerate(types) if label not in anywhere]] = 0
        for fill in passage.incidents:
            word, _ = pieces.word_range(fill.span.start, fill.span.end)
            sentence = int(np.searchsorted(sentences, word, "right")) - 1
            known[sentence, [types.index(label) for label in fill.labels]] = 1
        return known

    def _pairs(self, passage: Passage, pieces: Pieces) -> Ints:
        names = [head.name for head in self.layout.pairs]
        rows: list[tuple[int, ...]] = []
        for pair in passage.pairs:
            left = pieces.word_range(pair.left.start, pair.left.end)
            right = pieces.word_range(pair.right.start, pair.right.end)
            head = names.index(pair.head)
            if left[0] < left[1] and right[0] < right[1]:
                rows.append((head, *left, *right, self.layout.pairs[head].labels.index(pair.label)))
        return np.asarray(rows, dtype=np.int64).reshape(-1, 6)


def _both(head: Head, labels: Sequence[str]) -> list[int]:
    return [column for label in labels for column in (head.begin(label), head.begin(label) + 1)]


def _fill(row: Codes, pieces: Pieces, span: Span, code: int) -> None:
    first, last = pieces.word_range(span.start, span.end)
    row[first:last] = code
