"""The record of an explanation."""

from __future__ import annotations

from msgspec import Struct

from factions.records import Claim, Quote


class Option(Struct, frozen=True):
    """Something else that a field might have been: an actor or a place, with its id and its score."""

    name: str
    id: str | None
    score: float | None


class Reason(Struct, frozen=True):
    """Where the value of one field comes from.

    `by` names the rule (`pattern:split.from`, `weekday-past`) or the encoder's head (`head cue`), `words` are
    those it rests on, `score` is the head's or the rule's own, `notes` tell the rest and `options` what else
    it might have been.
    """

    field: str
    value: str
    by: str
    words: Quote | None = None
    score: float | None = None
    notes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


class Share(Struct, frozen=True):
    """What one source adds to the confidence of a claim."""

    by: str
    amount: float


class Repeat(Struct, frozen=True):
    """A second telling that was merged into the claim: what found it, where, and how surely."""

    by: str
    words: Quote
    confidence: float


class Explanation(Struct, frozen=True):
    """A claim, the reason of each of its fields, what its confidence is made of, and its repeats.

    The shares of `confidence` add up to that of the telling that was kept; a surer repeat raises the claim's.
    """

    claim: Claim
    reasons: tuple[Reason, ...]
    confidence: tuple[Share, ...]
    repeats: tuple[Repeat, ...] = ()

    def of(self, field: str) -> tuple[Reason, ...]:
        """The reasons of one field (`kind`, `role`, `time`, `place`, `toll`, `attribution`, …)."""
        return tuple(reason for reason in self.reasons if reason.field.partition(" ")[0] == field)
