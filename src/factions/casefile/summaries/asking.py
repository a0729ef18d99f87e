"""What the derived tables answer quickly however large the casefile is."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from msgspec.json import Decoder
from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from factions.casefile.portions import portions
from factions.casefile.schema import claims
from factions.casefile.summaries.tables import UNKNOWN, actor_claims, month_counts, told
from factions.errors import UserError
from factions.records import Claim

_TIES = ("state", "step", "pattern")
_decode = Decoder(Claim).decode

_Place = tuple[str, int, int]  # where a claim stands: date and document, place in the text, row


class EventCount(Struct, frozen=True):
    """How many events of a kind began in a month, and how many claims tell of them.

    `month` is null where no claim's bounds leave one month alone: no event is put where it may not have been.
    """

    month: str | None
    kind: str
    events: int
    claims: int


def count_events(
    connection: Connection, *, kind: str | None, country: str | None, since: str | None, until: str | None
) -> tuple[EventCount, ...]:
    """Events by month and kind, those without a month first."""
    table = month_counts.c
    query = select(table.month, table.kind, func.sum(table.events), func.sum(table.claims))
    conditions: list[ColumnElement[bool]] = []
    conditions += [table.kind == kind] if kind is not None else []
    conditions += [table.country == country] if country is not None else []
    conditions += [table.month >= since[:7]] if since is not None else []
    conditions += [table.month <= until[:7], table.month != UNKNOWN] if until is not None else []
    query = query.where(*conditions).group_by(table.month, table.kind).order_by(table.month, table.kind)
    return tuple(
        EventCount(month or None, of_kind, int(events), int(in_claims))
        for month, of_kind, events, in_claims in connection.execute(query)
    )


def claims_of_actor(
    connection: Connection, keys: Collection[str], most: int, after: str | None
) -> tuple[Claim, ...]:
    """The first claims that speak of an actor, by its keys, by date of document and place in its text.

    `after` is the id of the last claim of the page before; raises UserError if it is none of the actor's.
    """
    last = _place_of(connection, keys, after) if after is not None else None
    found = {place for key in keys for place in _places(connection, key, most, last)}
    return read_rows(connection, [claim for _, _, claim in sorted(found)[:most]])


def claims_of_events(connection: Connection, events: Collection[str]) -> tuple[Claim, ...]:
    """The claims that tell of some events, in the order in which they were added."""
    rows = [
        row
        for some in portions(events)
        for row in connection.execute(select(told.c.claim).where(told.c.event.in_(some))).scalars()
    ]
    return read_rows(connection, sorted(rows))


def claims_of_event(connection: Connection, event: str) -> tuple[Claim, ...]:
    """The claims that tell of one event, in the order in which they were added."""
    rows = connection.execute(select(told.c.claim).where(told.c.event == event).order_by(told.c.claim))
    return read_rows(connection, rows.scalars().all())


def event_of_claim(connection: Connection, claim: str) -> str | None:
    """The event that a claim of a newest reading tells of; None for one that tells of none."""
    query = select(told.c.event).join(claims, told.c.claim == claims.c.row).where(claims.c.id == claim)
    return connection.execute(query.limit(1)).scalar_one_or_none()


def _places(connection: Connection, key: str, most: int, after: _Place | None) -> list[_Place]:
    """By one key at a time, so that each is read in the order of the table."""
    place = (actor_claims.c.at, actor_claims.c.start, actor_claims.c.claim)
    query = select(*place).where(actor_claims.c.key == key).order_by(*place).limit(most)
    if after is not None:
        query = query.where(tuple_(*place) > tuple_(*after))
    return [(at, start, claim) for at, start, claim in connection.execute(query)]


def _place_of(connection: Connection, keys: Collection[str], claim: str) -> _Place:
    table = actor_claims
    query = select(table.c.at, table.c.start, table.c.claim).join(claims, table.c.claim == claims.c.row)
    query = query.where(table.c.key.in_(sorted(keys)), claims.c.id == claim)
    found = connection.execute(query.limit(1)).first()
    if found is None:
        raise UserError(f"No claim {claim!r} speaks of this actor; give the last one of the page before.")
    return found.at, found.start, found.claim


def read_rows(connection: Connection, rows: Collection[int]) -> tuple[Claim, ...]:
    """The claims of some rows, in their order."""
    records: dict[int, str] = {}
    for some in portions(rows):
        query = select(claims.c.row, claims.c.record).where(claims.c.row.in_(some))
        records.update((row, record) for row, record in connection.execute(query))
    return tuple(_decode(records[row]) for row in rows)
