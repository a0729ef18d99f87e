"""Splits and mergers as arrows from one line to another, over the days on which they may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt

from factions.pictures.lineage.layout import Tie
from factions.pictures.lineage.paper import Paper, faded, tooltip
from factions.pictures.spans import FAINT

_WORDS = 48
_FROM_OBJECT = frozenset({"split_from", "successor_of"})
_VERBS = {
    "split_from": "split",
    "merged_into": "merged",
    "coalesced": "came together",
    "successor_of": "succeeded",
}


def steps(paper: Paper) -> Iterator[Any]:
    """The arrows, faint where the day is not known, and what each is with its number of origins."""
    arrows = [_arrow(paper, tie) for tie in paper.layout.ties if tie.is_step and tie.b]
    if not arrows:
        return
    vague = [row | {"x": (row["x"] + row["x2"]) / 2} for row in arrows if row["first"] != row["last"]]
    may_be = paper.base(vague, y="first").mark_rule(strokeWidth=6)
    yield may_be.encode(y2="last:T", color=paper.hue, opacity=faded({"value": FAINT}))
    shafts = paper.base(arrows).mark_rule(strokeWidth=2.5)
    yield shafts.encode(x2="x2:Q", color=paper.hue, tooltip=tooltip())
    tips = paper.base([row | {"x": row["tip"]} for row in arrows]).mark_point(filled=True, size=130)
    yield tips.encode(
        color=paper.hue, angle=alt.Angle("angle:Q", scale=None), shape=alt.value("triangle-right"),
        tooltip=tooltip(),
    )  # fmt: skip
    said = [row | {"x": row["x"] + (_WORDS if row["x"] < row["x2"] else -_WORDS)} for row in arrows]
    look: dict[str, Any] = {"dy": -5, "fontSize": 10.5, "fontWeight": 600, "baseline": "bottom"}
    halo, words = paper.words(said, "words", **look)
    yield halo
    yield words.encode(color=paper.hue)


def _arrow(paper: Paper, tie: Tie) -> dict[str, Any]:
    """From the parent to the child in a split, from the one that went to the one it went into else."""
    one, other = tie.a, tie.b or tie.a
    start, end = (other, one) if tie.line.kind in _FROM_OBJECT else (one, other)
    x, x2 = paper.at(start), paper.at(end)
    right = x2 > x
    first, last = tie.days or (paper.window.first, paper.window.first)
    return paper.about(tie) | {
        "x": x, "x2": x2 - 8 if right else x2 + 8, "tip": x2 - 7 if right else x2 + 7,
        "angle": 0 if right else 180, "start": (tie.middle or first).isoformat(), "opacity": 1,
        "first": first.isoformat(), "last": last.isoformat(),
        "words": f"{_VERBS.get(tie.line.kind, tie.line.kind.replace('_', ' '))} {tie.line.origins}",
    }  # fmt: skip
