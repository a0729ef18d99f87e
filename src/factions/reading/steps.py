"""The steps of one reading, kept so that each can be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.reading.assemble import Surroundings
from factions.reading.encoder.encoding import Encoding
from factions.records import Claim, Document, Finding, Mention, Reading, Span, Stance


class Steps(Struct, frozen=True):
    """What each room handed on for one document; `findings` and `stances` go in pairs.

    `around` holds the document with its sentences, times and places.
    """

    around: Surroundings
    encoding: Encoding
    mentions: tuple[Mention, ...]
    findings: Sequence[Finding]
    stances: Sequence[Stance]
    claims: tuple[Claim, ...]

    @property
    def document(self) -> Document:
        return self.around.document

    @property
    def text(self) -> str:
        return self.around.document.text

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` starts."""
        return self.around.sentence(span)

    def reading(self) -> Reading:
        """What others see of it."""
        around = self.around
        return Reading(around.document, self.mentions, tuple(around.times), tuple(around.places), self.claims)
