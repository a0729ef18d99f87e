"""Tellings of several documents that are one event."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from factions.casefile.schema import claims, readings
from factions.casefile.summaries.counting import recount
from factions.casefile.summaries.tables import joined_tellings, told


def join_events(connection: Connection, events: Mapping[str, Collection[str]]) -> None:
    """Says which tellings, by their ids, are one event, for all events that have more than one.

    A telling is known by the id of its first claim, and an event by that of one of its tellings. What was
    joined before and is not named comes apart again.
    """
    wanted = {
        telling: event for event, tellings in events.items() for telling in tellings if len(tellings) > 1
    }
    rows = connection.execute(select(joined_tellings.c.telling, joined_tellings.c.event))
    known = {telling: event for telling, event in rows}  # noqa: C416
    moved = [
        telling
        for telling in sorted(wanted.keys() | known.keys())
        if wanted.get(telling) != known.get(telling)
    ]
    connection.execute(delete(joined_tellings).where(joined_tellings.c.telling.in_(moved)))
    if added := [{"telling": telling, "event": wanted[telling]} for telling in moved if telling in wanted]:
        connection.execute(insert(joined_tellings), added)
    for telling in moved:
        _move(connection, telling, wanted.get(telling, telling))
    recount(connection, {at.get(telling, telling) for telling in moved for at in (known, wanted)})


def _move(connection: Connection, telling: str, event: str) -> None:
    """By the document of the telling's first claim, which saves an index of tellings."""
    document = select(readings.c.document).join(claims, claims.c.reading == readings.c.row)
    within = told.c.document.in_(document.where(claims.c.id == telling))
    connection.execute(update(told).where(within, told.c.telling == telling).values(event=event))
