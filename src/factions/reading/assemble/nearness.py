"""What stands around a finding, and how near a time or a place is to the words it rests on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from factions.reading.dateline import find_datelines
from factions.reading.encoder.encoding import PairScorer, no_scores
from factions.records import Document, Place, Quote, Span, When

# What lies beyond one of these is told by another clause.
_CLAUSE_BREAK = re.compile(
    r"[;:]|\b(?:which|who|whom|whose|after|before|while|when|where|although|but|since|until|and then)\b"
    r"|,\s+(?:and|but|or)\s",
    re.IGNORECASE,
)
_BREAK_COST = 60
# A relative clause, or a participle between commas ("the ELN, founded in 1964 by students, denied it"),
# tells of its own time and place; ", killing ten on Monday" goes on with the main clause.
_ASIDE = re.compile(
    r",\s(?:which|who|whom|whose|where)\b[^,;]*(?:,|$)|\([^()]*\)"
    r"|,\s(?:(?:first|then|once|now|since|later|also|long|still|\w+ly)\s)?(?:\w+ed|known)\b[^,;]*,"
)
# What a new main clause says is not said of what came before it; what came before may go on holding.
_NEW_CLAUSE = re.compile(r";\s|,\s(?:and|but)\s(?:(?:it|he|she|they|its|his|her|their)\b|on\s[A-Z\d])")

# As far into an entry of a log its head may reach ("26/01, Hasakah: the SDF announce …"), in characters.
HEAD = 40
# How an item of a list or a row of a table begins: a bullet, a number, a date, a label, a cell.
_ITEM = re.compile(r"\s*(?:[-*•–—·▪]\s|\(?(?:\d{1,3}|[a-z])[.)]\s|\d{1,4}[ ./-]|[^\n.:|]{1,40}[:|\t]\s?)")

T = TypeVar("T", bound=Quote)


class Surroundings(Struct, frozen=True):
    """A document with its sentences, times and places in text order, from which findings are given theirs.

    `scores` is the encoder's scorer of pairs: what a stretch is to a trigger.
    """

    document: Document
    sentences: Sequence[Span]
    times: Sequence[When]
    places: Sequence[Place]
    scores: PairScorer = no_scores

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` starts."""
        return self.sentences[max(0, bisect_right(self.sentences, Span(span.start, 1 << 60)) - 1)]

    def times_beside(self, span: Span) -> list[When]:
        """The times of the sentence in which `span` starts, but for those of asides."""
        return self._beside(self.times, span)

    def places_beside(self, span: Span) -> list[Place]:
        """The places of the sentence in which `span` starts, but for those of asides."""
        return self._beside(self.places, span)

    def sentence_before(self, span: Span) -> Span | None:
        """The sentence before that of `span`, if it stands in the same paragraph and is no dateline."""
        at = bisect_right(self.sentences, Span(span.start, 1 << 60)) - 1
        if at < 1:
            return None
        earlier, own = self.sentences[at - 1 : at + 1]
        between = self.document.text[earlier.start : own.start]
        return None if "\n\n" in between or find_datelines(between) or self._opens_item(own) else earlier

    def opening(self, span: Span) -> Span | None:
        """The sentence of `span`, if it is the first of an item of a list."""
        sentence = self.sentence(span)
        return sentence if self._opens_item(sentence) else None

    def _opens_item(self, sentence: Span) -> bool:
        """Whether a sentence is the first of an item of a list."""
        line = self.document.text.rfind("\n", 0, sentence.start) + 1
        item = _ITEM.match(self.document.text, line)
        return item is not None and sentence.start <= item.end()

    def places_in(self, sentence: Span) -> list[Place]:
        """The places of a sentence."""
        first = bisect_left(self.places, sentence.start, key=lambda place: place.start)
        last = bisect_left(self.places, sentence.end, key=lambda place: place.start)
        return list(self.places[first:last])

    def distance(self, one: Span, other: Span) -> int:
        """Characters between two spans, each clause break between them counting for sixty."""
        left, right = sorted((one, other))
        between = self.document.text[left.end : right.start]
        return len(between) + _BREAK_COST * len(_CLAUSE_BREAK.findall(between))

    def _beside(self, things: Sequence[T], span: Span) -> list[T]:
        sentence = self.sentence(span)
        clause = _NEW_CLAUSE.search(self.document.text, span.end, sentence.end)
        first = bisect_left(things, sentence.start, key=lambda thing: thing.start)
        last = bisect_left(things, clause.start() if clause else sentence.end, key=lambda thing: thing.start)
        asides = self._asides_without(sentence, span)
        return [
            thing for thing in things[first:last] if not any(aside.covers(thing.span) for aside in asides)
        ]

    def _asides_without(self, sentence: Span, span: Span) -> list[Span]:
        """The asides of a sentence that `span` is not part of."""
        matches = _ASIDE.finditer(self.document.text, sentence.start, sentence.end)
        return [aside for aside in (Span(*match.span()) for match in matches) if not aside.covers(span)]
