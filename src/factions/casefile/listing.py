"""Lists of documents by pages, and how large a casefile is: nothing here reads texts or records."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from factions.casefile.casefile import Casefile
from factions.casefile.portions import portions
from factions.casefile.reading_back import known_by as published_by
from factions.casefile.schema import claims, documents, readings

_COUNTED = 100_000
MOST_FOUND = 20_000


class Listed(Struct, frozen=True):
    """A document as a list has it, with the number of claims in its newest reading."""

    id: str
    title: str | None
    publisher: str | None
    published_at: str | None
    source: str | None
    claims: int


class Sizes(Struct, frozen=True):
    """How much a casefile holds; `undated` are the documents without a publication date.

    `claims` is null by a day by which so many documents were known that counting theirs takes too long.
    """

    documents: int
    undated: int
    claims: int | None
    first: str | None
    last: str | None


def latest_documents(casefile: Casefile, *, known_by: str | None = None, most: int = 6) -> tuple[Listed, ...]:
    """The dated documents last published, of those known by a day if one is given, newest first."""
    query = select(documents.c.row).where(_dated(known_by))
    newest = query.order_by(documents.c.published_at.desc(), documents.c.id.desc()).limit(most)
    with casefile.transaction() as connection:
        return _listed(connection, connection.execute(newest).scalars().all())


def list_documents(
    casefile: Casefile,
    *,
    words: str | None = None,
    known_by: str | None = None,
    most: int = 50,
    skip: int = 0,
) -> tuple[tuple[Listed, ...], int]:
    """Documents by publication date, those without one last, and how many there are in all.

    `words` keeps those that have them in title, publisher or source, whatever the case of their letters;
    each document is then looked at, and otherwise no more of them than are given. Of more than MOST_FOUND
    it is not counted how many there are.
    """
    with casefile.transaction() as connection:
        wanted = [_has_words(connection, words)] if words is not None else []
        found = _few(connection, wanted, known_by) if wanted else None
        if found is not None:
            return _listed(connection, found[skip : skip + most]), len(found)
        rows, total = _by_date(connection, known_by, most, skip, wanted)
        return _listed(connection, rows), total


def sizes(casefile: Casefile, *, known_by: str | None = None) -> Sizes:
    """How much there is, of documents published by a day or of all."""
    published = documents.c.published_at
    dated = _dated(known_by)
    # The first and the last day each by itself: together they are looked for in every document.
    first, last = (
        select(day).where(dated).scalar_subquery() for day in (func.min(published), func.max(published))
    )
    with casefile.transaction() as connection:
        earliest, latest = connection.execute(select(first, last)).one()
        number = _count(connection, dated)
        undated = 0 if known_by is not None else _count(connection, published.is_(None))
        counted = known_by is None or number <= _COUNTED
        told = _claims_in(connection, known_by) if counted else None
    return Sizes(number + undated, undated, told, earliest, latest)


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(documents).where(condition)).scalar_one()


def _by_date(
    connection: Connection, known_by: str | None, most: int, skip: int, wanted: Sequence[ColumnElement[bool]]
) -> tuple[Sequence[int], int]:
    """A page of documents, and how many there are: the dated ones and the others as their index has them.

    Of those `wanted`, which are so common that a page of them is soon found, no more are counted than that
    they are more than MOST_FOUND.
    """
    parts = [_dated(known_by)] + ([documents.c.published_at.is_(None)] if known_by is None else [])
    rows: list[int] = []
    total = 0
    for part in parts:
        query = select(documents.c.row).where(part, *wanted)
        query = query.order_by(documents.c.published_at, documents.c.id)
        before = max(skip - total, 0)
        rows += connection.execute(query.limit(most - len(rows)).offset(before)).scalars()
        total += _count_some(connection, query) if wanted else _count(connection, part)
    return rows, min(total, MOST_FOUND + 1) if wanted else total


def _count_some(connection: Connection, query: Select[tuple[int]]) -> int:
    some = query.order_by(None).limit(MOST_FOUND + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _has_words(connection: Connection, words: str) -> ColumnElement[bool]:
    columns = (documents.c.title, documents.c.publisher, documents.c.source)
    # SQLite passes over the case of letters by itself; to fold each title first takes twice as long.
    folds = connection.dialect.name == "sqlite"
    has = (
        one.contains(words, autoescape=True) if folds else one.icontains(words, autoescape=True)
        for one in columns
    )
    return or_(*has)


def _few(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], known_by: str | None
) -> Sequence[int] | None:
    """The documents wanted, in order, if they are no more than MOST_FOUND.

    Put in order here: to go through all documents in the order of their days takes far longer.
    """
    query = select(documents.c.published_at, documents.c.id, documents.c.row).where(*wanted)
    query = query.where(published_by(known_by)) if known_by else query
    found = connection.execute(query.limit(MOST_FOUND + 1)).all()
    ordered = sorted(found, key=lambda one: (one.published_at or "~", one.id))
    return [one.row for one in ordered] if len(found) <= MOST_FOUND else None


def _claims_in(connection: Connection, known_by: str | None) -> int:
    """The claims of current readings; of all documents, those of the few other readings are taken off."""
    of_readings = select(func.count()).select_from(claims).join(readings, claims.c.reading == readings.c.row)
    if known_by is None:
        whole: int = connection.execute(select(func.count()).select_from(claims)).scalar_one()
        old = of_readings.where(
            readings.c.row.in_(select(readings.c.row).where(readings.c.current.is_(False)))
        )
        return whole - int(connection.execute(old).scalar_one())
    chosen = of_readings.join(documents, readings.c.document == documents.c.row).where(published_by(known_by))
    return int(connection.execute(chosen.where(readings.c.current.is_(True))).scalar_one())


def _dated(known_by: str | None) -> ColumnElement[bool]:
    """The condition of having a day of publication, and none after the one given."""
    return published_by(known_by) if known_by is not None else documents.c.published_at.is_not(None)


def _listed(connection: Connection, rows: Sequence[int]) -> tuple[Listed, ...]:
    """Some documents by their rows, in that order, with how many claims the newest reading of each has."""
    in_claims = (
        select(func.count())
        .select_from(claims)
        .join(readings, claims.c.reading == readings.c.row)
        .where(readings.c.document == documents.c.row, readings.c.current.is_(True))
        .correlate(documents)
        .scalar_subquery()
    )
    columns = [documents.c[name] for name in ("row", "id", "title", "publisher", "published_at", "source")]
    query = select(*columns, in_claims)
    found = {
        row: Listed(*values)
        for some in portions(rows)
        for row, *values in connection.execute(query.where(documents.c.row.in_(some)))
    }
    return tuple(found[row] for row in rows)
