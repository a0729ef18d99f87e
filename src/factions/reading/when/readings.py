"""The readings by the name that rules call them by."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from factions.reading.when import calendar
from factions.reading.when.calendar_dates import (
    before_our_era_range,
    calendar_date,
    dated,
    day_number,
    long_period,
    said_year,
)
from factions.reading.when.clock import clock, feast
from factions.reading.when.eras import era, era_edge
from factions.reading.when.events import beside_event, event, part_of_event
from factions.reading.when.figure_days import log_day, written_day
from factions.reading.when.flags import AMBIGUOUS, IMPOSSIBLE
from factions.reading.when.lengths import length, reference, repeated, same_time, window
from factions.reading.when.numbers import ordinal
from factions.reading.when.other_calendars import hijri_date, kept_as_said, noisy, solar_hijri_date
from factions.reading.when.relative import (
    near_day,
    neighbour,
    part_of_neighbour,
    report_period,
    shifted,
    some_days_back,
    weekday,
)
from factions.reading.when.said import Said, Timex
from factions.reading.when.timeline import Timeline, published_period
from factions.records import NO_DATE

Read = Callable[[Said, Timeline], tuple[Timex, ...]]


def year_range(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Two years ("2019-20"), flagged ambiguous where it might be a month (2001-02)."""
    year, short = int(said.words("year") or 0), int(said.words("yy") or 0)
    later = year // 100 * 100 + short
    if later <= year:
        later += 100
    flags = (AMBIGUOUS,) if 1 <= short <= 12 else ()
    if later - year > 30:
        return ()
    first = dated(said, timeline, calendar.year(year), "none", flags)
    second = dated(said, timeline, calendar.year(later), "none", flags)
    return _at(first, said.span_of("year")), _at(second, said.span_of("yy"))


