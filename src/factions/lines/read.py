"""Claim lines back to records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from factions.errors import BadLine
from factions.lines.write import DocumentHead, DocumentLine
from factions.records import Claim


class ReadLines(Struct, frozen=True):
    """A document's line and the claims after it. The text is not among them, so this is no Reading."""

    document: DocumentHead
    claims: tuple[Claim, ...]


_OF_DOCUMENT = re.compile(rb'\s*\{\s*"document"\s*:\s*\{')
_documents = msgspec.json.Decoder(DocumentLine)
_claims = msgspec.json.Decoder(Claim)


def read_lines(lines: Iterable[bytes]) -> Iterator[ReadLines]:
    """The documents of a file of claim lines, one after another; raises BadLine."""
    head: DocumentHead | None = None
    claims: list[Claim] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        read = _read(line, number)
        if isinstance(read, Claim):
            claims.append(_of_document(read, head, number))
            continue
        if head is not None:
            yield ReadLines(head, tuple(claims))
        head, claims = read.document, []
    if head is not None:
        yield ReadLines(head, tuple(claims))


def _read(line: bytes, number: int) -> DocumentLine | Claim:
    try:
        return _documents.decode(line) if _OF_DOCUMENT.match(line) else _claims.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BadLine(number, str(problem)) from problem


def _of_document(claim: Claim, head: DocumentHead | None, number: int) -> Claim:
    if head is None or claim.document != head.id:
        raise BadLine(number, f"the claim is of {claim.document}, whose own line does not stand before it")
    return claim
