"""Rows of bars over time: what relations and leaders are drawn with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal

import altair as alt
from msgspec import Struct

from factions.pictures.dressing import WIDTH, rows, short
from factions.pictures.palette import Family, Theme, load_colours
from factions.pictures.spans import Window, bars, stretches_of
from factions.questions import Line
from factions.questions.wording import day_words, period_words

_ROW, _NARROW = 46, 34
_TICKS, _MANY = 8, 9
_BAR = 14
_LEAST_SHARE, _MARK_SHARE = 0.005, 0.03
Days = Callable[[str], alt.X]
_ABOVE = alt.ExprRef("datum.below ? -7 : 0")


class Band(Struct, frozen=True):
    """One row: what it is called, in one line and a quieter one below, and what it is about."""

    line: Line
    label: str
    below: str
    family: Family
    mark: str | None = None
    mark_shape: str = "diamond"


def band_chart(bands: Sequence[Band], window: Window, theme: Theme, on: str | None) -> Any:
    """The bands one below the other: stated solid, possible faded, disputed striped, denied hollow."""
    ground = load_colours().ground(theme)
    days = _across(bands, window)
    height = len(bands) * (_ROW if len(bands) < _MANY else _NARROW)
    drawn = [row | _about(at, band, theme) for at, band in enumerate(bands) for row in _bars(band, window)]
    spans = alt.Chart(rows(drawn)).encode(x=days("start"), x2="end:T", y=_place(len(bands)), tooltip=_TOOLTIP)
    hue = alt.Color("colour:N", scale=None)
    layers = [
        alt.Chart(rows(_lines(len(bands)))).mark_rule(color=ground.line).encode(y=_place(len(bands))),
        spans.mark_bar(height=_BAR).encode(color=hue, opacity=alt.Opacity("opacity:Q", scale=None)),
        _only(spans, "disputed").mark_rule(strokeWidth=_BAR, strokeDash=[4, 4]).encode(color=hue),
        _only(spans, "denied").mark_bar(height=_BAR - 1, filled=False, strokeDash=[2, 2]).encode(stroke=hue),
        *_words(bands, window, days, theme),
        *_marks(bands, days, theme),
        *_on(on, window, days, theme),
    ]
    return alt.layer(*layers).properties(width=WIDTH - 120, height=height)


_TOOLTIP = [
    alt.Tooltip("said:N", title="said"),
    alt.Tooltip("days:N", title="these days"),
    alt.Tooltip("status:N", title="status"),
    alt.Tooltip("origins:N", title="origins"),
]


def _across(bands: Sequence[Band], window: Window) -> Days:
    """How days are placed: above many rows, for below them the years would be out of sight of the first."""
    return partial(_days, window=window, orient="top" if len(bands) >= _MANY else "bottom")


def _days(field: str, *, window: Window, orient: Literal["top", "bottom"]) -> alt.X:
    scale = alt.Scale(**window.scale)
    axis = alt.Axis(grid=True, orient=orient, tickCount=_TICKS)
    return alt.X(f"{field}:T", scale=scale, title=None, axis=axis)


def _place(bands: int) -> alt.Y:
    return alt.Y("row:Q", scale=alt.Scale(domain=[bands - 0.5, -0.5], nice=False, zero=False), axis=None)


def _lines(bands: int) -> list[dict[str, float]]:
    return [{"row": at + 0.5} for at in range(bands - 1)]


def _only(spans: alt.Chart, status: str) -> alt.Chart:
    """The bars of one status, without what fades out beside them."""
    return spans.transform_filter(f"datum.status == '{status}' && !datum.fades")


def _bars(band: Band, window: Window) -> list[dict[str, Any]]:
    """The bars of a row; the mark of a step stands for days too few to be seen beside it."""
    found = bars(stretches_of(band.line), window)
    return [
        row | {"end": max(row["end"], _least_end(row["start"], window)), "days": _days_words(row)}
        for row in found
        if not band.mark or row["fades"] or row["end"] > _least_end(row["start"], window, _MARK_SHARE)
    ]


def _least_end(start: str, window: Window, share: float = _LEAST_SHARE) -> str:
    """A single day is drawn wide enough to be seen."""
    return (date.fromisoformat(start) + timedelta(days=window.days * share)).isoformat()


def _days_words(row: dict[str, Any]) -> str:
    last = (date.fromisoformat(row["end"]) - timedelta(days=1)).isoformat()
    return (
        day_words(row["start"]) if row["start"] >= last else f"{day_words(row['start'])} – {day_words(last)}"
    )


def _about(at: int, band: Band, theme: Theme) -> dict[str, Any]:
    return {
        "row": at, "label": band.label, "kind": band.line.kind.replace("_", " "),
        "colour": band.family.colour(theme), "said": band.line.text, "origins": band.line.origins,
    }  # fmt: skip


def _words(bands: Sequence[Band], window: Window, days: Days, theme: Theme) -> list[Any]:
    """The names of the rows at the left, the number of origins behind the last bar or mark."""
    ground = load_colours().ground(theme)
    told = []
    for at, band in enumerate(bands):
        drawn = _bars(band, window)
        ends = [*(row["end"] for row in drawn), *([band.mark] if band.mark else [])]
        told.append({
            "row": at, "label": short(band.label, 40), "below": short(band.below, 44),
            "at": min(max(ends), window.domain[1]) if ends else window.domain[0],
            "count": _count(band.line, bool(ends)),
        })  # fmt: skip
    base = alt.Chart(rows(told)).encode(y=_place(len(bands)))
    left = base.encode(x=alt.value(-10))
    return [
        left.mark_text(align="right", dy=_ABOVE, fontSize=12, fontWeight=600, color=ground.ink).encode(
            text="label:N"
        ),
        left.mark_text(align="right", dy=8, fontSize=11, color=ground.quiet).encode(text="below:N"),
        base.mark_text(align="left", dx=10, fontSize=11, color=ground.quiet).encode(
            x=days("at"), text="count:N"
        ),
    ]


def _count(line: Line, dated: bool) -> str:
    """The origins, and what the bars cannot show: that it is disputed without a time, or has none."""
    doubt = (line.status,) if line.status in ("disputed", "denied") else ()
    words = f"{line.origins} origin{'' if line.origins == 1 else 's'}"
    return " · ".join((*(() if dated else ("no time given",)), words, *doubt))


def _marks(bands: Sequence[Band], days: Days, theme: Theme) -> list[Any]:
    """A mark at one day of a row: a step, or how a leader's time ended."""
    marked = [
        _about(at, band, theme) | {"at": band.mark, "shape": band.mark_shape, "status": band.line.status,
                                   "days": _period_words(band.line)}
        for at, band in enumerate(bands) if band.mark
    ]  # fmt: skip
    if not marked:
        return []
    ground = load_colours().ground(theme)
    base = alt.Chart(rows(marked)).mark_point(
        filled=True, size=150, opacity=1, stroke=ground.ground, strokeWidth=1.5
    )
    return [
        base.encode(
            x=days("at"), y=_place(len(bands)), color=alt.Color("colour:N", scale=None),
            shape=alt.Shape("shape:N", scale=None), tooltip=_TOOLTIP,
        )
    ]  # fmt: skip


def _period_words(line: Line) -> str:
    return period_words(line.period.bounds).removeprefix("for ") if line.period else "no time given"


def _on(on: str | None, window: Window, days: Days, theme: Theme) -> list[Any]:
    """The day asked about."""
    if on is None or not window.domain[0] <= on <= window.domain[1]:
        return []
    accent = load_colours().ground(theme).accent
    base = alt.Chart(rows([{"at": on, "words": day_words(on)}])).encode(x=days("at"))
    return [
        base.mark_rule(color=accent, strokeDash=[3, 3]),
        base.mark_text(color=accent, align="left", baseline="top", dx=5, fontSize=11).encode(
            y=alt.value(2), text="words:N"
        ),
    ]