def day_range(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Two days ("14-16 March 2019", "March 5-9, 1918") that share a month and perhaps a year."""
    whole = calendar_date(said, timeline)[0]
    other = said.words("day2") or ""
    if whole.period is None or whole.period.unit != "day":
        return () if IMPOSSIBLE not in whole.flags else (whole,)
    found = calendar.safe_date(whole.period.first.year, whole.period.first.month, ordinal(other) or 0)
    if found is None:
        return (whole,)
    second = dated(said, timeline, calendar.day(found), whole.anchor)
    first_end = said.span_of("day" if said.words("day") else "ordinal")[1]
    return _at(whole, (said.start, first_end)), _at(second, (said.span_of("day2")[0], said.end))


def day_and_month_range(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Two days of two months ("28 May - 3 June 2016") that share a year, or the turn of one."""
    second = calendar_date(said.as_if(day="day2", month="month2"), timeline)[0]
    split = min(said.span_of("day2")[0], said.span_of("month2")[0])
    first_end = max(said.span_of("day")[1], said.span_of("month")[1])
    if second.period is None or second.period.unit != "day":
        return (second,)
    of_year = second.period.first.year - (said.get("month") > said.get("month2"))
    found = calendar.safe_date(of_year, said.get("month"), day_number(said) or 0)
    if found is None:
        return (_at(second, (split, said.end)),)
    first = dated(said, timeline, calendar.day(found), second.anchor)
    return _at(first, (said.start, first_end)), _at(second, (split, said.end))


def month_range(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Two months or seasons ("March and June 2015") that share a year."""
    year = said_year(said, timeline) or 0
    if said.get("season"):
        first, second = calendar.season(year, said.get("season")), calendar.season(year, said.get("season2"))
        ends = said.span_of("season")[1], said.span_of("season2")[0]
    else:
        first, second = calendar.month(year, said.get("month")), calendar.month(year, said.get("month2"))
        if second.first < first.first:
            first = calendar.month(year - 1, said.get("month"))
        ends = said.span_of("month")[1], said.span_of("month2")[0]
    earlier = dated(said, timeline, first, "none")
    later = dated(said, timeline, second, "none")
    return _at(earlier, (said.start, ends[0])), _at(later, (ends[1], said.end))


def day_of_month(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day ("on the 14th") of the month last spoken of."""
    spoken, anchor = timeline.narrative()
    number = day_number(said)
    if spoken is None or number is None or spoken.unit not in ("day", "month"):
        return ()
    found = calendar.safe_date(spoken.first.year, spoken.first.month, number)
    return () if found is None else (dated(said, timeline, calendar.day(found), anchor),)


def day_of_month_lately(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day ("on the 6th") of the month last spoken of, never after the dateline."""
    spoken, anchor = timeline.narrative()
    number, published = day_number(said), timeline.published
    if spoken is None or spoken.unit not in ("day", "month"):
        spoken, anchor = published_period(published), "dateline"
    if spoken is None or number is None:
        return ()
    year, month = spoken.first.year, spoken.first.month
    found = calendar.safe_date(year, month, number)
    if found is not None and published is not None and spoken.first <= published < found:
        found = calendar.safe_date(year - (month == 1), (month - 2) % 12 + 1, number)
    return () if found is None else (dated(said, timeline, calendar.day(found), anchor),)


def in_neighbour_year(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A month or day within a year that hangs on an anchor ("May last year", "August of that year")."""
    way = next((said.get(name) for name in ("last", "this", "next") if said.get(name) is not None), None)
    if way is not None:
        at, anchor = timeline.deictic()
        year = None if at is None else at.year + way
    else:
        spoken, anchor = timeline.narrative()
        year = None if spoken is None else spoken.first.year
    if year is None:
        return calendar_date(said, timeline)
    season, month, number = said.get("season"), said.get("month"), day_number(said)
    if said.get("quarter_ordinal"):
        return (dated(said, timeline, calendar.quarter(year, said.get("quarter_ordinal")), anchor),)
    if season:
        return (dated(said, timeline, calendar.season(year, season), anchor),)
    found = calendar.safe_date(year, month, number) if number else None
    period = calendar.day(found) if found else calendar.month(year, month)
    return (dated(said, timeline, period, anchor),)


def tonight(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A part of the day of the report ("this morning", "tonight")."""
    daypart = said.get("daypart") or "NI"
    at, anchor = timeline.deictic()
    if at is None:
        return (said.timex(f"XXXX-XX-XXT{daypart}", type="TIME", flags=(NO_DATE,)),)
    return (said.timex(f"{at.isoformat()}T{daypart}", calendar.day(at), type="TIME", anchor=anchor),)


def narrative_daypart(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A part of the day last spoken of ("that afternoon"), or of the day after ("the next morning")."""
    spoken, anchor = timeline.narrative()
    if spoken is None or spoken.unit != "day":
        return (said.timex(f"XXXX-XX-XXT{said.get('daypart')}", type="TIME", flags=(NO_DATE,)),)
    found = calendar.step(spoken.first, "day", said.get("following") or 0)
    if found is None:
        return ()
    timex = dated(said, timeline, calendar.day(found), anchor)
    return (replace(timex, type="TIME", value=f"{found.isoformat()}T{said.get('daypart')}"),)


def _at(timex: Timex, span: tuple[int, int]) -> Timex:
    return replace(timex, start=span[0], end=span[1])


READINGS: dict[str, Read] = {
    function.__name__: function
    for function in (
        before_our_era_range, beside_event, calendar_date, clock, day_and_month_range, day_of_month,
        day_of_month_lately, log_day,
        day_range, era, era_edge, event, feast, hijri_date, in_neighbour_year, kept_as_said, length,
        long_period, month_range, narrative_daypart, near_day, neighbour, noisy, part_of_event,
        part_of_neighbour, reference, repeated, report_period, same_time, shifted, solar_hijri_date,
        some_days_back, tonight, weekday, window, written_day, year_range,
    )
}  # fmt: skip
