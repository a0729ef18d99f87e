"""Small marks on an actor's line: other names, who began or ceased to lead it, and its deadliest attacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import altair as alt
from msgspec import Struct

from factions.pictures.dressing import wrapped
from factions.pictures.lineage.paper import Paper, faded
from factions.pictures.spans import FAINT, middle
from factions.questions import Answer, EventLine, LeaderLine, Line, Period
from factions.questions.marks import deadliest, killed
from factions.questions.wording import day_words
from factions.registry import load_registry

NAME, LEADER, ATTACK = "Another name", "Change of leader", "Deadly attack"
_BURST = "M0,-1L.25,-.43L.87,-.5L.5,0L.87,.5L.25,.43L0,1L-.25,.43L-.87,.5L-.5,0L-.87,-.5L-.25,-.43Z"
_SHAPES = {NAME: "diamond", LEADER: "circle", ATTACK: _BURST}
_SIZE, _TOUCHING = 90, 9
_VAGUE = 14
_LETTER, _BESIDE = 5.4, 9
_NAME_LINES, _TWO_LINES = 2, 26


class Mark(Struct, frozen=True):
    """What is marked on the line of one actor; `first` to `last` are the days on which it may have been."""

    actor: str
    kind: str
    at: date
    first: date
    last: date
    said: str


class Marked(Struct, frozen=True):
    """The marks of an answer, the lines that they are of, and how many changes of leader have no day."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    undated: int

    @property
    def days(self) -> dict[str, list[date]]:
        """When anything is marked of each actor."""
        found: dict[str, list[date]] = defaultdict(list)
        for mark in self.marks:
            found[mark.actor].append(mark.at)
        return found


def marked(answer: Answer) -> Marked:
    """What an answer tells of leaders, who stand on the line of the first of their actors, and of attacks."""
    events = [line for line in answer.lines if isinstance(line, EventLine)]
    attacks = deadliest([line for line in events if line.period and killed(line)])
    leaders = [line for line in answer.lines if isinstance(line, LeaderLine) and line.status != "denied"]
    told: list[tuple[Line, tuple[Mark, ...]]] = [(line, tuple(_changes(line))) for line in leaders]
    told += [(line, tuple(_struck(line))) for line in attacks]
    return Marked(
        tuple(mark for _, found in told for mark in found),
        tuple(line for line, found in told if found),
        sum(not found for _, found in told),
    )


def marks(paper: Paper, found: Sequence[Mark]) -> Iterator[Any]:
    """The marks of those that have a line; what lies on one spot is one mark that tells of all."""
    drawn = {life.actor for life in paper.layout.lives}
    own = [*_names(paper), *(mark for mark in found if mark.actor in drawn and _is_within(paper, mark.at))]
    groups = list(_on_one_spot(paper, own))
    if not groups:
        return
    rows = [_row(paper, group, _lines(paper, group[0], own)) for group in groups]
    vague = [row for row in rows if row["vague"]]
    may_be = paper.base(vague, y="first").mark_rule(strokeWidth=7, color=paper.ground.ink)
    yield may_be.encode(y2="last:T", opacity=faded({"value": FAINT}))
    yield _points(paper, rows)
    names = [row for row in rows if row["mark"] == NAME]
    look: dict[str, Any] = {
        "align": "left",
        "dx": _BESIDE,
        "fontSize": 10,
        "fontStyle": "italic",
        "lineBreak": "\n",
    }
    if names:
        yield from paper.words(names, "name", baseline="middle", color=paper.ground.quiet, **look)


