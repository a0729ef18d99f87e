"""Leaders over time: one row a person, in order."""

from __future__ import annotations

from typing import Any

from factions.pictures.bands import Band, band_chart
from factions.pictures.dressing import dressed, empty
from factions.pictures.palette import Theme, load_colours
from factions.pictures.relations import LEGEND
from factions.pictures.spans import middle, window_of
from factions.questions import Answer, LeaderLine

_MOST = 30
_CROSS = "M-1,-.6L-.4,0L-1,.6L-.6,1L0,.4L.6,1L1,.6L.4,0L1,-.6L.6,-1L0,-.4L-.6,-1Z"


def leaders_band(answer: Answer, *, theme: Theme = "light") -> Any:
    """Those who held a post, one row a person in the answer's order; a cross marks a told end."""
    lines = [line for line in answer.lines if isinstance(line, LeaderLine)]
    window = window_of(lines)
    if window is None:
        return empty(
            answer, theme, "Nobody is named here." if not lines else "No time is given for anybody here."
        )
    shown = lines[:_MOST]
    remarks = [LEGEND, "Cross: told killed, arrested or gone over."]
    if len(shown) < len(lines):
        remarks.append(f"{len(lines) - len(shown)} more persons are not drawn.")
    chart = band_chart([_band(line) for line in shown], window, theme, answer.on)
    return dressed(chart, answer, theme, remarks)


def _band(line: LeaderLine) -> Band:
    return Band(
        line=line,
        label=line.person,
        below="what came before is not told" if line.gap_before else "",
        family=load_colours().relations["belonging"],
        mark=middle(line.ended),
        mark_shape=_CROSS,
    )
