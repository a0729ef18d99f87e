"""The map put together: time downwards, one line an actor, what ties them between, marks upon them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from factions.pictures.dressing import dressed, empty
from factions.pictures.lineage import umbrellas
from factions.pictures.lineage.layout import Layout, lay_out
from factions.pictures.lineage.lives import heads, lives
from factions.pictures.lineage.marks import ATTACK, Marked, marked, marks
from factions.pictures.lineage.paper import Paper
from factions.pictures.lineage.relations import relations
from factions.pictures.lineage.steps import steps
from factions.pictures.palette import Theme
from factions.pictures.spans import window_of
from factions.questions import Answer, RelationLine

_REMARKS = (
    "Lines: solid from the first to the last day told, faint where nothing is; a bar across: begun or ended "
    "by a step. Bars beside two lines: a relation of the two; solid stated, faded possible, striped "
    "disputed, dotted denied. Arrows: splits (to the new actor) and mergers. Numbers: independent origins.",
)
_NAMED = 8
_NOTHING = "No step or relation with a time is told here."


def lineage_map(answer: Answer, *, theme: Theme = "light") -> Any:
    """The actors of an answer with the steps and relations between them, fourteen columns at most.

    Takes `lineage` (with `ties` also the relations between the actors, with `marks` their leaders and
    deadliest attacks), and any answer about relations. In a browser, pointing at a line or tie leaves its
    actor and those tied to it, and a click keeps it so until a click beside it.
    """
    lines = [line for line in answer.lines if isinstance(line, RelationLine)]
    found = marked(answer)
    window = window_of([*lines, *found.lines]) if window_of(lines) else None
    layout = lay_out(lines, window, found.days) if window else None
    if window is None or layout is None or not layout.lives:
        return empty(answer, theme, _NOTHING)
    chart = _chart(Paper(layout, window, theme), found)
    return dressed(chart, answer, theme, (*_REMARKS, *_left_out(layout), *_unmarked(found)))


def _chart(paper: Paper, found: Marked) -> Any:
    """The layers from the ground up: words lie over all lines."""
    layers = [
        *umbrellas.boxes(paper), *lives(paper), *relations(paper), *steps(paper),
        *marks(paper, found.marks), *umbrellas.names(paper), *heads(paper),
    ]  # fmt: skip
    over = alt.selection_point(name="over", fields=["actor"], on="pointerover", clear="pointerout")
    trace = alt.selection_point(name="trace", fields=["actor"], on="click", clear="dblclick")
    layers[0] = layers[0].add_params(over, trace)
    return alt.layer(*layers).properties(width=paper.width, height=paper.height)


def _left_out(layout: Layout) -> Iterable[str]:
    if layout.undated:
        yield f"{layout.undated} told without a time {'is' if layout.undated == 1 else 'are'} not drawn."
    if layout.nameless:
        verb = "is" if layout.nameless == 1 else "are"
        yield f"{layout.nameless} with a party that has no name {verb} not drawn."
    if layout.beyond:
        more = len(layout.beyond) - _NAMED
        others = f", and {more} more" if more > 0 else ""
        yield f"Not drawn, for less is told of them: {', '.join(layout.beyond[:_NAMED])}{others}."


def _unmarked(found: Marked) -> Iterable[str]:
    """What the marks do not show: leaders without a day, and all but the deadliest attacks."""
    if found.undated:
        verb = "is" if found.undated == 1 else "are"
        yield f"{found.undated} of whose leading neither begin nor end is told {verb} not marked."
    if any(mark.kind == ATTACK for mark in found.marks):
        yield "Attacks: those with the most killed by the highest figure told, four of one attacker at most."