def _points(paper: Paper, rows: Sequence[dict[str, Any]]) -> Any:
    """A shape for each kind, hollow but for the attacks, with a legend of those that are there."""
    kinds = [kind for kind in _SHAPES if any(row["mark"] == kind for row in rows)]
    ground, ink = paper.ground.ground, paper.ground.ink
    legend = alt.Legend(title=None, orient="bottom", columns=4, symbolOpacity=1, symbolStrokeWidth=1.4)
    fills = [ink if kind == ATTACK else ground for kind in kinds]
    shown = [alt.Tooltip("said:N", title="said"), alt.Tooltip("mark:N", title="mark")]
    points = paper.base(rows).mark_point(size=_SIZE, strokeWidth=1.4)
    return points.encode(
        stroke=alt.Stroke("mark:N", scale=alt.Scale(domain=kinds, range=[ink] * len(kinds)), legend=legend),
        shape=alt.Shape("mark:N", scale=alt.Scale(domain=kinds, range=[_SHAPES[one] for one in kinds]),
                        legend=legend),
        fill=alt.Fill("mark:N", scale=alt.Scale(domain=kinds, range=fills), legend=legend),
        tooltip=shown,
    )  # fmt: skip


def _lines(paper: Paper, mark: Mark, all_marks: Iterable[Mark]) -> int:
    """How many lines of words fit beside a mark before the next name on the same line."""
    names = (one.at for one in all_marks if one.kind == NAME and one.actor == mark.actor)
    below = min((at for at in names if at > mark.at), default=None)
    return _NAME_LINES if below is None or (below - mark.at).days > paper.days(_TWO_LINES) else 1


def _row(paper: Paper, group: Sequence[Mark], lines: int) -> dict[str, Any]:
    one = group[0]
    days = paper.days(_VAGUE)
    width = int((paper.column / 2 - _BESIDE) / _LETTER)
    return paper.of(one.actor) | {
        "x": paper.at(one.actor), "start": one.at.isoformat(), "opacity": 1, "mark": one.kind,
        "first": max(one.first, paper.window.first).isoformat(),
        "last": min(one.last, paper.window.last).isoformat(),
        "vague": (one.last - one.first).days > days,
        "said": " · ".join(dict.fromkeys(mark.said for mark in group)),
        "name": wrapped(one.said.partition(", since ")[0], width * 2, lines),
    }  # fmt: skip


def _on_one_spot(paper: Paper, found: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The marks of one kind on one line that would lie on each other."""
    groups: dict[tuple[str, str], list[list[Mark]]] = defaultdict(list)
    near = paper.days(_TOUCHING)
    for mark in sorted(found, key=lambda mark: (mark.at, mark.said)):
        told = groups[mark.actor, mark.kind]
        if told and mark.kind != NAME and (mark.at - told[-1][-1].at).days < near:
            told[-1].append(mark)
        else:
            told.append([mark])
    for told in groups.values():
        yield from told


def _changes(line: LeaderLine) -> Iterator[Mark]:
    """When a person began to lead, and when an event ended it; not when merely known to have led."""
    period = line.period
    if period and period.earliest_start and period.latest_start:
        begun = Period(period.earliest_start, period.latest_start, None, None)
        yield from _mark(line.actors[0], LEADER, begun, line.text)
    if line.ended:
        yield from _mark(line.actors[0], LEADER, line.ended, line.text)


def _struck(line: EventLine) -> Iterator[Mark]:
    for actor in line.attackers:
        yield from _mark(actor, ATTACK, line.period, line.text)


def _mark(actor: str, kind: str, period: Period | None, said: str) -> Iterator[Mark]:
    at = middle(period)
    named = sorted(date.fromisoformat(day) for day in (period.bounds if period else ()) if day)
    if at and named:
        yield Mark(actor, kind, date.fromisoformat(at), named[0], named[-1], said)


def _names(paper: Paper) -> Iterator[Mark]:
    """The days from which an actor bears another name, as the registry of known actors has them."""
    registry = load_registry()
    for life in paper.layout.lives:
        known = registry.get(life.actor).names if registry.knows(life.actor) else ()
        since = {name.since: name.text for name in reversed(known) if name.since}
        for start, text in sorted(since.items()):
            day = date.fromisoformat(f"{start}-01-01"[:10])
            if text != life.name and _is_within(paper, day):
                told = f"{text}, since {day_words(day.isoformat())} (from the registry, not these documents)"
                yield Mark(life.actor, NAME, day, day, day, told)


def _is_within(paper: Paper, day: date) -> bool:
    return paper.window.first <= day <= paper.window.last
