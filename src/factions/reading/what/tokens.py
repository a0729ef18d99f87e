"""The masked sentence as tokens with their classes."""

from __future__ import annotations

import re
from functools import cache

from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE, Item, Masked
from factions.reading.what.nouns import noun_kinds
from factions.reading.what.words import words
from factions.records import Mention, Span

_TOKEN = re.compile(
    rf"(?P<m>[{ALL_NAMED}]|[{ALL_OPEN}][^{CLOSE}]*{CLOSE})|(?P<w>'s(?!\w)|\d[\d,.]*\d|"
    rf"\w+(?:[-'](?!s(?!\w))\w+)*)|(?P<p>[^\s\w])"
)
_NUMBER = re.compile(r"\d")

MENTION, WORD, PUNCTUATION = "m", "w", "p"


class Tokens:
    """Parallel lists: the word, its class (m, w, p), and where it begins in the masked text."""

    def __init__(self, document: str, masked: Masked) -> None:
        self.document = document
        self.masked = masked
        found = list(_TOKEN.finditer(masked.text))
        self.words = [one[0] for one in found]
        self.classes = [one.lastgroup or PUNCTUATION for one in found]
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]
        self._made: dict[int, Mention | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def item(self, at: int) -> Item | None:
        """The placeholder at a token, if it is one."""
        return self.masked.items.get(self.starts[at]) if self.classes[at] == MENTION else None

    def is_time(self, at: int) -> bool:
        item = self.item(at)
        return item is not None and item.kind == "time"

    def span(self, first: int, last: int) -> Span:
        """The document span of the tokens `first`..`last`, both included."""
        return self.masked.span(self.starts[first], self.ends[last])

    def mention(self, at: int) -> Mention | None:
        """The mention at a token, or one made of a noun phrase that no mention covers."""
        if at not in self._made:
            item = self.item(at)
            self._made[at] = item.mention if item else self._phrase(at)
        return self._made[at]

    def _phrase(self, at: int) -> Mention | None:
        kind = noun_kinds().get(self.words[at]) if self.classes[at] == WORD else None
        if kind is None or (at + 1 < len(self) and self.words[at + 1] in noun_kinds()):
            return None
        first = at
        while first and at - first < 4 and self._describes(first - 1):
            first -= 1
        while first < at and (self.words[first] in _COUNTING or _NUMBER.match(self.words[first])):
            first += 1
        span = self.span(first, at)
        text = self.document[span.start : span.end]
        return Mention(
            text, span.start, span.end, id=f"w{span.start}", kind=kind, form="nominal",
            cluster=f"w{span.start}",
            name=text, confidence=0.6,
        )  # fmt: skip

    def _describes(self, at: int) -> bool:
        if self.classes[at] != WORD:
            return False
        word, closed = self.words[at], words()
        if word in ("the", "a", "an"):
            return True
        return not (
            word == "'s"
            or word in _closed()
            or (word.endswith("ing") and word not in noun_kinds())
            or word in closed.saying
            or _verb_like(word)
        )


_COUNTING = frozenset(
    (
        "least about around some many dozens more than up to two three four five six seven "
        "eight nine ten eleven twelve hundreds several"
    ).split()
)


@cache
def _closed() -> frozenset[str]:
    """Words that end a noun phrase on its left."""
    closed = words()
    return (
        closed.be
        | closed.aux
        | closed.prepositions
        | closed.conjunctions
        | closed.subordinators
        | closed.relatives
    )


@cache
def _verb_like(word: str) -> bool:
    from factions.reading.what.lexicon import lexicon

    return any(not entry.frame.noun for entry in lexicon().get(word, ())) or (
        word.endswith("ed") and word not in ("armed", "crowded", "united", "guarded", "fortified")
    )
