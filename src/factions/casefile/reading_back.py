"""Rows become the records that they were written from, in an order that is the same in every casefile."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from factions.casefile.portions import portions
from factions.casefile.readers import by_machine
from factions.casefile.schema import claims, documents, mentions, readings, roles
from factions.casefile.writing import read_document
from factions.records import Claim, Document, Mention, Place, Reading, When

ALL_READERS = "*"


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def read_documents(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Document, ...]:
    """Documents by publication date, those without one last."""
    query = select(documents).where(*conditions)
    rows = connection.execute(query.order_by(*_by_document())).mappings()
    return tuple(read_document(row) for row in rows)


def read_documents_of(
    connection: Connection, ids: Collection[str], *conditions: ColumnElement[bool]
) -> tuple[Document, ...]:
    """Some documents by their ids, however many, in the order of all."""
    found = [
        document
        for some in portions(ids)
        for document in read_documents(connection, documents.c.id.in_(some), *conditions)
    ]
    return tuple(sorted(found, key=lambda document: (document.published_at or "~", document.id)))


def read_claims(connection: Connection, conditions: Collection[ColumnElement[bool]]) -> tuple[Claim, ...]:
    """Claims by their document's date, then in the order of its text."""
    query = _from_claims(select(claims.c.record)).where(*conditions)
    rows = connection.execute(query.order_by(*_by_document(), claims.c.start, claims.c.id, claims.c.reader))
    decode = _decoder(Claim).decode
    return tuple(decode(record) for (record,) in rows)


def read_claims_of(
    connection: Connection, ids: Collection[str], conditions: Collection[ColumnElement[bool]]
) -> tuple[Claim, ...]:
    """Claims by their ids, however many, in the order of `read_claims`."""
    place = (documents.c.published_at, documents.c.id, claims.c.start, claims.c.id, claims.c.reader)
    query = _from_claims(select(*place, claims.c.record)).where(*conditions)
    found = [row for some in portions(ids) for row in connection.execute(query.where(claims.c.id.in_(some)))]
    found.sort(key=lambda row: (row[0] is None, row[0] or "", *row[1:5]))
    return tuple(_decoder(Claim).decode(row.record) for row in found)


def read_mentions(connection: Connection, conditions: Collection[ColumnElement[bool]]) -> tuple[Mention, ...]:
    """Mentions in the order in which their reader gave them, documents by date."""
    query = select(mentions.c.record).join(readings, mentions.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row).where(*conditions)
    rows = connection.execute(query.order_by(*_by_document(), readings.c.reader, mentions.c.row))
    decode = _decoder(Mention).decode
    return tuple(decode(record) for (record,) in rows)


def reading_exists(connection: Connection, document: str, reader: str) -> bool:
    """Whether there is a reading of the document with this id by this reader."""
    joined = readings.join(documents, readings.c.document == documents.c.row)
    wanted = select(readings.c.row).select_from(joined)
    wanted = wanted.where(documents.c.id == document, readings.c.reader == reader)
    return connection.execute(wanted).first() is not None


def read_reading(connection: Connection, document: Document, reader: str | None) -> Reading | None:
    """What one reader, or else the newest, found in a document; None if nobody read it."""
    query = select(readings).join(documents, readings.c.document == documents.c.row)
    query = query.where(documents.c.id == document.id, by_reader(reader)).order_by(readings.c.row.desc())
    query = query if reader else query.where(by_machine())
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    of_claims = select(claims.c.record).where(claims.c.reading == row["row"]).order_by(claims.c.row)
    return Reading(
        document,
        read_mentions(connection, [mentions.c.reading == row["row"]]),
        _decoder(tuple[When, ...]).decode(row["times"]),
        _decoder(tuple[Place, ...]).decode(row["places"]),
        tuple(_decoder(Claim).decode(record) for (record,) in connection.execute(of_claims)),
    )


def by_reader(reader: str | None) -> ColumnElement[bool]:
    """The condition for a reader's rows: by default those of the newest reading of each document."""
    if reader == ALL_READERS:
        return readings.c.row.is_not(None)
    return readings.c.current.is_(True) if reader is None else readings.c.reader == reader


def with_role(actor: str | Collection[str] | None, role: str | None) -> ColumnElement[bool]:
    """The condition that an actor, by its key or one of several, has a role in the claim.

    A list of rows and not an EXISTS, which SQLite would try on every claim instead of starting at the role.
    """
    query = select(roles.c.claim)
    query = query.where(one_of(roles.c.key, actor)) if actor is not None else query
    query = query.where(roles.c.role == role) if role is not None else query
    return claims.c.row.in_(query)


def possible_on(day: str) -> ColumnElement[bool]:
    """The condition that a claim, by its own time, may hold on a day; claims without a time do not count."""
    begun = or_(claims.c.earliest_start.is_(None), claims.c.earliest_start <= day)
    not_ended = or_(claims.c.latest_end.is_(None), claims.c.latest_end >= day)
    bounds = (claims.c.earliest_start, claims.c.latest_start, claims.c.earliest_end, claims.c.latest_end)
    return and_(begun, not_ended, or_(*(bound.is_not(None) for bound in bounds)))


def known_by(day: str) -> ColumnElement[bool]:
    """The condition that a document was published by a day; one without a date does not count."""
    return documents.c.published_at <= day


def one_of(column: ColumnElement[str], wanted: str | Collection[str]) -> ColumnElement[bool]:
    """The condition that a column has one of the values wanted."""
    return column == wanted if isinstance(wanted, str) else column.in_(sorted(wanted))


def _from_claims(query: Select[Any]) -> Select[Any]:
    query = query.join(readings, claims.c.reading == readings.c.row)
    return query.join(documents, readings.c.document == documents.c.row)


def _by_document() -> tuple[ColumnElement[Any], ...]:
    return documents.c.published_at.is_(None), documents.c.published_at, documents.c.id
