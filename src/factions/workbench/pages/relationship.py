"""Two actors: what was claimed of a tie, when and by whom, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from starlette.responses import Response

from factions.questions import (
    Answer,
    EventLine,
    SourceLine,
    first_said,
    matrix,
    relationship,
    resemblance,
    summary,
)
from factions.questions.matrix import UNDATED
from factions.workbench.lines import by_family, group
from factions.workbench.naming import Named, actor_of, everybody
from factions.workbench.visit import Visit, page

_EVENTS = 10


class Cell(Struct, frozen=True):
    """What one source said in one period."""

    speaks_for: int
    speaks_against: int


class Part(Struct, frozen=True):
    """One relation: for each source a cell a period, null where it said nothing."""

    kind: str
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


class Table(Struct, frozen=True):
    """Sources by period, the dated periods first, for each relation."""

    periods: tuple[str, ...]
    parts: tuple[Part, ...]


def show_relationship(visit: Visit) -> Response:
    if visit.text("a") is None or visit.text("b") is None:
        return _choose(visit, "relationship", "Relationship")
    one, other = _both(visit)
    answer = visit.answer(relationship, one.key, other.key)
    ties = [line for line in answer.lines if not isinstance(line, EventLine)]
    events = [line for line in answer.lines if isinstance(line, EventLine)]
    about = (one.key, other.key)
    said = visit.answer(first_said, one.key, other.key)
    return visit.page(
        "relationship.html",
        title=f"{one.name} and {other.name}",
        crumbs=[("Actors", visit.link("actors")), (one.name, one.address)],
        one=one,
        other=other,
        answer=answer,
        summary=summary(answer),
        ties=by_family(visit, answer, ties, about=about),
        events=group(visit, answer, events, about=about, most=_EVENTS),
        said=said,
        first=group(visit, said, said.lines, about=about, most=_EVENTS),
        alike=visit.answer(resemblance, one.key, other.key),
    )


def show_matrix(visit: Visit) -> Response:
    if visit.text("a") is None or visit.text("b") is None:
        return _choose(visit, "matrix", "For and against")
    one, other = _both(visit)
    kind = visit.text("kind")
    answer = visit.answer(matrix, one.key, other.key, kind=kind)
    address = visit.link("relationship", a=one.key, b=other.key)
    return visit.page(
        "matrix.html",
        title="For and against",
        crumbs=[("Actors", visit.link("actors")), (f"{one.name} and {other.name}", address)],
        one=one,
        other=other,
        kind=kind,
        answer=answer,
        summary=summary(answer),
        table=_table(answer),
        lines=by_family(visit, answer, answer.lines, about=(one.key, other.key)),
    )


def _both(visit: Visit) -> tuple[Named, Named]:
    one, other = visit.text("a") or "", visit.text("b") or ""
    return actor_of(visit, one, parameter="a"), actor_of(visit, other, parameter="b")


def _choose(visit: Visit, route: str, title: str) -> Response:
    """The form, where nobody or only one of the two was named."""
    actors = everybody(visit)
    return visit.page(
        "choose_two.html", title=title, route=route, actors=actors, a=visit.text("a"), b=visit.text("b")
    )


def _table(answer: Answer) -> Table:
    lines = [line for line in answer.lines if isinstance(line, SourceLine)]
    periods = tuple(sorted({line.time for line in lines}, key=lambda time: (time == UNDATED, time)))
    kinds = dict.fromkeys(line.kind for line in lines)
    parts = (_part(kind, [line for line in lines if line.kind == kind], periods) for kind in kinds)
    return Table(periods, tuple(parts))


def _part(kind: str, lines: Sequence[SourceLine], periods: Sequence[str]) -> Part:
    cells = {(line.source, line.time): Cell(line.speaks_for, line.speaks_against) for line in lines}
    sources = dict.fromkeys(line.source for line in lines)
    rows = ((source, tuple(cells.get((source, time)) for time in periods)) for source in sources)
    return Part(kind, tuple(rows))


ROUTES = (
    page("/relationship", show_relationship, name="relationship"),
    page("/matrix", show_matrix, name="matrix"),
)
