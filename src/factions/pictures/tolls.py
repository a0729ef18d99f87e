"""Tolls as their sources give them: one row a figure, and no figure in place of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
from msgspec import Struct

from factions.casefile.events.record import Event
from factions.pictures.dressing import WIDTH, dressed, empty, rows, short
from factions.pictures.palette import Theme, load_colours
from factions.questions import Answer, EventLine
from factions.questions.weighing import publisher_of
from factions.questions.wording import day_words, period_words
from factions.records import Document

_MOST_EVENTS = 6
_MOST_FIGURES = 14
_ROW = 24
_OPEN = 0.08
_REMARK = (
    "Dot: a number; hollow: about. Bar: from … to. Arrow: at least, or up to. Every event has its own scale."
)


class Said(Struct, frozen=True):
    """One figure: who says it, what it counts, between which numbers (null = left open), in which words."""

    source: str
    category: str
    least: int | None
    most: int | None
    qualifier: str | None
    words: str


def toll_ranges(answer: Answer, *, theme: Theme = "light") -> Any:
    """The tolls of the events of an answer, of which the six with most figures are drawn.

    Events of one day, kind and place stand under one head. Figures for one victim among others are not
    drawn, nor tolls without a number.
    """
    told = {head: said for head, said in _by_event(answer).items() if said}
    if not told:
        return empty(answer, theme, "No event here has a toll that is told as a number.")
    kept = sorted(told, key=lambda head: -len({said.source for said in told[head]}))[:_MOST_EVENTS]
    shown = {head: told[head] for head in told if head in kept}
    more = len(told) - len(shown)
    remarks = [_REMARK]
    if more:
        remarks.append(f"Not drawn: the tolls of {more} more event{'' if more == 1 else 's'}.")
    return dressed(_panels(shown, theme), answer, theme, remarks)


def event_tolls(event: Event, documents: Mapping[str, Document], *, theme: Theme = "light") -> Any:
    """The tolls of one event of a casefile; `documents` are those of its claims, by id."""
    title = _event_title(event)
    said = tuple(_reported(event, documents))
    if not said:
        return empty(
            title, theme, "No number of people harmed is told of this event, which does not mean none."
        )
    ranges = "; ".join(
        f"{one.category}: low {one.low}, best {one.best}, high {one.high}"
        for one in event.tolls if one.best is not None
    )  # fmt: skip
    return dressed(_panels({"": said}, theme), title, theme, [_REMARK, f"{ranges[:1].upper()}{ranges[1:]}."])


def _event_title(event: Event) -> str:
    days = [period_words(one.bounds).removeprefix("for ") for one in event.dates[:1]]
    places = [one.name for one in event.places[:1]]
    return ", ".join([event.kind.replace("_", " ").capitalize(), *places, *days])


def _reported(event: Event, documents: Mapping[str, Document]) -> Iterator[Said]:
    for toll in event.tolls:
        for one in toll.reported:
            if one.min is not None or one.max is not None:
                publisher = publisher_of(documents[one.document])
                source = f"{publisher} (a side of the event)" if one.partisan else publisher
                yield Said(source, toll.category, one.min, one.max, one.qualifier, one.words)


def _by_event(answer: Answer) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for line in (line for line in answer.lines if isinstance(line, EventLine)):
        found[_head(line)] += [
            Said(toll.source, toll.category, toll.least, toll.most, toll.qualifier, toll.text)
            for toll in line.tolls
            if toll.scope == "total" and (toll.least is not None or toll.most is not None)
        ]
    return {head: list(dict.fromkeys(said)) for head, said in found.items()}


def _head(line: EventLine) -> str:
    day = day_words(line.day) if line.day else "no single day given"
    return ", ".join(part for part in (line.kind.replace("_", " ").capitalize(), line.place, day) if part)


def _panels(events: Mapping[str, Sequence[Said]], theme: Theme) -> Any:
    panels = [_panel(head, said, theme) for head, said in events.items()]
    return panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=18)


def _panel(head: str, said: Sequence[Said], theme: Theme) -> Any:
    ground, shown = load_colours().ground(theme), _in_order(said)[:_MOST_FIGURES]
    end = max(one.most or one.least or 0 for one in shown) * 1.18 or 1
    values = [_row(at, one, end, theme) for at, one in enumerate(shown)]
    place = alt.Y("row:O", axis=None)
    base = alt.Chart(rows(values)).encode(y=place, tooltip=[alt.Tooltip(f"{name}:N", title=name) for name in
                                                            ("source", "words")])  # fmt: skip
    number = alt.X(
        "at:Q", title=None, scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(grid=True, tickCount=6, format="d", tickMinStep=1),
    )  # fmt: skip
    hue = alt.Color("colour:N", scale=None)
    layers = [
        base.transform_filter("datum.from < datum.to")
        .mark_bar(height=6, opacity=0.35, cornerRadius=3).encode(
            x=alt.X("from:Q"), x2="to:Q", color=hue
        ),
        base.mark_point(size=90, opacity=1, strokeWidth=2).encode(
            x=number, shape=alt.Shape("shape:N", scale=None), stroke=hue,
            fill=alt.Fill("fill:N", scale=None),
        ),
        base.mark_text(align="right", fontSize=11.5).encode(x=alt.value(-10), text="named:N"),
        base.mark_text(align="left", dx=9, fontSize=11, color=ground.quiet).encode(x="to:Q", text="words:N"),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(width=WIDTH - 240, height=_ROW * len(shown))
    more = len(said) - len(shown)
    below = f"{more} more figures are not drawn." if more else ""
    return (
        chart.properties(title=alt.TitleParams(head, subtitle=below, fontSize=12, offset=6, frame="group"))
        if head
        else chart
    )


def _in_order(said: Sequence[Said]) -> list[Said]:
    """The dead before the wounded and so on, the lower figure before the higher."""
    order = list(load_colours().tolls)
    return sorted(said, key=lambda one: (order.index(one.category), one.least or one.most or 0, one.source))


def _row(at: int, one: Said, end: float, theme: Theme) -> dict[str, Any]:
    """Where a figure stands; an arrow says on which side it is open."""
    least, most = one.least, one.most
    low = least if least is not None else 0
    high = float(most if most is not None else (least or 0))
    shape, mark = "circle", float(low)
    if one.qualifier == "at_least":
        shape, high = "triangle-right", max(high, low + end * _OPEN)
    elif least is None or one.qualifier == "up_to":
        shape, mark = "triangle-left", high
    family = load_colours().tolls[one.category]
    colour = family.colour(theme)
    hollow = one.qualifier == "about"
    return {
        "row": at, "source": one.source, "named": short(one.source, 42), "at": mark, "from": low,
        "to": max(high, mark), "colour": colour, "shape": shape, "words": one.words,
        "fill": load_colours().ground(theme).ground if hollow else colour,
    }  # fmt: skip
