"""Tellings of several documents that are one event."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from factions.casefile.schema import claims, readings
from factions.casefile.summaries.counting import recount
from factions.casefile.summaries.tables import joined_tellings, told


def join_events(
    connection: Connection, events: Mapping[str, Collection[str]], *, among: Collection[str] | None = None
) -> None:
    """Says which tellings, by their ids, are one event, for all events that have more than one.

    A telling is known by the id of its first claim, and an event by that of one of its tellings. What was
    joined before and is not named comes apart again; with `among`, only of these tellings.
    """
    wanted = {
        telling: event for event, tellings in events.items() for telling in tellings if len(tellings) > 1
    }
    known = _joined(connection, among)
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


def _joined(connection: Connection, among: Collection[str] | None) -> dict[str, str]:
    """The event of each telling that is joined with others."""
    table = joined_tellings.c
    query = select(table.telling, table.event)
    query = query if among is None else query.where(table.telling.in_(sorted(among)))
    return {telling: event for telling, event in connection.execute(query)}  # noqa: C416


def _move(connection: Connection, telling: str, event: str) -> None:
    """By the document of the telling's first claim, which saves an index of tellings."""
    document = select(readings.c.document).join(claims, claims.c.reading == readings.c.row)
    within = told.c.document.in_(document.where(claims.c.id == telling))
    connection.execute(update(told).where(within, told.c.telling == telling).values(event=event))
