"""Whether a casefile is still as it was: a mark that changes with every write."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from factions.casefile.casefile import Casefile
from factions.casefile.judging.tables import likely_same
from factions.casefile.migrations import missing_steps
from factions.casefile.schema import claims, documents, judgements, problems, readings

State = tuple[float | None, ...]


def state_of(casefile: Casefile) -> State:
    """Numbers that are the same for as long as nothing was written, found without a look at the rows.

    Rows are only ever added, and what takes words away (a redaction, a correction) adds a judgement. Raises
    CasefileTooNew where another program has brought the casefile to a later schema meanwhile.
    """
    with casefile.transaction() as connection:
        missing_steps(connection, casefile.name)
        return _numbers(connection)


def _numbers(connection: Connection) -> State:
    newest = [select(func.max(table.c.row)).scalar_subquery() for table in (documents, readings, claims)]
    counts = [
        select(func.count()).select_from(table).scalar_subquery()
        for table in (judgements, problems, likely_same)
    ]
    # Suggestions are weighed anew as a whole, and another weight may make two actors one.
    weights = select(func.sum(likely_same.c.score)).scalar_subquery()
    return tuple(connection.execute(select(*newest, *counts, weights)).one())
