"""Lists of documents by pages, and how large a casefile is: nothing here reads texts or records."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from factions.casefile.casefile import Casefile
from factions.casefile.reading_back import known_by as published_by
from factions.casefile.schema import claims, documents, readings


class Listed(Struct, frozen=True):
    """A document as a list has it, with the number of claims in its newest reading."""

    id: str
    title: str | None
    publisher: str | None
    published_at: str | None
    source: str | None
    claims: int


class Sizes(Struct, frozen=True):
    """How much a casefile holds; `undated` are the documents without a publication date."""

    documents: int
    undated: int
    claims: int
    first: str | None
    last: str | None


def latest_documents(casefile: Casefile, *, known_by: str | None = None, most: int = 6) -> tuple[Listed, ...]:
    """The dated documents last published, of those known by a day if one is given, newest first."""
    conditions = [*_conditions(None, known_by), documents.c.published_at.is_not(None)]
    order = (documents.c.published_at.desc(), documents.c.id.desc())
    with casefile.transaction() as connection:
        rows = connection.execute(_rows(conditions).order_by(*order).limit(most)).all()
    return tuple(map(_listed, rows))


def list_documents(
    casefile: Casefile,
    *,
    words: str | None = None,
    known_by: str | None = None,
    most: int = 50,
    skip: int = 0,
) -> tuple[tuple[Listed, ...], int]:
    """Documents by publication date, those without one last, and how many there are in all.

    `words` keeps those that have them in title, publisher or source, whatever the case of their letters.
    """
    conditions = _conditions(words, known_by)
    with casefile.transaction() as connection:
        total = connection.execute(
            select(func.count()).select_from(documents).where(*conditions)
        ).scalar_one()
        return _page(connection, conditions, most, skip), total


def sizes(casefile: Casefile, *, known_by: str | None = None) -> Sizes:
    """How much there is, of documents published by a day or of all."""
    conditions = _conditions(None, known_by)
    counts = (
        func.count(),
        func.count().filter(documents.c.published_at.is_(None)),
        func.min(documents.c.published_at),
        func.max(documents.c.published_at),
    )
    with casefile.transaction() as connection:
        number, undated, first, last = connection.execute(select(*counts).where(*conditions)).one()
        told = _claims_in(connection, conditions)
    return Sizes(number, undated, told, first, last)


def _claims_in(connection: Connection, conditions: list[ColumnElement[bool]]) -> int:
    """The claims of current readings; of all documents, those of the few other readings are taken off."""
    of_readings = select(func.count()).select_from(claims).join(readings, claims.c.reading == readings.c.row)
    if not conditions:
        whole: int = connection.execute(select(func.count()).select_from(claims)).scalar_one()
        old = of_readings.where(
            readings.c.row.in_(select(readings.c.row).where(readings.c.current.is_(False)))
        )
        return whole - int(connection.execute(old).scalar_one())
    chosen = of_readings.join(documents, readings.c.document == documents.c.row).where(*conditions)
    return int(connection.execute(chosen.where(readings.c.current.is_(True))).scalar_one())


def _conditions(words: str | None, known_by: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [published_by(known_by)] if known_by is not None else []
    if words is not None:
        columns = (documents.c.title, documents.c.publisher, documents.c.source)
        found.append(or_(*(column.icontains(words, autoescape=True) for column in columns)))
    return found


def _page(
    connection: Connection, conditions: list[ColumnElement[bool]], most: int, skip: int
) -> tuple[Listed, ...]:
    undated_last = documents.c.published_at.is_(None)
    query = _rows(conditions).order_by(undated_last, documents.c.published_at, documents.c.id)
    return tuple(map(_listed, connection.execute(query.limit(most).offset(skip))))


def _rows(conditions: list[ColumnElement[bool]]) -> Select[Any]:
    """The documents with the number of claims in the newest reading of each."""
    in_claims = (
        select(func.count())
        .select_from(claims)
        .join(readings, claims.c.reading == readings.c.row)
        .where(readings.c.document == documents.c.row, readings.c.current.is_(True))
        .correlate(documents)
        .scalar_subquery()
        .label("told")
    )
    columns = [documents.c[name] for name in ("id", "title", "publisher", "published_at", "source")]
    return select(*columns, in_claims).where(*conditions)


def _listed(row: Any) -> Listed:
    return Listed(row.id, row.title, row.publisher, row.published_at, row.source, row.told)
