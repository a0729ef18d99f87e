"""A reading becomes rows."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Table, delete, insert, select, update

from factions.casefile import schema
from factions.casefile.clock import now
from factions.casefile.names import actor_key, folded
from factions.casefile.readers import by_machine, is_person
from factions.casefile.searching import index_document
from factions.errors import BrokenInvariant
from factions.records import Claim, Document, Mention, Reading

_DOCUMENT_COLUMNS = tuple(field for field in Document.__struct_fields__ if field != "notes")


def encoded(value: Any) -> str:
    """The JSON of a record."""
    return msgspec.json.encode(value).decode()


def write_document(connection: Connection, document: Document) -> tuple[int, bool]:
    """The row of a document and whether it is new; the one already there keeps what was known of it."""
    kept = connection.execute(
        select(schema.documents.c.row, schema.documents.c.text).where(schema.documents.c.id == document.id)
    ).first()
    if kept is not None:
        if kept.text != document.text:
            raise BrokenInvariant(f"{document.id} is kept with another working text")
        return kept.row, False
    values = {column: getattr(document, column) for column in _DOCUMENT_COLUMNS}
    row = _added(connection, schema.documents, values | {"notes": encoded(document.notes), "added_at": now()})
    index_document(connection, row)
    if document.source:
        connection.execute(delete(schema.problems).where(schema.problems.c.source == document.source))
    return row, True


def write_reading(connection: Connection, document: int, reading: Reading, reader: str) -> bool:
    """Writes what one reader found, unless it is there; True if it was written.

    The caller must then make anew what is derived from the document (`renew` of renewing.py).
    """
    table = schema.readings
    again = select(table.c.row).where(table.c.document == document, table.c.reader == reader)
    if connection.execute(again).first() is not None:
        return False
    if not is_person(reader):
        older = table.c.document == document, by_machine()
        connection.execute(update(table).where(*older).values(current=False))
    row = _added(
        connection,
        table,
        {
            "document": document,
            "reader": reader,
            "current": True,
            "times": encoded(reading.times),
            "places": encoded(reading.places),
            "added_at": now(),
        },
    )
    _write_all(connection, schema.mentions, [_mention(row, mention) for mention in reading.mentions])
    _write_claims(connection, row, [claim for claim in reading.claims if claim.reader == reader], reading)
    return True


def _write_claims(connection: Connection, reading: int, claims: list[Claim], whole: Reading) -> None:
    forms = {(mention.start, mention.end): mention.form for mention in whole.mentions}
    _write_all(connection, schema.claims, [_claim(reading, claim) for claim in claims])
    rows = connection.execute(
        select(schema.claims.c.id, schema.claims.c.row).where(schema.claims.c.reading == reading)
    )
    row_of = {row.id: row.row for row in rows}
    _write_all(
        connection,
        schema.roles,
        [role for claim in claims for role in _roles(row_of[claim.id], claim, forms)],
    )


def _mention(reading: int, mention: Mention) -> dict[str, Any]:
    return {
        "reading": reading,
        "kind": mention.kind,
        "form": mention.form,
        "key": actor_key(mention.actor, mention.name),
        "actor": mention.actor,
        "name": mention.name,
        "text": mention.text,
        "folded": folded(mention.text),
        "start": mention.start,
        "record": encoded(mention),
    }


def _claim(reading: int, claim: Claim) -> dict[str, Any]:
    bounds = claim.when.bounds if claim.when else (None, None, None, None)
    return {
        "reading": reading,
        "id": claim.id,
        "reader": claim.reader,
        "kind": claim.kind,
        **dict(zip(("earliest_start", "latest_start", "earliest_end", "latest_end"), bounds, strict=True)),
        "country": claim.place.country if claim.place else None,
        "admin1": claim.place.admin1 if claim.place else None,
        "admin2": claim.place.admin2 if claim.place else None,
        "polarity": claim.stance.polarity,
        "certainty": claim.stance.certainty,
        "confidence": claim.confidence,
        "start": claim.evidence[0].start,
        "record": encoded(claim),
    }


def _roles(row: int, claim: Claim, forms: dict[tuple[int, int], str]) -> list[dict[str, Any]]:
    return [
        {
            "claim": row,
            "number": number,
            "role": role.role,
            "key": actor_key(role.actor, role.name),
            "actor": role.actor,
            "name": role.name,
            "folded": folded(role.name),
            "form": forms.get((role.start, role.end)),
            "mention_kind": role.mention_kind,
        }
        for number, role in enumerate(claim.roles)
    ]


def _added(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    row = connection.execute(insert(table).values(values)).inserted_primary_key
    assert row is not None
    return int(row[0])


def _write_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def read_document(row: RowMapping) -> Document:
    """The document of a row, as it was written."""
    values = {column: row[column] for column in _DOCUMENT_COLUMNS}
    return Document(**values, notes=msgspec.json.decode(row["notes"], type=tuple[str, ...]))
