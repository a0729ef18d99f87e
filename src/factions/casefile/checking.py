"""The promises that a reading must keep before it is written: every quote stands at its span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factions.errors import BrokenInvariant
from factions.records import Claim, Document, Quote, Reading

_QUOTE_KEYS = frozenset({"text", "start", "end"})


def check_reading(reading: Reading) -> None:
    """Raises BrokenInvariant unless all quotes are sliced from the document and every claim has evidence."""
    document = reading.document
    for quote in (*reading.mentions, *reading.times, *reading.places):
        check_quote(document, quote)
    seen: dict[tuple[str, str], Claim] = {}
    for claim in reading.claims:
        check_claim(document, claim)
        if (claim.id, claim.reader) in seen:
            raise BrokenInvariant(f"{document.id} has two claims {claim.id} by {claim.reader}")
        seen[claim.id, claim.reader] = claim


def check_claim(document: Document, claim: Claim) -> None:
    """Raises BrokenInvariant unless the claim is one of this document, at its words."""
    if claim.document != document.id:
        raise BrokenInvariant(f"{claim.id} is a claim of {claim.document}, not of {document.id}")
    if not claim.evidence:
        raise BrokenInvariant(f"{claim.id} of {document.id} has no evidence")
    for quote in _quotes(claim):
        check_quote(document, quote)


def check_quote(document: Document, quote: Quote) -> None:
    """Raises BrokenInvariant unless the words at the quote's span are the quote."""
    if document.quote(quote.span).text != quote.text:
        raise BrokenInvariant(f"{document.id} does not say {quote.text[:80]!r} at {quote.start}..{quote.end}")


def _quotes(claim: Claim) -> Iterator[Quote]:
    yield from (*claim.roles, *claim.evidence, *claim.stance.attribution, *claim.stance.cues)
    yield from (quote for quote in (claim.when, claim.place) if quote is not None)
    yield from (link.cue for link in claim.links if link.cue is not None)
    for toll in claim.tolls:
        yield from (toll, *toll.attribution)
    yield from _quotes_within(claim.attributes)


def _quotes_within(value: Any) -> Iterator[Quote]:
    """The quotes in the attributes of a kind, which are plain JSON."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, dict):
        if value.keys() >= _QUOTE_KEYS:
            yield Quote(value["text"], value["start"], value["end"])
        for part in value.values():
            yield from _quotes_within(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _quotes_within(part)
