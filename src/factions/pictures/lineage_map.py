"""The lineage map, in the manner of Mapping Militants: time downwards, one line an actor, ties between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from factions.pictures.dressing import WIDTH, dressed, empty, rows, wrapped
from factions.pictures.lineage_layout import Box, Layout, Life, Tie, lay_out
from factions.pictures.palette import Family, Theme, load_colours
from factions.pictures.spans import FAINT, Window, bars, window_of
from factions.questions import Answer, RelationLine
from factions.questions.wording import day_words
from factions.registry import load_registry

_COLUMN = 104
_LANE, _FIRST_LANE = 7, 8
_WORDS, _CLOSE = 48, 24
_YEAR, _LEAST, _MOST = 34, 320, 900
_REMARKS = (
    "Lines: solid from the first to the last day told, faint where nothing is; a bar across: begun or ended "
    "by a step. Bars beside two lines: a relation of the two; solid stated, faded possible, striped "
    "disputed, dotted denied. Arrows: splits (to the new actor) and mergers. Numbers: independent origins.",
)
_TOOLTIP = ["said", "status", "origins"]


def lineage_map(answer: Answer, *, theme: Theme = "light") -> Any:
    """The actors of an answer with the steps and relations between them, fourteen columns at most.

    Takes `lineage` (with `ties` also the relations between the actors), and any answer about relations. In a
    browser, pointing at a line or tie leaves its actor and those tied to it, and a click keeps it so until a
    click beside it.
    """
    lines = [line for line in answer.lines if isinstance(line, RelationLine)]
    window = window_of(lines)
    if window is None:
        return empty(answer, theme, "No step or relation with a time is told here.")
    layout = lay_out(lines, window)
    if not layout.lives:
        return empty(answer, theme, "No step or relation with a time is told here.")
    return dressed(_chart(layout, window, theme), answer, theme, (*_REMARKS, *_left_out(layout)))


def _chart(layout: Layout, window: Window, theme: Theme) -> Any:
    drawing = _Drawing(layout, window, theme)
    layers = [layer for part in (drawing.boxes, drawing.lives, drawing.states, drawing.steps, drawing.heads)
              for layer in part()]  # fmt: skip
    over = alt.selection_point(name="over", fields=["actor"], on="pointerover", clear="pointerout")
    trace = alt.selection_point(name="trace", fields=["actor"], on="click", clear="dblclick")
    layers[0] = layers[0].add_params(over, trace)
    return alt.layer(*layers).properties(width=drawing.width, height=drawing.height)


class _Drawing:
    """The layers of one map; positions across are points of paper, down the page days."""

    def __init__(self, layout: Layout, window: Window, theme: Theme) -> None:
        self.layout, self.window, self.theme = layout, window, theme
        self.ground = load_colours().ground(theme)
        self.column = max(_COLUMN, min(170, WIDTH // len(layout.lives)))
        self.width = self.column * len(layout.lives)
        self.height = round(min(max(window.days / 365 * _YEAR, _LEAST), _MOST))
        told = {load_colours().family(tie.line.kind) for tie in layout.ties}
        families = [one for one in load_colours().relations.values() if one in told]
        self.hue = alt.Color(
            "family:N",
            scale=alt.Scale(
                domain=[one.label for one in families], range=[one.colour(theme) for one in families]
            ),
            legend=alt.Legend(title=None, orient="bottom", columns=4, symbolType="square", symbolOpacity=1),
        )
        self._lanes: dict[tuple[str, int], list[date]] = defaultdict(list)

    def at(self, actor: str) -> float:
        return self.column * (self.layout.column(actor) + 0.5)

    def base(self, values: Sequence[Mapping[str, Any]], *, y: str = "start") -> alt.Chart:
        """Rows placed by `x` and the day `y`, which fade while another actor is traced."""
        shown = alt.Axis(
            grid=True, orient="left", tickCount="year" if self.window.days < 9000 else 10, format="%Y"
        )
        scale = alt.Scale(**self.window.scale, reverse=True)
        return alt.Chart(rows([dict(value) for value in values])).encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, self.width], nice=False, zero=False), axis=None),
            y=alt.Y(f"{y}:T", scale=scale, title=None, axis=shown),
            opacity=_shown({"field": "opacity", "type": "quantitative", "scale": None}),
        )

    def boxes(self) -> Iterator[Any]:
        """Umbrellas behind their members."""
        values = [self._box(box) for box in self.layout.boxes]
        edge = {"x": 0, "x2": 0, "start": self.window.domain[0], "end": self.window.domain[0], "opacity": 0,
                "near": [], "name": ""}  # fmt: skip
        base = self.base([edge, *values]).encode(x2="x2:Q", y2="end:T")
        belonging = load_colours().relations["belonging"].colour(self.theme)
        yield base.mark_rect(color=belonging, fillOpacity=0.08, stroke=belonging, strokeOpacity=0.55,
                             strokeDash=[4, 3], cornerRadius=6)  # fmt: skip
        yield (
            self.base(values)
            .mark_text(
                align="left",
                baseline="line-top",
                lineBreak="\n",
                dx=5,
                dy=5,
                fontSize=10.5,
                fontStyle="italic",
                color=belonging,
            )
            .encode(text="name:N")
        )

    def _box(self, box: Box) -> dict[str, Any]:
        side = self.column * 0.04
        return {
            "x": self.column * box.left + side, "x2": self.column * (box.right + 1) - side,
            "start": box.start.isoformat(), "end": box.end.isoformat(), "opacity": 1,
            "name": wrapped(box.name, self.column // 12, 4),
            "near": sorted({actor for member in box.members for actor in self.layout.near(member)}),
            "actor": box.members[0], "said": f"Named as members of {box.name}", "status": "", "origins": "",
        }  # fmt: skip

    def lives(self) -> Iterator[Any]:
        """A line an actor, faint outside of what is told; bars across where a step began or ended it."""
        values = [row for life in self.layout.lives for row in self._life(life)]
        yield (
            self.base(values)
            .mark_rule(strokeWidth=3, strokeCap="butt", color=self.ground.quiet)
            .encode(y2="end:T")
        )
        ends = [row for life in self.layout.lives for row in self._ends(life)]
        yield self.base(ends).mark_tick(thickness=3, size=18, color=self.ground.quiet, orient="horizontal")
        renames = [row for life in self.layout.lives for row in self._renames(life)]
        if renames:
            hollow = self.base(renames).mark_point(
                shape="diamond", size=90, filled=True, fill=self.ground.ground, stroke=self.ground.quiet
            )
            yield hollow.encode(tooltip=[alt.Tooltip("said:N", title="name")])
            yield (
                self.base(renames)
                .mark_text(align="left", dx=9, fontSize=10, fontStyle="italic", color=self.ground.quiet)
                .encode(text="name:N")
            )

    def _life(self, life: Life) -> Iterator[dict[str, Any]]:
        first, last = self.window.domain
        row = self._of(life.actor) | {"x": self.at(life.actor)}
        start, end = life.start.isoformat(), life.end.isoformat()
        yield row | {"start": start, "end": end, "opacity": 0.9}
        if not life.begun:
            yield row | {"start": first, "end": start, "opacity": 0.22}
        if not life.ended:
            yield row | {"start": end, "end": last, "opacity": 0.22}

    def _ends(self, life: Life) -> Iterator[dict[str, Any]]:
        for day, told in ((life.start, life.begun), (life.end, life.ended)):
            if told:
                yield self._of(life.actor) | {
                    "x": self.at(life.actor),
                    "start": day.isoformat(),
                    "opacity": 0.9,
                }

    def _renames(self, life: Life) -> Iterator[dict[str, Any]]:
        for since, name in _names_since(life.actor):
            if self.window.domain[0] <= since <= self.window.domain[1] and name != life.name:
                yield self._of(life.actor) | {
                    "x": self.at(life.actor), "start": since, "opacity": 1, "name": name,
                    "said": f"{name}, since {day_words(since)} (from the registry, not these documents)",
                }  # fmt: skip

    def states(self) -> Iterator[Any]:
        """Relations as bars beside both lines, joined at their first day."""
        ties = [tie for tie in self.layout.ties if not tie.is_step and tie.b]
        beside: list[dict[str, Any]] = []
        joints: list[dict[str, Any]] = []
        for tie in sorted(ties, key=lambda tie: (tie.days or (date.max, date.max), tie.line.text)):
            sides = self._sides(tie)
            spans = list(bars(tie.stretches, self._while_both(tie)))
            beside += [self._about(tie) | row | {"x": x} for x in sides for row in spans]
            joint = self._joint(tie, sides)
            same = sum(
                row["start"] == joint["start"] and abs(row["x"] - joint["x"]) < _CLOSE for row in joints
            )
            joints.append(joint | {"above": same})
        dash = alt.Scale(domain=["firm", "open"], range=[[1, 0], [3, 3]])
        yield self.base(joints).mark_rule(strokeWidth=1.5).encode(
            x2="x2:Q", color=self.hue, tooltip=_tooltip(),
            strokeDash=alt.StrokeDash("dash:N", scale=dash, legend=None),
        )  # fmt: skip
        spans_drawn = self.base(beside).encode(y2="end:T", color=self.hue, tooltip=_tooltip())
        solid = "datum.fades || (datum.status != 'denied' && datum.status != 'disputed')"
        yield spans_drawn.transform_filter(solid).mark_rule(strokeWidth=5)
        full = _shown({"value": 1})
        for status, width, dashes in (("disputed", 5, [3, 3]), ("denied", 1.5, [1, 3])):
            only = spans_drawn.transform_filter(f"!datum.fades && datum.status == '{status}'")
            yield only.mark_rule(strokeWidth=width, strokeDash=dashes).encode(opacity=full)
        yield (
            self.base([row | {"opacity": 1} for row in joints])
            .mark_text(
                dy=alt.ExprRef("-3 - 11 * datum.above"),
                fontSize=10,
                baseline="bottom",
                color=self.ground.quiet,
            )
            .encode(text="origins:N")
        )

    def _while_both(self, tie: Tie) -> Window:
        """The window as far as both actors are: what is left open goes no further."""
        lives = [life for life in self.layout.lives if life.actor in (tie.a, tie.b)]
        first = max([self.window.first, *(life.start for life in lives if life.begun)])
        last = min([self.window.last, *(life.end for life in lives if life.ended)])
        return Window(first, last) if first < last else self.window

    def _sides(self, tie: Tie) -> tuple[float, float]:
        """Where the two bars stand: in the first free lane of each line, on the side of the other."""
        days = tie.days or (self.window.first, self.window.last)
        one, other = sorted((tie.a, tie.b or tie.a), key=self.at)
        lanes = (self._lane(one, 1, days), self._lane(other, -1, days))
        left = self.at(one) + _FIRST_LANE + _LANE * lanes[0]
        return left, self.at(other) - _FIRST_LANE - _LANE * lanes[1]

    def _lane(self, actor: str, side: int, days: tuple[date, date]) -> int:
        taken = self._lanes[actor, side]
        gap = timedelta(days=self.window.days // 60)
        for lane, until in enumerate(taken):
            if until < days[0]:
                taken[lane] = days[1] + gap
                return lane
        taken.append(days[1] + gap)
        return len(taken) - 1

    def _joint(self, tie: Tie, sides: tuple[float, float]) -> dict[str, Any]:
        status = tie.line.status
        day = (tie.days or (self.window.first, self.window.first))[0]
        return self._about(tie) | {
            "x": sides[0], "x2": sides[1], "start": day.isoformat(),
            "opacity": 0.9 if status == "stated" else 0.6, "dash": "firm" if status == "stated" else "open",
        }  # fmt: skip

    def steps(self) -> Iterator[Any]:
        """Splits and mergers as arrows from one line to another, over the days on which they may be."""
        ties = [tie for tie in self.layout.ties if tie.is_step and tie.b]
        if not ties:
            return
        arrows = [self._arrow(tie) for tie in ties]
        vague = [row for row in arrows if row["first"] != row["last"]]
        yield (
            self.base([row | {"x": (row["x"] + row["x2"]) / 2} for row in vague], y="first")
            .mark_rule(strokeWidth=6)
            .encode(y2="last:T", color=self.hue, opacity=_shown({"value": FAINT}))
        )
        yield (
            self.base(arrows).mark_rule(strokeWidth=2.5).encode(x2="x2:Q", color=self.hue, tooltip=_tooltip())
        )
        heads = [row | {"x": row["tip"]} for row in arrows]
        yield (
            self.base(heads)
            .mark_point(filled=True, size=130)
            .encode(
                color=self.hue,
                angle=alt.Angle("angle:Q", scale=None),
                shape=alt.value("triangle-right"),
                tooltip=_tooltip(),
            )
        )
        yield (
            self.base(
                [row | {"x": row["x"] + (_WORDS if row["x"] < row["x2"] else -_WORDS)} for row in arrows]
            )
            .mark_text(dy=-5, fontSize=10.5, fontWeight=600, baseline="bottom")
            .encode(text="words:N", color=self.hue)
        )

    def _arrow(self, tie: Tie) -> dict[str, Any]:
        """From the parent to the child in a split, from the one that went to the one it went into else."""
        one, other = tie.a, tie.b or tie.a
        start, end = (other, one) if tie.line.kind in _FROM_OBJECT else (one, other)
        x, x2 = self.at(start), self.at(end)
        right = x2 > x
        first, last = tie.days or (self.window.first, self.window.first)
        return self._about(tie) | {
            "x": x, "x2": x2 - 8 if right else x2 + 8, "tip": x2 - 7 if right else x2 + 7,
            "angle": 0 if right else 180, "start": (tie.middle or first).isoformat(), "opacity": 1,
            "first": first.isoformat(), "last": last.isoformat(),
            "words": f"{_VERBS.get(tie.line.kind, tie.line.kind.replace('_', ' '))} {tie.line.origins}",
        }  # fmt: skip

    def heads(self) -> Iterator[Any]:
        """The names, in the room above the lines."""
        values = [
            self._of(life.actor) | {"x": self.at(life.actor), "name": wrapped(life.name, self.column // 7, 3),
                                    "opacity": 1, "start": self.window.domain[0]}
            for life in self.layout.lives
        ]  # fmt: skip
        yield (
            self.base(values)
            .mark_text(
                baseline="line-bottom",
                lineBreak="\n",
                lineHeight=13,
                fontSize=12,
                fontWeight=600,
                color=self.ground.ink,
            )
            .encode(text="name:N", y=alt.value(-8), tooltip=[alt.Tooltip("full:N", title="actor")])
        )

    def _of(self, actor: str) -> dict[str, Any]:
        full = next(life.name for life in self.layout.lives if life.actor == actor)
        return {"actor": actor, "near": self.layout.near(actor), "full": full}

    def _about(self, tie: Tie) -> dict[str, Any]:
        family: Family = load_colours().family(tie.line.kind)
        return {
            "actor": tie.a, "near": sorted({tie.a, tie.b or tie.a}), "family": family.label,
            "kind": tie.line.kind.replace("_", " "), "said": tie.line.text, "status": tie.line.status,
            "origins": tie.line.origins,
        }  # fmt: skip


_TRACED = (
    "(!isValid(trace.actor) || indexof(datum.near, trace.actor[0]) >= 0) && "
    "(isValid(trace.actor) || !isValid(over.actor) || indexof(datum.near, over.actor[0]) >= 0)"
)
_FROM_OBJECT = frozenset({"split_from", "successor_of"})
_VERBS = {
    "split_from": "split",
    "merged_into": "merged",
    "coalesced": "came together",
    "successor_of": "succeeded",
}


def _shown(opacity: dict[str, Any]) -> alt.OpacityValue:
    """As it is, and nearly gone while another actor is traced."""
    return alt.OpacityValue(0.06, condition={"test": _TRACED, **opacity})


def _tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=field) for field in _TOOLTIP]


def _names_since(actor: str) -> Iterator[tuple[str, str]]:
    """The days from which an actor bears another name, as the registry of known actors has them."""
    registry = load_registry()
    if registry.knows(actor):
        found = {name.since: name.text for name in reversed(registry.get(actor).names) if name.since}
        yield from ((f"{since}-01-01"[:10], text) for since, text in sorted(found.items()))


def _left_out(layout: Layout) -> Iterable[str]:
    if layout.undated:
        yield f"{layout.undated} told without a time {'is' if layout.undated == 1 else 'are'} not drawn."
    if layout.nameless:
        verb = "is" if layout.nameless == 1 else "are"
        yield f"{layout.nameless} with a party that has no name {verb} not drawn."
    if layout.beyond:
        yield f"Not drawn, for less is told of them: {', '.join(layout.beyond)}."
