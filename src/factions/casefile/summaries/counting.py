"""Under which month, kind and country an event counts: the rule, and the counts that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from factions.casefile.portions import portions
from factions.casefile.schema import claims
from factions.casefile.summaries.tables import UNKNOWN, counted_events, month_counts, told

_MONTH = len("2021-06")


class Vote(Struct, frozen=True):
    """What one claim says of when, what and where its event was."""

    event: str
    kind: str
    earliest_start: str | None
    latest_start: str | None
    country: str | None
    polarity: str

    @property
    def month(self) -> str | None:
        """The month of the first day, if the claim's bounds leave one month alone."""
        if self.earliest_start is None or self.latest_start is None:
            return None
        first, last = self.earliest_start[:_MONTH], self.latest_start[:_MONTH]
        return first if first == last else None


class Cell(Struct, frozen=True):
    """Where an event counts, and how many claims it has."""

    month: str
    kind: str
    country: str
    claims: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.month, self.kind, self.country


def cell_of(votes: Sequence[Vote]) -> Cell | None:
    """Where an event counts: what most of its affirming claims say; the first in order among equals.

    A claim that leaves the month or country open says nothing on it. An event that every claim denies does
    not count.
    """
    affirmed = [vote for vote in votes if vote.polarity == "affirmed"]
    if not affirmed:
        return None
    month = _most(vote.month for vote in affirmed)
    kind = _most(vote.kind for vote in affirmed)
    country = _most(vote.country for vote in affirmed)
    return Cell(month, kind, country, len(votes))


def recount(connection: Connection, events: Collection[str]) -> None:
    """Counts some events anew, and mends the counts by month for what changed."""
    changes: Counter[tuple[str, str, str]] = Counter()
    claim_changes: Counter[tuple[str, str, str]] = Counter()
    for some in portions(events):
        before, after = _counted(connection, some), _cells(connection, some)
        moved = [event for event in some if before.get(event) != after.get(event)]
        for cells, sign in ((before, -1), (after, 1)):
            for cell in (cells[event] for event in moved if event in cells):
                changes[cell.key] += sign
                claim_changes[cell.key] += sign * cell.claims
        connection.execute(delete(counted_events).where(counted_events.c.event.in_(moved)))
        write_cells(connection, {event: after[event] for event in moved if event in after})
    for key in sorted(claim_changes.keys() | changes.keys()):
        _mend(connection, key, changes[key], claim_changes[key])


def write_cells(connection: Connection, cells: dict[str, Cell]) -> None:
    """Writes under what events count that are not yet counted."""
    if cells:
        rows = [
            {
                "event": event,
                "month": cell.month,
                "kind": cell.kind,
                "country": cell.country,
                "claims": cell.claims,
            }
            for event, cell in cells.items()
        ]
        connection.execute(insert(counted_events), rows)


def _counted(connection: Connection, events: Sequence[str]) -> dict[str, Cell]:
    rows = connection.execute(select(counted_events).where(counted_events.c.event.in_(events)))
    return {event: Cell(*cell) for event, *cell in rows}


def _cells(connection: Connection, events: Sequence[str]) -> dict[str, Cell]:
    columns = (
        told.c.event, claims.c.kind, claims.c.earliest_start, claims.c.latest_start, claims.c.country,
        claims.c.polarity,
    )  # fmt: skip
    query = select(*columns).join(claims, told.c.claim == claims.c.row).where(told.c.event.in_(events))
    votes: dict[str, list[Vote]] = {}
    for row in connection.execute(query.order_by(claims.c.id, claims.c.reader)):
        votes.setdefault(row.event, []).append(Vote(*row))
    cells = ((event, cell_of(said)) for event, said in votes.items())
    return {event: cell for event, cell in cells if cell is not None}


def _mend(connection: Connection, key: tuple[str, str, str], events: int, in_claims: int) -> None:
    month, kind, country = key
    table = month_counts
    cell = (table.c.month == month, table.c.kind == kind, table.c.country == country)
    added = {"events": table.c.events + events, "claims": table.c.claims + in_claims}
    if not connection.execute(update(table).where(*cell).values(added)).rowcount:
        values = {"month": month, "kind": kind, "country": country, "events": events, "claims": in_claims}
        connection.execute(insert(table).values(values))
    if events < 0:
        connection.execute(delete(table).where(*cell, table.c.events == 0))


def _most(values: Iterable[str | None]) -> str:
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=counts.__getitem__, default=UNKNOWN)
