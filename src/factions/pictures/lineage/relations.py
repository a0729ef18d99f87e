"""Relations as bars beside both lines, joined at their first day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import altair as alt

from factions.pictures.lineage.layout import Tie
from factions.pictures.lineage.paper import Paper, faded, tooltip
from factions.pictures.spans import Window, bars

_LANE, _FIRST_LANE = 7, 8
_CLOSE, _LINE = 74, 11
_WORDS = {"allied_with": "allied", "rival_of": "rivals", "affiliated_with": "affiliated", "fights": "fight"}
_BAR = 5
_SOLID = "datum.fades || (datum.status != 'denied' && datum.status != 'disputed')"
_STATUSES = (("disputed", _BAR, [3, 3]), ("denied", 1.5, [1, 3]))


def relations(paper: Paper) -> Iterator[Any]:
    """The bars in the form of their status, the joints, and at each what it is with its number of origins."""
    beside, joints = _placed(paper)
    dash = alt.Scale(domain=["firm", "open"], range=[[1, 0], [3, 3]])
    joined = paper.base(joints).mark_rule(strokeWidth=1.5).encode(x2="x2:Q", color=paper.hue)
    # The squares of the legend are filled as some mark is filled: lines alone would leave them hollow.
    unseen = paper.base([row | {"opacity": 0} for row in joints]).mark_square(size=1)
    yield unseen.encode(color=paper.hue)
    yield joined.encode(strokeDash=alt.StrokeDash("dash:N", scale=dash, legend=None), tooltip=tooltip())
    spans = paper.base(beside).encode(y2="end:T", color=paper.hue, tooltip=tooltip())
    yield spans.transform_filter(_SOLID).mark_rule(strokeWidth=_BAR)
    for status, width, dashes in _STATUSES:
        only = spans.transform_filter(f"!datum.fades && datum.status == '{status}'")
        yield only.mark_rule(strokeWidth=width, strokeDash=dashes).encode(opacity=faded({"value": 1}))
    said = [row | {"opacity": 1} for row in joints]
    above = alt.ExprRef("-3 - 11 * datum.above")
    look: dict[str, Any] = {"align": "left", "dx": -2, "dy": above, "fontSize": 10, "baseline": "bottom"}
    yield from paper.words(said, "words", color=paper.ground.quiet, **look)


def _placed(paper: Paper) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of the bars and of the joints, the earliest relation nearest to the lines."""
    lanes = _Lanes(paper)
    beside: list[dict[str, Any]] = []
    joints: list[dict[str, Any]] = []
    ties = [tie for tie in paper.layout.ties if not tie.is_step and tie.b]
    for tie in sorted(ties, key=lambda tie: (tie.days or (date.max, date.max), tie.line.text)):
        sides = lanes.sides(tie)
        spans = list(bars(tie.stretches, _while_both(paper, tie)))
        beside += [paper.about(tie) | row | {"x": x} for x in sides for row in spans]
        joint = _joint(paper, tie, sides)
        beneath = [row["above"] for row in joints if _is_close(paper, row, joint)]
        joints.append(joint | {"above": max(beneath, default=-1) + 1})
    return beside, joints


def _is_close(paper: Paper, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the words at two joints would lie on each other."""
    apart = abs((date.fromisoformat(one["start"]) - date.fromisoformat(other["start"])).days)
    return apart < paper.days(_LINE) and abs(one["x"] - other["x"]) < _CLOSE


def _while_both(paper: Paper, tie: Tie) -> Window:
    """The window as far as both actors are: what is left open goes no further."""
    lives = [life for life in paper.layout.lives if life.actor in (tie.a, tie.b)]
    first = max([paper.window.first, *(life.start for life in lives if life.begun)])
    last = min([paper.window.last, *(life.end for life in lives if life.ended)])
    return Window(first, last) if first < last else paper.window


def _joint(paper: Paper, tie: Tie, sides: tuple[float, float]) -> dict[str, Any]:
    stated = tie.line.status == "stated"
    day = (tie.days or (paper.window.first, paper.window.first))[0]
    look = {"opacity": 0.9 if stated else 0.6, "dash": "firm" if stated else "open"}
    kind = _WORDS.get(tie.line.kind, tie.line.kind.replace("_", " "))
    words = {"words": f"{kind} {tie.line.origins}"}
    return paper.about(tie) | {"x": sides[0], "x2": sides[1], "start": day.isoformat()} | look | words


class _Lanes:
    """Where a relation's two bars stand: in the first free lane of each line, on the side of the other."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.gap = timedelta(days=paper.window.days // 60)
        self.taken: dict[tuple[str, int], list[date]] = defaultdict(list)

    def sides(self, tie: Tie) -> tuple[float, float]:
        days = tie.days or (self.paper.window.first, self.paper.window.last)
        one, other = sorted((tie.a, tie.b or tie.a), key=self.paper.at)
        lanes = (self._lane(one, 1, days), self._lane(other, -1, days))
        left = self.paper.at(one) + _FIRST_LANE + _LANE * lanes[0]
        return left, self.paper.at(other) - _FIRST_LANE - _LANE * lanes[1]

    def _lane(self, actor: str, side: int, days: tuple[date, date]) -> int:
        taken = self.taken[actor, side]
        until = days[1] + self.gap
        for lane, before in enumerate(taken):
            if before < days[0]:
                taken[lane] = until
                return lane
        taken.append(until)
        return len(taken) - 1
