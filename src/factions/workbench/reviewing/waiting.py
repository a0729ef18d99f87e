"""What waits for a reviewer: the next document with a claim that nobody judged."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select

from factions.casefile import Casefile
from factions.casefile.judgements import VERDICTS
from factions.casefile.readers import PERSON
from factions.casefile.schema import claims, documents, judged, judgements, readings


def next_document(casefile: Casefile, after: str | None = None) -> str | None:
    """The first document, by date, with a claim that nobody judged, looked for from one on and then from the
    first; null where all is judged."""
    table = documents.c
    with casefile.transaction() as connection:
        here = connection.execute(select(table.published_at).where(table.id == after)).first()
        later = [] if here is None or after is None else _later(here.published_at, after)
        for conditions in (*later, table.published_at.is_not(None), table.published_at.is_(None)):
            query = select(table.id).where(conditions, _has_open_claim())
            found = connection.execute(query.order_by(table.published_at, table.id).limit(1)).scalar()
            if found is not None:
                return str(found)
    return None


def _later(day: str | None, id: str) -> list[ColumnElement[bool]]:
    """Those after a document, in the order of dates with the undated last: what an index can answer each."""
    table = documents.c
    if day is None:
        return [and_(table.published_at.is_(None), table.id > id)]
    same_day = and_(table.published_at == day, table.id > id)
    return [or_(table.published_at > day, same_day), table.published_at.is_(None)]


def _has_open_claim() -> ColumnElement[bool]:
    """Whether a reader's newest reading has a claim without a standing verdict of anybody."""
    newer = judgements.alias("newer")
    taken_back = exists().where(newer.c.withdraws == judgements.c.id)
    decided = exists().where(
        judged.c.id == claims.c.id,
        judgements.c.id == judged.c.judgement,
        judgements.c.what.in_(VERDICTS),
        ~taken_back,
    )
    return exists().where(
        readings.c.document == documents.c.row,
        readings.c.current.is_(True),
        readings.c.reader.not_like(f"{PERSON}%"),
        claims.c.reading == readings.c.row,
        ~decided,
    )
