"""Two reports that may tell of one event, side by side, ground by ground."""

from __future__ import annotations

from msgspec import Struct

from factions.casefile import Casefile
from factions.casefile.events.asking import Suggestion
from factions.casefile.events.scoring import Ground
from factions.questions.event_sentences import event_sentence, toll_words
from factions.questions.parties import display_names
from factions.questions.wording import period_words
from factions.records import Claim, Document
from factions.workbench.reviewing.around import around


class EventSide(Struct, frozen=True):
    """One report of an event: what it tells, and its words with a little of what stands around them."""

    claim: Claim
    document: Document
    sentence: str
    time: str
    place: str
    tolls: tuple[str, ...]
    before: str
    words: str
    after: str


class EventPair(Struct, frozen=True):
    """A suggestion with both sides; `chance` is that the casefile gives to their being one event."""

    one: EventSide
    other: EventSide
    chance: float
    grounds: tuple[Ground, ...]


def event_pair(casefile: Casefile, suggestion: Suggestion) -> EventPair:
    """A suggestion with what both reports tell."""
    one, other = _side(casefile, suggestion.one), _side(casefile, suggestion.other)
    return EventPair(one, other, suggestion.score.chance, suggestion.score.grounds)


def _side(casefile: Casefile, claim: Claim) -> EventSide:
    document, words = casefile.document(claim.document), claim.evidence[0]
    before, after = around(document, words.span)
    return EventSide(
        claim,
        document,
        event_sentence((claim,), display_names((claim,))),
        period_words(claim.when.bounds).removeprefix("for ") if claim.when else "no time given",
        claim.place.name if claim.place else "no place given",
        tuple(toll_words(toll) for toll in claim.tolls),
        before,
        words.text,
        after,
    )
