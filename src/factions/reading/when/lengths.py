"""Readings of lengths of time, of windows that hang on an anchor, and of what repeats."""

from __future__ import annotations

from datetime import date
from math import ceil

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, step
from factions.reading.when.numbers import amount, number
from factions.reading.when.said import Said, Timex
from factions.reading.when.timeline import Timeline
from factions.records import NO_DATE

_LETTERS = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S",
    "quarter": "Q", "night": "D", "weekend": "WE",
}  # fmt: skip
_CLOCK = ("hour", "minute", "second")
_MULTIPLES = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "fortnight": (2, "week"),
}
_FEW = {"day": 3, "week": 21}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}


def length_value(count: float | None, unit: str) -> str:
    """A length as TIMEX3 writes it: P3D, PT4H, PXW for "some weeks"."""
    if unit in _MULTIPLES:
        factor, unit = _MULTIPLES[unit]
        count = None if count is None else count * factor
    half = ""
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        count, half = count - 0.5, _HALVES[unit]
    return f"P{'T' if unit in _CLOCK else ''}{amount(count)}{_LETTERS[unit]}{half}"


def counted(said: Said) -> float | None:
    words = said.words("count")
    if words is not None:
        return number(words)
    if said.words("one_unit") and said.match[0].lower().endswith("half"):
        return 1.5
    given: float | None = said.rule.given.get("count", 1.0 if said.words("one_unit") else None)
    return given


def length(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A length without a place on the calendar ("three weeks"); quarters are more often shares than times."""
    unit = said.get("unit") or said.get("one_unit") or said.get("many_unit")
    if unit == "quarter":
        return ()
    return (said.timex(length_value(counted(said), unit)),)


def window(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A length that begins or ends at an anchor ("the past two months", "the following three days")."""
    unit = said.get("unit") or said.get("one_unit") or said.get("many_unit")
    value, way = length_value(counted(said), unit), _way(said)
    if said.rule.given.get("narrative"):
        spoken, anchor = timeline.narrative()
        at = None if spoken is None else spoken.first if way < 0 else spoken.last
    else:
        at, anchor = timeline.deictic()
    if at is None:
        return (said.timex(value, flags=(NO_DATE,)),)
    period = _window(at, unit, counted(said), way, value)
    return (said.timex(value, period, anchor=anchor),)


def _way(said: Said) -> int:
    for name in ("way", "last", "next", "previous", "following"):
        if said.get(name) is not None:
            return int(said.get(name))
    return -1


def _window(at: date, unit: str, count: float | None, way: int, value: str) -> Period | None:
    """The days from the anchor as far as the length goes; hours round to whole days (UCDP T2g-i).

    "A few days" are the three before the report, "several weeks" the three weeks before (T2a-b, T4d-e).
    """
    if count is None and way < 0 and unit in _FEW:
        first, last = step(at, "day", -_FEW[unit]), step(at, "day", -1)
        return calendar.days(first, last, f"few_{unit}s", value) if first and last else None
    shown, count = unit, 3.0 if count is None else count
    if unit in _CLOCK:
        count, unit, shown = _days_of_hours(count, unit), "day", "hours"
    factor, unit = _MULTIPLES.get(unit, (1, unit))
    far = step(at, "day" if unit == "night" else unit, int(way * count * factor))
    if far is None or unit == "weekend":
        return None
    return calendar.days(min(at, far), max(at, far), "hours" if shown == "hours" else "window", value)


def _days_of_hours(count: float, unit: str) -> int:
    """How many days back: one for 24 hours, two for 48 and for 72 (UCDP T2g-i), else rounded up."""
    hours = count * {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}[unit]
    return 2 if hours == 72 else max(1, ceil(hours / 24))


def repeated(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """What comes again: "daily", "every month", "each Friday", "per week"."""
    weekday, unit = said.get("weekdays"), said.get("one_unit")
    if weekday is None:
        weekday = said.get("weekday")
    if weekday is not None:
        daypart = said.get("daypart")
        return (said.timex(f"XXXX-WXX-{weekday + 1}" + (f"T{daypart}" if daypart else "")),)
    if said.get("month"):
        return (said.timex(f"XXXX-{said.get('month'):02d}"),)
    if said.get("season"):
        return (said.timex(f"XXXX-{said.get('season')}"),)
    if "value" in said.rule.given:
        return (said.timex(said.rule.given["value"]),)
    if said.words("count") or said.rule.given.get("length"):
        return (said.timex(length_value(counted(said) or 1, unit or said.get("unit"))),)
    return (said.timex(length_value(1, unit)),)


def reference(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A word that points at the present, past or future without measuring it ("now", "formerly", "soon")."""
    at, anchor = timeline.deictic()
    value = said.rule.given["value"]
    if value != "PRESENT_REF" or at is None:
        return (said.timex(value),)
    return (said.timex(value, Period(at, at, "present", at.isoformat(), value), anchor=anchor),)


def same_time(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The time last spoken of ("at that time")."""
    spoken, anchor = timeline.narrative()
    if spoken is None:
        return (said.timex("PAST_REF", flags=(NO_DATE,)),)
    return (said.timex(spoken.value, spoken, anchor=anchor),)
