"""Which claims of the newest readings no longer count, by what people decided about them."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, exists, insert, or_, select

from factions.casefile.judgements import read_judgements
from factions.casefile.judging.standing import read_standings
from factions.casefile.readers import by_machine
from factions.casefile.schema import claims, documents, judgements, readings
from factions.casefile.summaries.tables import set_aside
from factions.records import Claim

_decode = msgspec.json.Decoder(Claim).decode


def stands() -> ColumnElement[bool]:
    """The condition that a claim counts."""
    return claims.c.row.not_in(select(set_aside.c.claim))


def settle_standings(connection: Connection, rows: Collection[int]) -> None:
    """Sets aside, of some documents by their rows, the claims that no longer count, and those alone."""
    connection.execute(delete(set_aside).where(set_aside.c.document.in_(rows)))
    for row, document in _judged(connection, documents.c.row.in_(rows)):
        _settle(connection, row, document)


def settle_all_standings(connection: Connection) -> None:
    """The same for every document."""
    connection.execute(delete(set_aside))
    for row, document in _judged(connection):
        _settle(connection, row, document)


def _judged(connection: Connection, *which: ColumnElement[bool]) -> list[tuple[int, str]]:
    """The documents of which somebody judged or made a claim: few of many."""
    said = exists().where(judgements.c.document == documents.c.id)
    made = exists().where(readings.c.document == documents.c.row, ~by_machine())
    query = select(documents.c.row, documents.c.id).where(*which, or_(said, made))
    found = connection.execute(query.order_by(documents.c.row))
    return [(row, document) for row, document in found]


def _settle(connection: Connection, row: int, document: str) -> None:
    standings = read_standings(connection, read_judgements(connection, document=document))
    query = select(claims.c.row, claims.c.record).join(readings, claims.c.reading == readings.c.row)
    found = connection.execute(query.where(readings.c.document == row, readings.c.current.is_(True)))
    aside = [
        {"claim": claim, "document": row} for claim, record in found if not standings.of(_decode(record)).kept
    ]
    if aside:
        connection.execute(insert(set_aside), aside)
