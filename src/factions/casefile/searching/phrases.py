"""Words as they are searched for: without case and accents, in every store alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from factions.errors import UserError

_GIVEN = re.compile(r'"([^"]*)"|(\S+)')
# Letters and digits, and the accents that stand after a letter; the same as FTS5's tokenizer unicode61.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


class Phrase(Struct, frozen=True):
    """Words that stand together, folded and as given; with `begins` the last one is only a beginning."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    begins: bool = False


def parse_phrases(given: str) -> tuple[Phrase, ...]:
    """The phrases of a search: "quoted words" stand together, word* begins so; UserError without a word."""
    phrases = (_phrase(quoted or bare) for quoted, bare in _GIVEN.findall(given))
    found = tuple(phrase for phrase in phrases if phrase.words)
    if not found:
        raise UserError("There is no word to search for; give one, or several.")
    return found


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text as it is searched for, with where it stands."""
    return ((fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


def fold(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    bare = (letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return "".join(bare).casefold()


def _phrase(given: str) -> Phrase:
    found = list(words_of(given))
    bare = tuple(given[start:end] for _, start, end in found)
    return Phrase(tuple(word for word, _, _ in found), bare, given.endswith("*"))
