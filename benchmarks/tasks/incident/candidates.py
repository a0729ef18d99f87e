"""What might fill a role: every string that some head marked, with all of its mentions in the document."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.records import Span

HEADS = ("muc", "named", "ace", "party", "whole", "mention")
# Longer stretches are clauses, and no key gives one.
MOST_WORDS = 12
_ARTICLES = frozenset(("a", "an", "the"))
_MARKS = str.maketrans("", "", string.punctuation)
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Page:
    """A document's tokens in lower case with their offsets, and the sentence that each stands in."""

    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    sentence: tuple[int, ...]
    encoding: Encoding

    def tokens_of(self, tag: Tagged) -> tuple[int, int]:
        return bisect_left(self.starts, tag.start), bisect_left(self.starts, tag.end)


@dataclass
class Candidate:
    """One string: its token ranges in the text, and which heads marked them."""

    plain: str
    mentions: dict[tuple[int, int], list[Tagged]] = field(default_factory=dict)

    def first(self) -> Tagged:
        return self.mentions[min(self.mentions)][0]


def page(encoding: Encoding, sentences: Sequence[Span]) -> Page:
    found = list(_TOKEN.finditer(encoding.text.lower()))
    starts = tuple(one.start() for one in found)
    begins = [one.start for one in sentences]
    inside = tuple(bisect_right(begins, start) for start in starts)
    return Page(encoding.text, tuple(one.group() for one in found), starts, inside, encoding)


def candidates(read: Page) -> list[Candidate]:
    """The candidates in the order of their first marks; articles and punctuation make no difference."""
    found: dict[str, Candidate] = {}
    for tag in read.encoding.tagged:
        if tag.head not in HEADS:
            continue
        first, last = read.tokens_of(tag)
        words = plain(read.text[tag.start : tag.end])
        if words and first < last <= first + MOST_WORDS:
            found.setdefault(words, Candidate(words)).mentions.setdefault((first, last), []).append(tag)
    return list(found.values())


def plain(words: str) -> str:
    """Lower case without punctuation and articles, as the scorer compares strings."""
    return " ".join(word for word in words.lower().translate(_MARKS).split() if word not in _ARTICLES)
