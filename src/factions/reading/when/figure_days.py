"""Readings of days written in figures: "2019-12-11", "11/12/2019", "11/03" at the head of a log's entry."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, safe_date
from factions.reading.when.calendar_dates import dated, two_digit_year
from factions.reading.when.flags import AMBIGUOUS, IMPOSSIBLE
from factions.reading.when.said import Said, Timex
from factions.reading.when.timeline import Timeline


def written_day(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day in figures: ISO's, or day and month around a slash or point (ambiguous where both fit)."""
    iso = said.words("iso_day")
    numbers = [int(part) for part in re.split(r"[-/.]", iso or said.words("slash_day") or "")]
    if iso:
        year, month, day = numbers
    else:
        first, second, year = numbers
        year = two_digit_year(year, timeline) if year < 100 else year
        day_first = said.words("slash") == "." or first > 12
        day, month = (first, second) if day_first else (second, first)
        if first <= 12 and second <= 12 and first != second and not day_first:
            return (_one_of_two_days(said, date(year, first, second), date(year, second, first)),)
    found = safe_date(year, month, day)
    if found is None:
        return (said.timex(f"{year:04d}-{month:02d}-{day:02d}", flags=(IMPOSSIBLE,)),)
    return (dated(said, timeline, calendar.day(found), "none"),)


def log_day(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Day and month at the head of a log's entry: of its readings the one nearest to what was last told."""
    spoken, anchor = timeline.narrative()
    near = spoken.first if spoken is not None else timeline.published
    if near is None:
        return ()
    first, second = (int(part) for part in (said.words("log_day") or "").split("/"))
    years = (near.year - 1, near.year, near.year + 1)
    found = {safe_date(year, *pair) for year in years for pair in ((second, first), (first, second))}
    days = sorted(
        (
            day
            for day in found
            if day is not None and (timeline.published is None or day <= timeline.published)
        ),
        key=lambda day: abs(day - near),
    )
    if not days:
        return ()
    either = first != second and max(first, second) <= 12
    timex = dated(said, timeline, calendar.day(days[0]), anchor if spoken is not None else "dateline")
    return (replace(timex, flags=(*timex.flags, AMBIGUOUS)) if either else timex,)


def _one_of_two_days(said: Said, month_first: date, day_first: date) -> Timex:
    """Figures that may be read two ways ("11/12/2019"): one of two days, and none of them chosen."""
    low, high = sorted((month_first, day_first))
    written = f"[{low.isoformat()},{high.isoformat()}]"
    period = Period(low, high, "days", written, month_first.isoformat())
    return said.timex(period.value, period, flags=(AMBIGUOUS,))
