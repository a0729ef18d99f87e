"""Documents that could not be read, kept so that nobody takes their silence for an answer."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from factions.casefile.clock import now
from factions.casefile.results import Problem
from factions.casefile.schema import problems
from factions.errors import DocumentProblem


def write_problem(connection: Connection, problem: DocumentProblem) -> None:
    """Keeps a document's problem, once however often it comes up."""
    values = {"source": problem.source, "kind": type(problem).__name__, "why": problem.why}
    same = (problems.c[name] == value for name, value in values.items())
    if connection.execute(select(problems.c.at).where(*same)).first() is None:
        connection.execute(insert(problems).values(values | {"at": now()}))


def read_problems(connection: Connection) -> tuple[Problem, ...]:
    """The problems by source, in the order in which they came up."""
    query = select(problems.c.source, problems.c.kind, problems.c.why, problems.c.at)
    rows = connection.execute(query.order_by(problems.c.source, problems.c.at, problems.c.kind))
    return tuple(Problem(*row) for row in rows)
