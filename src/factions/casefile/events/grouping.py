"""Which telling and which event some claims are of, by all documents or by those known by a day."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, select

from factions.casefile.events.joining import join
from factions.casefile.events.settling import reach, read_chances, read_sketches
from factions.casefile.events.tables import event_sketches
from factions.casefile.events.verdicts import read_verdicts
from factions.casefile.portions import portions
from factions.casefile.schema import claims, documents, readings
from factions.casefile.summaries import claims_of_events
from factions.casefile.summaries.tables import joined_tellings, told
from factions.records import Claim


class Told(Struct, frozen=True):
    """The telling and the event that a claim is of, each known by the id of a claim."""

    telling: str
    event: str


def told_of(connection: Connection, ids: Collection[str], known_by: str | None = None) -> dict[str, Told]:
    """Of which telling and event claims of newest readings are; a plan or a supposition is of none.

    With `known_by` the tellings of documents published by that day are joined anew, by themselves: what a
    later report shows to be one event was not known to be one. Judgements count whenever they were made.
    """
    found: dict[str, Told] = {}
    for some in portions(ids):
        query = select(claims.c.id, told.c.telling, told.c.event).join(told, told.c.claim == claims.c.row)
        query = query.join(readings, claims.c.reading == readings.c.row).where(readings.c.current.is_(True))
        rows = connection.execute(query.where(claims.c.id.in_(some)))
        found.update((claim, Told(telling, event)) for claim, telling, event in rows)
    return found if known_by is None else _known(connection, found, known_by)


def claims_told_with(
    connection: Connection, ids: Collection[str], known_by: str | None = None
) -> tuple[Claim, ...]:
    """All claims on the events that some claims, by their ids, tell of.

    With `known_by` those of documents published by that day, on the events as they were known then.
    """
    of = told_of(connection, ids)
    if known_by is None:
        return claims_of_events(connection, {one.event for one in of.values()})
    near = claims_of_events(connection, _events_near(connection, of.values()))
    published = _published_documents(connection, {claim.document for claim in near}, known_by)
    found = [claim for claim in near if claim.document in published]
    then = told_of(connection, {*ids, *(claim.id for claim in found)}, known_by)
    events = {then[id].event for id in ids if id in then}
    return tuple(claim for claim in found if claim.id in then and then[claim.id].event in events)


def _known(connection: Connection, found: dict[str, Told], day: str) -> dict[str, Told]:
    verdicts = read_verdicts(connection)
    near = reach(connection, frozenset(one.telling for one in found.values()), verdicts)
    sketches = read_sketches(connection, _published(connection, near, day))
    groups = join(sketches.values(), read_chances(connection, sketches), verdicts)
    event = {telling: min(group) for group in groups for telling in group}
    return {claim: Told(one.telling, event.get(one.telling, one.telling)) for claim, one in found.items()}


def _published(connection: Connection, tellings: Collection[str], day: str) -> set[str]:
    found: set[str] = set()
    table = event_sketches.c
    for some in portions(tellings):
        query = select(table.telling).join(documents, table.document == documents.c.row)
        query = query.where(table.telling.in_(some), documents.c.published_at <= day)
        found.update(connection.execute(query).scalars())
    return found


def _published_documents(connection: Connection, ids: Collection[str], day: str) -> set[str]:
    found: set[str] = set()
    for some in portions(ids):
        query = select(documents.c.id).where(documents.c.id.in_(some), documents.c.published_at <= day)
        found.update(connection.execute(query).scalars())
    return found


def _events_near(connection: Connection, told_as: Collection[Told]) -> set[str]:
    """The events of some tellings, and of all tellings that these may come to be one event with."""
    near = reach(connection, frozenset(one.telling for one in told_as), read_verdicts(connection))
    event = events_of(connection, near)
    return {*event.values(), *(one.event for one in told_as)}


def events_of(connection: Connection, tellings: Collection[str]) -> dict[str, str]:
    """The event that each of some tellings is of; one that is joined with none stands for itself."""
    found = {telling: telling for telling in tellings}
    table = joined_tellings.c
    for some in portions(tellings):
        query = select(table.telling, table.event).where(table.telling.in_(some))
        found.update((telling, event) for telling, event in connection.execute(query))
    return found
