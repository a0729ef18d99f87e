"""Lists of documents by pages, and how large a casefile is: nothing here reads texts or records."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, or_, select

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
    in_claims = select(func.count()).select_from(claims).join(readings, claims.c.reading == readings.c.row)
    if conditions:
        in_claims = in_claims.join(documents, readings.c.document == documents.c.row).where(*conditions)
    with casefile.transaction() as connection:
        number, undated, first, last = connection.execute(select(*counts).where(*conditions)).one()
        told = connection.execute(in_claims.where(readings.c.current.is_(True))).scalar_one()
    return Sizes(number, undated, told, first, last)


def _conditions(words: str | None, known_by: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [published_by(known_by)] if known_by is not None else []
    if words is not None:
        columns = (documents.c.title, documents.c.publisher, documents.c.source)
        found.append(or_(*(column.icontains(words, autoescape=True) for column in columns)))
    return found


def _page(
    connection: Connection, conditions: list[ColumnElement[bool]], most: int, skip: int
) -> tuple[Listed, ...]:
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
    query = select(*columns, in_claims).where(*conditions).limit(most).offset(skip)
    undated_last = documents.c.published_at.is_(None)
    rows = connection.execute(query.order_by(undated_last, documents.c.published_at, documents.c.id))
    return tuple(_listed(row) for row in rows)


def _listed(row: Any) -> Listed:
    return Listed(row.id, row.title, row.publisher, row.published_at, row.source, row.told)
