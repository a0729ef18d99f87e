"""Records to claim lines."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from factions.records import Claim, Mention, Place, Reading, When


class DocumentHead(Struct, frozen=True):
    """What a document's line holds: the document without its text, and what was found in it."""

    id: str
    sha256: str
    title: str | None = None
    title_from: str | None = None
    publisher: str | None = None
    publisher_from: str | None = None
    author: str | None = None
    author_from: str | None = None
    published_at: str | None = None
    published_from: str | None = None
    retrieved_at: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()


class DocumentLine(Struct, frozen=True):
    """The line that comes before a document's claims."""

    document: DocumentHead


_encoder = msgspec.json.Encoder()


def document_line(reading: Reading) -> bytes:
    """The document's line, without a line end."""
    of_document = {
        field: getattr(reading.document, field)
        for field in reading.document.__struct_fields__
        if field != "text"
    }
    head = DocumentHead(**of_document, mentions=reading.mentions, times=reading.times, places=reading.places)
    return _encoder.encode(DocumentLine(head))


def claim_line(claim: Claim) -> bytes:
    """The claim's line, without a line end."""
    return _encoder.encode(claim)


def reading_lines(reading: Reading) -> Iterator[bytes]:
    """All lines of a reading in order, without line ends."""
    yield document_line(reading)
    for claim in reading.claims:
        yield claim_line(claim)
