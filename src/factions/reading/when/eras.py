"""Readings of eras that a name dates: wars, upheavals, periods."""

from __future__ import annotations

from datetime import date, timedelta

from factions.reading.when import calendar
from factions.reading.when.calendar import Period
from factions.reading.when.parts import MODS, part_of
from factions.reading.when.said import Said, Timex
from factions.reading.when.timeline import Timeline


def era(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A named era ("the Second Congo War"), or its early, middle or late part.

    It says of what the text tells only when it was, so it does not move the story's own time.
    """
    period = _named(said)
    part = said.get("early")
    if part in ("early", "mid", "late"):
        return (said.timex(period.value, part_of(period, part), mod=MODS[part]),)
    return (said.timex(period.value, period),)


def era_edge(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The first or the last day of an era, or the day before it ("on the eve of the Korean War")."""
    period, edge = _named(said), said.get("edge")
    at = period.last if edge == "last" else period.first - timedelta(days=edge is None)
    day = calendar.day(at)
    return (said.timex(day.value, day),)


def _named(said: Said) -> Period:
    written = said.get("era") or said.get("named_day")
    first, _, last = written.partition("/")
    return calendar.days(date.fromisoformat(first), date.fromisoformat(last), "era")
