"""Keeping the derived tables true: after each change for its document, or from nothing for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.json import Decoder
from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, literal, select

from factions.casefile.events.tellings import find_tellings
from factions.casefile.portions import portions
from factions.casefile.schema import claims, documents, metadata, readings, roles
from factions.casefile.summaries.counting import recount
from factions.casefile.summaries.standing import settle_all_standings, settle_standings, stands
from factions.casefile.summaries.tables import (
    DERIVED,
    OF_ACTORS,
    actor_claims,
    actor_ties,
    joined_tellings,
    told,
)
from factions.casefile.summaries.tallies import retally
from factions.records import Claim
from factions.vocabulary import load_vocabulary

UNDATED = "9999-99-99"
_DOCUMENTS_AT_ONCE = 2_000
_BY_ACTOR = ("key", "at", "start", "claim", "document")
_decode = Decoder(Claim).decode


class _Kept(NamedTuple):
    """A claim with the rows of it and of its document."""

    document: int
    row: int
    claim: Claim


def refresh(connection: Connection, *rows: int) -> None:
    """Makes what is derived from some documents, by their rows, anew."""
    for some in portions(rows):
        before = set(connection.execute(select(told.c.event).where(told.c.document.in_(some))).scalars())
        for table in (actor_claims, actor_ties, told):
            connection.execute(delete(table).where(table.c.document.in_(some)))
        settle_standings(connection, some)
        _write_actor_claims(connection, readings.c.document.in_(some))
        recount(connection, before | _write_told(connection, readings.c.document.in_(some)))
        retally(connection, some)


def refresh_judged(connection: Connection, document: int, changed: Collection[int]) -> frozenset[str]:
    """Makes anew what follows from claims of a document that came to count or no longer do, by their rows.

    Gives the tellings that have other claims now: whoever is one event with them may change, too.
    """
    for some in portions(changed):
        for table in (actor_claims, actor_ties):
            here = table.c.document == document, table.c.claim.in_(some)
            connection.execute(delete(table).where(*here))
        _write_actor_claims(connection, claims.c.row.in_(some))
    retally(connection, [document])
    return _retell(connection, document) if _has_events(connection, changed) else frozenset()


def _has_events(connection: Connection, rows: Collection[int]) -> bool:
    events = select(claims.c.row).where(claims.c.kind.in_(load_vocabulary().kinds("event")))
    return any(connection.execute(events.where(claims.c.row.in_(some))).first() for some in portions(rows))


def _retell(connection: Connection, document: int) -> frozenset[str]:
    """Writes anew, of the tellings of a document, those that have other claims now; these."""
    query = select(told.c.telling, told.c.claim, told.c.event).where(told.c.document == document)
    before: dict[str, set[int]] = defaultdict(set)
    event: dict[str, str] = {}
    for telling, claim, its_event in connection.execute(query):
        before[telling].add(claim)
        event[telling] = its_event
    rows = list(_told_rows(_events_of(connection, readings.c.document == document)))
    after: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        after[row["telling"]].add(row["claim"])
    moved = frozenset(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))
    for some in portions(claim for one in moved for claim in before.get(one, ())):
        connection.execute(delete(told).where(told.c.claim.in_(some)))
    written = _write_rows(connection, [row for row in rows if row["telling"] in moved])
    recount(connection, written | {event[one] for one in moved if one in event})
    return moved


def rebuild(connection: Connection) -> None:
    """Makes every derived table anew, from the newest readings and the tellings that were joined."""
    for table in DERIVED:
        connection.execute(delete(table))
    settle_all_standings(connection)
    _write_actor_claims(connection)
    for some in _parts(connection):
        within = readings.c.document.between(some[0], some[-1])
        recount(connection, _write_told(connection, within))
        retally(connection, some)


def rebuild_tallies(connection: Connection) -> None:
    """Makes the tallies of actors anew."""
    for table in OF_ACTORS:
        connection.execute(delete(table))
    for some in _parts(connection):
        retally(connection, some)


def make_ties(connection: Connection) -> None:
    """Makes the table of actors' ties, for a casefile that had none."""
    metadata.create_all(connection, tables=[actor_ties])
    connection.execute(delete(actor_ties))
    _write_ties(connection, _by_actor())


def _write_actor_claims(connection: Connection, *which: ColumnElement[bool]) -> None:
    query = _by_actor().where(*which)
    connection.execute(insert(actor_claims).from_select(_BY_ACTOR, query))
    _write_ties(connection, query)


def _write_ties(connection: Connection, query: Select[Any]) -> None:
    ties = query.where(claims.c.kind.in_(load_vocabulary().kinds("state", "step", "pattern")))
    connection.execute(insert(actor_ties).from_select(_BY_ACTOR, ties))


def _by_actor() -> Select[Any]:
    at = func.coalesce(documents.c.published_at, UNDATED) + literal(" ") + documents.c.id
    at = at.label("at")
    query = select(roles.c.key, at, claims.c.start, claims.c.row, documents.c.row).distinct()
    return _newest(query.join(claims, roles.c.claim == claims.c.row)).order_by(roles.c.key, at)


def _write_told(connection: Connection, which: ColumnElement[bool]) -> set[str]:
    """Writes which event each claim of some documents tells of; the events."""
    return _write_rows(connection, list(_told_rows(_events_of(connection, which))))


def _events_of(connection: Connection, which: ColumnElement[bool]) -> Iterator[_Kept]:
    """The claims of some documents on events, as far as they count."""
    query = _newest(select(readings.c.document, claims.c.row, claims.c.record)).where(
        which, claims.c.kind.in_(load_vocabulary().kinds("event"))
    )
    found = connection.execute(query.order_by(readings.c.document, claims.c.row))
    return (_Kept(document, row, _decode(record)) for document, row, record in found)


def _write_rows(connection: Connection, rows: Sequence[dict[str, Any]]) -> set[str]:
    events = _joined(connection, rows)
    if rows:
        connection.execute(insert(told), [row | {"event": events[row["telling"]]} for row in rows])
    return set(events.values())


def _told_rows(kept: Iterable[_Kept]) -> Iterator[dict[str, Any]]:
    for document, group in groupby(kept, key=lambda one: one.document):
        in_document = list(group)
        telling = {
            claim.id: found.id
            for found in find_tellings(one.claim for one in in_document)
            for claim in found.claims
        }
        for one in in_document:
            if one.claim.id in telling:
                yield {"claim": one.row, "telling": telling[one.claim.id], "document": document}


def _joined(connection: Connection, rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The event of each telling: itself, unless it was joined with others."""
    events: dict[str, str] = {row["telling"]: row["telling"] for row in rows}
    known = select(joined_tellings.c.telling, joined_tellings.c.event)
    tellings = sorted(events)
    for start in range(0, len(tellings), 500):
        some = joined_tellings.c.telling.in_(tellings[start : start + 500])
        events.update((telling, event) for telling, event in connection.execute(known.where(some)))
    return events


def _newest(query: Select[Any]) -> Select[Any]:
    """The claims of newest readings that count."""
    query = query.join_from(claims, readings, claims.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    return query.where(readings.c.current.is_(True), stands())


def _parts(connection: Connection) -> Iterator[list[int]]:
    last = connection.execute(select(func.max(documents.c.row))).scalar_one() or 0
    for first in range(1, last + 1, _DOCUMENTS_AT_ONCE):
        yield list(range(first, first + _DOCUMENTS_AT_ONCE))
