"""Words go for good, and a tombstone stays: who took them out, when and why, and where they stood.

Source protection comes before keeping everything. A redaction is a judgement on a document with the spans
that it blanks. It holds for whatever comes later, too: the same document read again or merged in from a
colleague's casefile is blanked before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Table, delete, select, update

from factions.casefile.judgements import Judgement, read_judgements
from factions.casefile.judging.blanking import (
    Blanks,
    blank_document,
    blank_reading,
    blank_record,
    blanks_for,
    scrub,
)
from factions.casefile.judging.tables import first_known, likely_same
from factions.casefile.names import actor_key, folded
from factions.casefile.reading_back import read_documents
from factions.casefile.renewing import renew
from factions.casefile.schema import (
    claims,
    documents,
    judged,
    judgements,
    mentions,
    problems,
    readings,
    roles,
)
from factions.casefile.searching import index_document, unindex_document
from factions.casefile.writing import encoded
from factions.records import Claim, Document, Reading


def as_redacted(connection: Connection, reading: Reading) -> Reading:
    """A reading as it may be kept here: without what was redacted from its document."""
    for judgement in redactions(connection, reading.document.id):
        blanks = blanks_for(reading.document.id, reading.document.text, judgement.spans)
        reading = blank_reading(reading, blanks)
    return reading


def redactions(connection: Connection, document: str) -> tuple[Judgement, ...]:
    """The redactions of a document, in their order; most documents have none."""
    query = select(judged.c.judgement).join(judgements, judged.c.judgement == judgements.c.id)
    query = query.where(judged.c.id == document, judgements.c.what == "redact")
    if connection.execute(query.limit(1)).first() is None:
        return ()
    return tuple(one for one in read_judgements(connection, document) if one.what == "redact")


def blank_rows(connection: Connection, document: str, blanks: Blanks) -> None:
    """Blanks a document in every table that has words of it."""
    row = connection.execute(select(documents.c.row).where(documents.c.id == document)).scalar_one()
    (kept,) = read_documents(connection, documents.c.row == row)
    clean = blank_document(kept, blanks)
    unindex_document(connection, row)
    _write_document(connection, row, clean)
    index_document(connection, row)
    for reading in (
        connection.execute(select(readings.c.row).where(readings.c.document == row)).scalars().all()
    ):
        _blank_reading(connection, reading, clean.text, blanks)
    _blank_strings(connection, judgements, (judgements.c.why, judgements.c.details), blanks)
    _blank_strings(connection, judged, (judged.c.id,), blanks)
    _blank_strings(connection, problems, (problems.c.why, problems.c.source), blanks)
    _blank_strings(connection, first_known, (first_known.c.record,), blanks, first_known.c.document == row)
    renew(connection, row)
    _blank_likely(connection, blanks)


def _write_document(connection: Connection, row: int, clean: Document) -> None:
    names = ("text", "title", "author", "publisher", "source", "url")
    values: dict[str, Any] = {name: getattr(clean, name) for name in names}
    values["notes"] = encoded(clean.notes)
    connection.execute(update(documents).where(documents.c.row == row).values(values))


def _blank_reading(connection: Connection, reading: int, text: str, blanks: Blanks) -> None:
    table = readings
    kept = connection.execute(select(table.c.times, table.c.places).where(table.c.row == reading)).one()
    clean = {
        name: encoded(blank_record(msgspec.json.decode(value), text, blanks))
        for name, value in zip(("times", "places"), kept, strict=True)
    }
    connection.execute(update(table).where(table.c.row == reading).values(clean))
    _blank_mentions(connection, reading, text, blanks)
    _blank_claims(connection, reading, text, blanks)


def _blank_mentions(connection: Connection, reading: int, text: str, blanks: Blanks) -> None:
    query = select(mentions.c.row, mentions.c.record).where(mentions.c.reading == reading)
    for row, record in connection.execute(query).all():
        clean = blank_record(msgspec.json.decode(record), text, blanks)
        values = {name: clean[name] for name in ("name", "text", "actor")}
        values |= {"key": actor_key(clean["actor"], clean["name"]), "folded": folded(clean["text"])}
        values["record"] = encoded(clean)
        if values["record"] != record:
            connection.execute(update(mentions).where(mentions.c.row == row).values(values))


def _blank_claims(connection: Connection, reading: int, text: str, blanks: Blanks) -> None:
    query = select(claims.c.row, claims.c.record).where(claims.c.reading == reading)
    for row, record in connection.execute(query).all():
        clean = blank_record(msgspec.json.decode(record), text, blanks)
        if encoded(clean) == record:
            continue
        claim = msgspec.convert(clean, type=Claim)
        connection.execute(update(claims).where(claims.c.row == row).values(_columns(claim)))
        for number, role in enumerate(claim.roles):
            values = {"name": role.name, "actor": role.actor, "folded": folded(role.name)}
            values["key"] = actor_key(role.actor, role.name)
            at = roles.c.claim == row, roles.c.number == number
            connection.execute(update(roles).where(*at).values(values))


def _columns(claim: Claim) -> dict[str, Any]:
    bounds = claim.when.bounds if claim.when else (None,) * 4
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    place = {name: getattr(claim.place, name, None) for name in ("country", "admin1", "admin2")}
    return {"record": encoded(claim), **place, **dict(zip(names, bounds, strict=True))}


def _blank_likely(connection: Connection, blanks: Blanks) -> None:
    """Opinions on actors named by the words go; the next look at the casefile forms those that still hold."""
    table = likely_same.c
    for one, other in connection.execute(select(table.one, table.other)).all():
        if scrub((one, other), blanks) != (one, other):
            connection.execute(delete(likely_same).where(table.one == one, table.other == other))
    _blank_strings(connection, likely_same, (table.reasons,), blanks)


def _blank_strings(
    connection: Connection,
    table: Table,
    columns: Iterable[Column[Any]],
    blanks: Blanks,
    *which: ColumnElement[bool],
) -> None:
    for column in columns:
        query = select(column).distinct().where(column.is_not(None), *which)
        values = connection.execute(query).scalars().all()
        for value in values:
            clean = scrub(value, blanks)
            if clean != value:
                connection.execute(update(table).where(column == value).values({column.name: clean}))
