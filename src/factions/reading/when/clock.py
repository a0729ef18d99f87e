"""Readings of times of day, alone or with their day, and of days that feasts name."""

from __future__ import annotations

from datetime import date, timedelta

from factions.reading.when import calendar
from factions.reading.when.calendar import Period
from factions.reading.when.calendar_dates import calendar_date, dated, said_year
from factions.reading.when.relative import near_day, weekday
from factions.reading.when.said import Said, Timex
from factions.reading.when.timeline import Timeline
from factions.records import NO_DATE


def clock(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """An hour of the day ("10:30 a.m.", "1530 GMT", "noon on Monday"), or a part of a day that is named."""
    day, anchor = _day_of(said, timeline)
    hour = _hour(said)
    if hour is None:
        return ()
    when = day.value if day is not None else "XXXX-XX-XX"
    flags = () if day is not None else (NO_DATE,)
    return (said.timex(f"{when}T{hour}", day, type="TIME", anchor=anchor, flags=flags),)


def _day_of(said: Said, timeline: Timeline) -> tuple[Period | None, str]:
    made: tuple[Timex, ...] = ()
    if said.words("month") or said.words("iso_day"):
        made = calendar_date(said, timeline)
    elif said.words("weekday"):
        made = weekday(said, timeline)
    elif said.words("today"):
        made = near_day(said, timeline)
    if made:
        period = made[0].period
        return (period if period is not None and period.unit == "day" else None), made[0].anchor
    spoken, anchor = timeline.narrative()
    if spoken is not None and spoken.unit == "day":
        return spoken, anchor
    at, dateline = timeline.deictic()
    return (calendar.day(at) if at is not None and timeline.style == "news" else None), dateline


def _hour(said: Said) -> str | None:
    daypart = said.get("daypart")
    if daypart is not None and not said.words("hour"):
        return str(daypart)
    figures = said.words("hours_in_figures")
    if figures:
        return f"{figures[:2]}:{figures[2:]}"
    words = said.words("hour")
    if words is None:
        return None
    hour, minute = int(words), said.words("minute") or "00"
    half = (said.words("ampm") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if daypart in ("AF", "EV", "NI") and 0 < hour < 12:
        hour += 12
    return f"{hour:02d}:{minute}" if hour < 25 else None


def feast(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day that a feast names, in the year said or in that of the anchor."""
    year, anchor = said_year(said, timeline), "none"
    if year is None:
        year, anchor = _feast_year(said, timeline)
    if year is None:
        return (said.timex("XXXX", flags=(NO_DATE,)),)
    found = _feast_day(said, year)
    if found is None:
        return ()
    return (dated(said, timeline, calendar.day(found), anchor),)


def _feast_year(said: Said, timeline: Timeline) -> tuple[int | None, str]:
    if timeline.style == "history":
        spoken, anchor = timeline.narrative()
        return (spoken.last.year if spoken else None), anchor
    at, anchor = timeline.deictic()
    if at is None:
        return None, "none"
    found = _feast_day(said, at.year)
    back = said.get("last") is not None or (found is not None and found - at > timedelta(days=60))
    late = found is not None and found <= at
    return at.year - (back and not late), anchor


def _feast_day(said: Said, year: int) -> date | None:
    given = said.rule.given
    if given.get("easter") is not None:
        return _easter(year) + timedelta(days=given["easter"])
    if given.get("nth") is not None:
        first = date(year, given["month"], 1)
        offset = (given["weekday"] - first.weekday()) % 7
        return first + timedelta(days=offset + 7 * (given["nth"] - 1))
    return calendar.safe_date(given.get("year", year), given["month"], given["day"])


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    golden, (hundreds, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(hundreds, 4)
    moon = (19 * golden + hundreds - skipped - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
