"""What might fill a role: every string that some head marked, with all of its mentions in the document."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.tasks.incident.wording import PEOPLE, trimmed
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

    def span(self, first: int, last: int) -> Span:
        """The characters of a range of tokens that is not empty."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.tokens[last - 1]))

    def words(self, first: int, last: int) -> str:
        if first >= last:
            return ""
        span = self.span(first, last)
        return self.text[span.start : span.end]


@dataclass
class Candidate:
    """One string: its token ranges in the text, and which heads marked them."""

    plain: str
    mentions: dict[tuple[int, int], list[Tagged]] = field(default_factory=dict)

    def first(self) -> tuple[int, int]:
        return min(self.mentions)


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
        first, last = stretch(read, tag)
        words = plain(read.words(first, last))
        if words and last <= first + MOST_WORDS:
            found.setdefault(words, Candidate(words)).mentions.setdefault((first, last), []).append(tag)
    return list(found.values())


def stretch(read: Page, tag: Tagged) -> tuple[int, int]:
    """The tokens of a tag as a key would word it."""
    return trimmed(read.tokens, *read.tokens_of(tag), tag.label in PEOPLE)


def plain(words: str) -> str:
    """Lower case without punctuation and articles, as the scorer compares strings."""
    return " ".join(word for word in words.lower().translate(_MARKS).split() if word not in _ARTICLES)
