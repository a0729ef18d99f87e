"""The last published claims of an actor or of all, so that a question need not read a million of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from factions.casefile.schema import claims, documents, readings
from factions.casefile.summaries.asking import read_rows
from factions.casefile.summaries.tables import UNKNOWN, actor_claims, actor_ties
from factions.records import Claim
from factions.vocabulary import load_vocabulary

# Beyond it is only said that there are more, for counting a million takes its time.
MOST_COUNTED = 20_000
_MORE = 8
_TIES = ("state", "step", "pattern")
_Place = tuple[str, int, int]  # where a claim stands: date and document, place in the text, row


class Narrowed(Struct, frozen=True):
    """Which claims are wanted: published by a day, of some kinds, of a period, of a country by its code.

    A claim without a time falls in no period, and one without a country in none.
    """

    known_by: str | None = None
    kinds: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """On the claims; on their documents there is another condition for each table that has their day."""
        start, end = claims.c.earliest_start, claims.c.latest_end
        found: list[ColumnElement[bool]] = []
        found += [_read_past(claims.c.kind).in_(self.kinds)] if self.kinds is not None else []
        found += [_read_past(claims.c.country) == self.country] if self.country else []
        found += [or_(start.is_not(None), end.is_not(None))] if self.since or self.until else []
        found += [or_(end.is_(None), end >= self.since)] if self.since else []
        found += [or_(start.is_(None), start <= self.until)] if self.until else []
        return found


def _read_past(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column whose index is left alone: rows are to be found by their actor or their day."""
    return func.coalesce(column, UNKNOWN)


ALL = Narrowed()


def latest_of_actor(
    connection: Connection, keys: Collection[str], *, ties: bool, most: int, narrowed: Narrowed
) -> tuple[tuple[Claim, ...], int]:
    """The last claims on an actor's events, or on its ties, and how many there are, up to MOST_COUNTED.

    Last by date of document, those without one as if they were of today, and by place in its text. A claim
    that speaks of an actor under two keys counts twice among all.
    """
    last = [place for key in keys for place in _last_places(connection, key, ties, most, narrowed)]
    rows = list(dict.fromkeys(claim for _, _, claim in sorted(last, reverse=True)))
    if len(rows) < most:
        return read_rows(connection, rows), len(rows)
    count = _count(connection, actor_ties, keys, narrowed)
    if not ties:
        count = _count(connection, actor_claims, keys, narrowed) - (0 if narrowed.conditions() else count)
    return read_rows(connection, rows[:most]), count


def latest_of_all(
    connection: Connection, *, ties: bool, most: int, narrowed: Narrowed
) -> tuple[tuple[Claim, ...], int]:
    """The last claims on events, or on ties, of all actors, and how many there are, up to MOST_COUNTED.

    Where few claims are of such a kind or country they are all looked at, and else the newest documents, more
    of them until enough is found.
    """
    wanted = replace(
        narrowed, kinds=narrowed.kinds or load_vocabulary().kinds(*(_TIES if ties else ("event",)))
    )
    few = _few_of(connection, wanted)
    conditions = [*wanted.conditions(), *([claims.c.row.in_(few)] if few is not None else [])]
    dated = documents.c.published_at <= (narrowed.known_by or "~")
    rows: list[int] = []
    for which in (dated,) if narrowed.known_by else (documents.c.published_at.is_(None), dated):
        rows += _of_newest(connection, which, conditions, most - len(rows), all_at_once=few is not None)
    if len(rows) < most:
        return read_rows(connection, rows), len(rows)
    return read_rows(connection, rows), _count_all(connection, wanted, conditions, few is None)


def _count_all(
    connection: Connection, narrowed: Narrowed, conditions: Collection[ColumnElement[bool]], are_many: bool
) -> int:
    """How many claims meet the conditions, up to MOST_COUNTED; of kinds alone an index has told already."""
    if are_many and narrowed == Narrowed(narrowed.known_by, narrowed.kinds):
        return MOST_COUNTED
    some = select(claims.c.row).where(*conditions).limit(MOST_COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _few_of(connection: Connection, narrowed: Narrowed) -> Select[tuple[int]] | None:
    """The claims of the kinds, or else of the country, where an index shows that they are few."""
    by_index: list[ColumnElement[bool]] = [claims.c.kind.in_(narrowed.kinds)] if narrowed.kinds else []
    by_index += [claims.c.country == narrowed.country] if narrowed.country else []
    for condition in by_index:
        rows = select(claims.c.row).where(condition)
        some = rows.limit(MOST_COUNTED + 1).subquery()
        if connection.execute(select(func.count()).select_from(some)).scalar_one() <= MOST_COUNTED:
            return rows
    return None


def _of_newest(
    connection: Connection,
    which: ColumnElement[bool],
    conditions: Collection[ColumnElement[bool]],
    most: int,
    *,
    all_at_once: bool,
) -> list[int]:
    """The rows of the last claims of some documents, the newest of which are looked at first."""
    newest = most
    order = (documents.c.published_at, documents.c.id, claims.c.start, claims.c.row)
    query = select(claims.c.row).join(readings, claims.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    query = query.where(readings.c.current.is_(True), *conditions)
    query = query.order_by(*(column.desc() for column in order)).limit(most)
    while True:
        is_last = all_at_once or not connection.execute(_newest_of(which, 1).offset(newest)).first()
        among = which if is_last else documents.c.row.in_(_newest_of(which, newest))
        rows = list(connection.execute(query.where(among)).scalars())
        if len(rows) == most or is_last:
            return rows
        newest *= _MORE


def _newest_of(which: ColumnElement[bool], newest: int) -> Select[tuple[int]]:
    known = select(documents.c.row).where(which)
    return known.order_by(documents.c.published_at.desc(), documents.c.id.desc()).limit(newest)


def _last_places(connection: Connection, key: str, ties: bool, most: int, narrowed: Narrowed) -> list[_Place]:
    """By one key at a time, so that each is read backwards in the order of its table."""
    table = (actor_ties if ties else actor_claims).c
    place = (table.at, table.start, table.claim)
    query = select(*place).where(*_of_key(table, [key], narrowed))
    conditions = narrowed.conditions()
    if not ties and narrowed.kinds is None:
        conditions.append(_read_past(claims.c.kind).in_(load_vocabulary().kinds("event")))
    if conditions:
        query = query.join(claims, table.claim == claims.c.row).where(*conditions)
    query = query.order_by(*(column.desc() for column in place)).limit(most)
    return [(at, start, claim) for at, start, claim in connection.execute(query)]


def _count(connection: Connection, table: Table, keys: Collection[str], narrowed: Narrowed) -> int:
    query = select(table.c.claim).where(*_of_key(table.c, keys, narrowed))
    if conditions := narrowed.conditions():
        query = query.join(claims, table.c.claim == claims.c.row).where(*conditions)
    some = query.limit(MOST_COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _of_key(table: Any, keys: Collection[str], narrowed: Narrowed) -> list[ColumnElement[bool]]:
    published = [table.at <= f"{narrowed.known_by} ~"] if narrowed.known_by is not None else []
    return [table.key.in_(sorted(keys)), *published]
