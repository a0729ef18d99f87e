"""Events by month, stacked by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import altair as alt

from factions.casefile.summaries import EventCount
from factions.pictures.dressing import WIDTH, dressed, empty, rows
from factions.pictures.palette import Theme, load_colours
from factions.questions import Answer, EventLine

_LONG = 180
# So many bars are each as wide as a letter.
_WIDE = 40
Unit = Literal["utcyear", "utcyearmonth"]
Counts = dict[tuple[str | None, str], int]


def events_by_month(answer: Answer, *, theme: Theme = "light") -> Any:
    """The events of an answer by month, stacked by kind.

    Beyond fifteen years it is by year. An event whose first day may lie in two of them is drawn in none, and
    the picture says how many those are.
    """
    by_month = counts_of(answer)
    return _picture(by_month if _unit(by_month) == "utcyearmonth" else counts_of(answer, 4), answer, theme)


def counted_by_month(counts: Iterable[EventCount], *, heading: str, theme: Theme = "light") -> Any:
    """The same from a casefile's own counts (`Casefile.count_events`), which are quick at any size."""
    return _picture({(one.month, one.kind): one.events for one in counts}, heading, theme)


def counts_of(answer: Answer, letters: int = 7) -> Counts:
    """Events by kind and month, or with 4 letters of the date by year, each as its first month."""
    lines = (line for line in answer.lines if isinstance(line, EventLine))
    return dict(Counter((month_of(line, letters), line.kind) for line in lines))


def month_of(line: EventLine, letters: int = 7) -> str | None:
    """The month (or year) in which it began; null where it may have begun in several."""
    first, last = line.period.bounds[:2] if line.period else (None, None)
    if not first or not last or first[:letters] != last[:letters]:
        return None
    return f"{first[:letters]}-01"[:7]


def _picture(counts: Counts, answer: Answer | str, theme: Theme) -> Any:
    dated: Counts = {(month, kind): events for (month, kind), events in counts.items() if month and events}
    unit = _unit(counts)
    remarks = tuple(_undated(counts, "year" if isinstance(answer, Answer) and unit == "utcyear" else "month"))
    if not dated:
        return empty(answer, theme, "No event here has a month that is told.", remarks)
    chart = _bars(_rows(dated, theme), unit, theme)
    return dressed(chart, answer, theme, remarks)


def _rows(counts: Counts, theme: Theme) -> list[dict[str, Any]]:
    order = [family.signed for family in load_colours().events.values()]
    found = []
    for (month, kind), events in sorted(counts.items(), key=lambda one: (one[0][0] or "", one[0][1])):
        family = load_colours().family(kind)
        found.append({
            "month": f"{month}-01", "kind": kind.replace("_", " "), "family": family.signed, "events": events,
            "order": order.index(family.signed), "sign": family.sign, "ink": _ink_on(family.colour(theme)),
        })  # fmt: skip
    return found


def _bars(values: Sequence[dict[str, Any]], unit: Unit, theme: Theme) -> Any:
    ground = load_colours().ground(theme)
    shown = {row["family"] for row in values}
    families = [family for family in load_colours().events.values() if family.signed in shown]
    colour = alt.Color(
        "family:N",
        scale=alt.Scale(
            domain=[one.signed for one in families], range=[one.colour(theme) for one in families]
        ),
        legend=alt.Legend(title=None, orient="bottom", columns=4),
    )
    named = "%Y" if unit == "utcyear" else "%B %Y"
    bars = (
        alt.Chart(rows(values), width=WIDTH, height=240)
        .mark_bar(stroke=ground.ground, strokeWidth=0.5)
        .encode(
            x=alt.X(f"{unit}(month):T", title=None, axis=_months_below()),
            y=alt.Y("sum(events):Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=5)),
            color=colour,
            detail="kind:N",
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("month:T", title="when", format=named, timeUnit=unit),
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("sum(events):Q", title="events"),
            ],
        )
    )
    return bars if _slots(values, unit) > _WIDE else bars + _letters(values, unit)


def _letters(values: Sequence[dict[str, Any]], unit: Unit) -> Any:
    """The letter of its family in each part of a bar, where bars are wide enough for one."""
    return (
        alt.Chart(rows(values))
        .mark_text(fontSize=9, fontWeight=600)
        .encode(
            x=alt.X(f"{unit}(month):T", bandPosition=0.5),
            y=alt.Y("sum(events):Q", stack="zero", bandPosition=0.5),
            text="sign:N",
            color=alt.Color("ink:N", scale=None),
            detail="family:N",
            order=alt.Order("order:Q"),
        )
    )


def _ink_on(colour: str) -> str:
    """Black or white, whichever is read better on a colour."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "#000000" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 else "#ffffff"


def _slots(values: Sequence[dict[str, Any]], unit: Unit) -> int:
    """How many bars have their place between the first and the last."""
    months = [int(row["month"][:4]) * 12 + int(row["month"][5:7]) for row in values]
    return (max(months) - min(months)) // (12 if unit == "utcyear" else 1) + 1


def _months_below() -> alt.Axis:
    """Each name below its own tick; the first is not moved inwards onto the next."""
    return alt.Axis(grid=False, labelOverlap=True, labelFlush=False, labelSeparation=8)


def _unit(counts: Counts) -> Unit:
    months = [
        int(month[:4]) * 12 + int(month[5:7]) for (month, _), events in counts.items() if month and events
    ]
    return "utcyear" if months and max(months) - min(months) >= _LONG else "utcyearmonth"


def _undated(counts: Counts, unit: str) -> Iterable[str]:
    missing = sum(events for (month, _), events in counts.items() if not month)
    if missing:
        yield f"{missing} without a {unit} that is told {'is' if missing == 1 else 'are'} not drawn."
