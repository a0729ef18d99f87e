"""Which claims of the newest readings no longer count, by what people decided about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, or_, select

from factions.casefile.judgements import read_judgements
from factions.casefile.judging.standing import read_standings
from factions.casefile.portions import portions
from factions.casefile.readers import by_machine
from factions.casefile.schema import claims, documents, judgements, readings
from factions.casefile.summaries.tables import set_aside


def stands() -> ColumnElement[bool]:
    """The condition that a claim counts."""
    return claims.c.row.not_in(select(set_aside.c.claim))


def settle_standings(connection: Connection, rows: Collection[int]) -> set[int]:
    """Sets aside, of some documents by their rows, the claims that no longer count, and those alone.

    Gives the claims, by their rows, that came to count or no longer do.
    """
    query = select(set_aside.c.claim).where(set_aside.c.document.in_(rows))
    before = set(connection.execute(query).scalars())
    after = {
        claim: row
        for row, document in _judged(connection, documents.c.row.in_(rows))
        for claim in _aside(connection, row, document)
    }
    for some in portions(before - after.keys()):
        connection.execute(delete(set_aside).where(set_aside.c.claim.in_(some)))
    _write(connection, {claim: row for claim, row in after.items() if claim not in before})
    return before ^ after.keys()


def settle_all_standings(connection: Connection) -> None:
    """The same for every document."""
    connection.execute(delete(set_aside))
    for row, document in _judged(connection):
        _write(connection, dict.fromkeys(_aside(connection, row, document), row))


def _judged(connection: Connection, *which: ColumnElement[bool]) -> list[tuple[int, str]]:
    """The documents of which somebody judged or made a claim: few of many."""
    said = exists().where(judgements.c.document == documents.c.id)
    made = exists().where(readings.c.document == documents.c.row, ~by_machine())
    query = select(documents.c.row, documents.c.id).where(*which, or_(said, made))
    found = connection.execute(query.order_by(documents.c.row))
    return [(row, document) for row, document in found]


def _aside(connection: Connection, row: int, document: str) -> list[int]:
    """The claims of a document, by their rows, that no longer count: looked for among those in doubt."""
    standings = read_standings(connection, read_judgements(connection, document=document))
    query = select(claims.c.row, claims.c.id, claims.c.reader).join(
        readings, claims.c.reading == readings.c.row
    )
    query = query.where(readings.c.document == row, readings.c.current.is_(True))
    which = [~by_machine(), *(claims.c.id.in_(some) for some in portions(standings.doubted()))]
    found = {one.row: one for some in which for one in connection.execute(query.where(some))}
    return [claim for claim, one in found.items() if not standings.of(one).kept]


def _write(connection: Connection, aside: Mapping[int, int]) -> None:
    """Sets claims aside, each with the row of its document."""
    if aside:
        connection.execute(
            insert(set_aside), [{"claim": claim, "document": row} for claim, row in aside.items()]
        )
