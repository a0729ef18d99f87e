"""The actors' lines: solid from the first to the last day told, faint where nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt

from factions.pictures.dressing import wrapped
from factions.pictures.lineage.layout import Life
from factions.pictures.lineage.paper import Paper

_SOLID, _FAINT = 0.9, 0.22
_HEAD_LINE = 13


def lives(paper: Paper) -> Iterator[Any]:
    """A line an actor, and a bar across it where a step began or ended it."""
    quiet = paper.ground.quiet
    values = [row for life in paper.layout.lives for row in _line(paper, life)]
    line = paper.base(values).mark_rule(strokeWidth=3, strokeCap="butt", color=quiet)
    yield line.encode(y2="end:T")
    ends = [row for life in paper.layout.lives for row in _ends(paper, life)]
    yield paper.base(ends).mark_tick(thickness=3, size=18, color=quiet, orient="horizontal")


def heads(paper: Paper) -> Iterator[Any]:
    """The names, in the room above the lines."""
    look: dict[str, Any] = {"baseline": "line-bottom", "lineBreak": "\n", "fontSize": 12, "fontWeight": 600}
    upwards = alt.ExprRef(f"-{_HEAD_LINE} * (split(datum.name, '\\n').length - 1)")
    values = [
        paper.of(life.actor) | {"x": paper.at(life.actor), "name": wrapped(life.name, paper.column // 7, 3),
                                "opacity": 1, "start": paper.window.domain[0]}
        for life in paper.layout.lives
    ]  # fmt: skip
    named = paper.base(values).mark_text(color=paper.ground.ink, lineHeight=_HEAD_LINE, dy=upwards, **look)
    yield named.encode(text="name:N", y=alt.value(-8), tooltip=[alt.Tooltip("full:N", title="actor")])


def _line(paper: Paper, life: Life) -> Iterator[dict[str, Any]]:
    first, last = paper.window.domain
    row = paper.of(life.actor) | {"x": paper.at(life.actor)}
    start, end = life.start.isoformat(), life.end.isoformat()
    yield row | {"start": start, "end": end, "opacity": _SOLID}
    if not life.begun:
        yield row | {"start": first, "end": start, "opacity": _FAINT}
    if not life.ended:
        yield row | {"start": end, "end": last, "opacity": _FAINT}


def _ends(paper: Paper, life: Life) -> Iterator[dict[str, Any]]:
    for day, told in ((life.start, life.begun), (life.end, life.ended)):
        if told:
            placed = {"x": paper.at(life.actor), "start": day.isoformat(), "opacity": _SOLID}
            yield paper.of(life.actor) | placed
