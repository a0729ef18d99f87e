"""Readings of times told in other calendars than ours: converted where that is sure, else kept as said."""

from __future__ import annotations

from datetime import date, timedelta

from factions.reading.when import calendar, hijri
from factions.reading.when.calendar import Period
from factions.reading.when.calendar_dates import dated, day_number, said_year
from factions.reading.when.flags import AMBIGUOUS, HIJRI, IMPOSSIBLE, OCR_NOISE, OTHER_CALENDAR, SOLAR_HIJRI
from factions.reading.when.said import Said, Timex
from factions.reading.when.tense import looks_ahead
from factions.reading.when.timeline import Timeline
from factions.records import NO_DATE

_A_DAY = timedelta(days=1)


def hijri_date(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A Hijri day, month or year, its year from the words (theirs or ours) or the last one before the anchor.

    A day more on either side belongs to it, as the month began when the moon was seen.
    """
    month, day = said.get("hijri_month"), said.rule.given.get("day") or day_number(said)
    if day is not None and day > 30:
        return (said.timex(None, flags=(HIJRI, IMPOSSIBLE)),)
    if said.words("hijri_year"):
        year = int(said.words("hijri_year") or 0)
        return (dated(said, timeline, _hijri_period(year, month, day), "none", (HIJRI,)),)
    ours = said_year(said, timeline)
    if ours is not None:
        return (_in_year_of_ours(said, timeline, ours, (month, day)),)
    at, anchor = timeline.deictic()
    if timeline.style == "history" and timeline.line is not None:
        return (_in_year_of_ours(said, timeline, timeline.line.first.year, (month, day), "narrative"),)
    if at is None:
        return (said.timex("XXXX", flags=(HIJRI, NO_DATE)),)
    period = _nearest(said, at, month, day)
    return (dated(said, timeline, period, anchor, (HIJRI,)),)


def _in_year_of_ours(
    said: Said, timeline: Timeline, year: int, named: tuple[int, int | None], anchor: str = "none"
) -> Timex:
    """The one in a year of ours; where two begin in it (Ramadan 1997) none is chosen."""
    periods = [_hijri_period(number, *named) for number in hijri.hijri_years_around(year)]
    within = [period for period in periods if (period.first + _A_DAY).year == year]
    if len(within) != 1:
        return said.timex(f"{year:04d}", flags=(HIJRI, AMBIGUOUS), anchor=anchor)
    return dated(said, timeline, within[0], anchor, (HIJRI,))


def _nearest(said: Said, at: date, month: int, day: int | None) -> Period:
    """The last one begun by a day, or the next one where the words look ahead."""
    periods = [_hijri_period(year, month, day) for year in hijri.hijri_years_around(at.year)]
    periods += [_hijri_period(year, month, day) for year in hijri.hijri_years_around(at.year - 1)]
    if looks_ahead(said.text, said.start, said.end):
        return min((period for period in periods if period.last >= at), key=lambda period: period.first)
    return max((period for period in periods if period.first <= at), key=lambda period: period.first)


def _hijri_period(year: int, month: int | None, day: int | None) -> Period:
    first = hijri.hijri_day(year, month or 1, day or 1)
    last = first if day else hijri.hijri_month_end(year, month or 12)
    unit = "days" if day else "hijri-month" if month else "hijri-year"
    return calendar.days(first - _A_DAY, last + _A_DAY, unit)


def solar_hijri_date(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day, month or year of the Solar Hijri calendar, or the day that its new year begins."""
    year = int(said.words("solar_year") or 0) or _solar_year_of(said, timeline)
    if year is None:
        return (said.timex("XXXX", flags=(SOLAR_HIJRI, NO_DATE)),)
    month, day = said.get("solar_month"), said.rule.given.get("day") or day_number(said)
    first = hijri.solar_day(year, month or 1, day or 1)
    last = first if day else hijri.solar_month_end(year, month or 12)
    if first is None or last is None:
        return (said.timex(None, flags=(SOLAR_HIJRI, IMPOSSIBLE)),)
    unit = "solar-month" if month else "solar-year"
    period = calendar.day(first) if day else calendar.days(first, last, unit)
    anchor = "none" if said.words("solar_year") or said_year(said, timeline) else "dateline"
    return (dated(said, timeline, period, anchor, (SOLAR_HIJRI,)),)


def _solar_year_of(said: Said, timeline: Timeline) -> int | None:
    """The Solar Hijri year that begins in a year of ours: the one said, or that of the anchor."""
    ours = said_year(said, timeline)
    if ours is not None:
        return ours - 621
    at, _ = timeline.deictic()
    if at is None:
        return None
    nowruz = hijri.solar_day(at.year - 621, 1, 1)
    ahead = looks_ahead(said.text, said.start, said.end)
    past = nowruz is not None and nowruz <= at
    return at.year - 621 - (not past and not ahead) + (past and ahead)


def kept_as_said(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A time in a calendar that is not converted ("2013 E.C."), or with letters for figures ("2O15")."""
    return (said.timex(None, flags=(said.rule.given.get("flag", OTHER_CALENDAR),)),)


def noisy(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A time that a scan has garbled: found, and left open."""
    return (said.timex(None, flags=(OCR_NOISE,)),)
