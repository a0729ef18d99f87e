"""Readings of times that the calendar names: days, months, years, seasons, quarters, decades, centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, safe_date
from factions.reading.when.flags import AMBIGUOUS, BEFORE_OUR_ERA, IMPOSSIBLE, WRONG_WEEKDAY
from factions.reading.when.numbers import ordinal, spoken_year
from factions.reading.when.parts import MODS, beside, part_of, rule_of_part
from factions.reading.when.said import Said, Timex
from factions.reading.when.tense import looks_ahead
from factions.reading.when.timeline import Timeline
from factions.records import NO_DATE

_OPENING = re.compile(
    r"(?:^|[.!?]\s{1,2}|\n\s?\n|,\s)(?:in|by|during)\s$|\b(?:months|weeks|half)\sof\s$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;!?]\s|\n\s?\n")
_SHARED_YEAR = re.compile(
    r"\s(?:and|or|to|through)\s(?:the\s)?(?:(?:early|mid|late)[\s-])?[A-Za-z]{3,9}\s(?:of\s)?((?:1[5-9]|20)\d\d)(?!\d)"
)
_HEADING = 80


def calendar_date(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A day, month, season, quarter, half or year, its year from the words or from the anchor."""
    if said.words("bc"):
        return (_before_our_era(said),)
    year, anchor = said_year(said, timeline), "none"
    if year is None:
        year, anchor = _year_from_anchor(said, timeline)
    if year is None:
        return (said.timex(_yearless(said), flags=(NO_DATE,)),)
    if not 1 <= year <= calendar.LAST_YEAR:
        return ()
    period = _period(said, year)
    if period is None:
        return (said.timex(_as_said(said, year), flags=(IMPOSSIBLE,), anchor=anchor),)
    year_said = anchor == "none"
    if said.words("named") and period.unit == "day" and not _is_weekday(said, period):
        other = None if year_said else _year_with_weekday(said, year)
        if other is None:
            return (dated(said, timeline, period, anchor, (WRONG_WEEKDAY,)),)
        period = other
    return (dated(said, timeline, period, anchor),)


def _is_weekday(said: Said, period: Period) -> bool:
    wanted: int = said.book.word("weekday", said.words("named") or "")
    return period.first.weekday() == wanted


def _year_with_weekday(said: Said, year: int) -> Period | None:
    """A day without a year in the neighbouring year in which it is the weekday said."""
    for other in (year - 1, year + 1):
        period = _period(said, other)
        if period is not None and _is_weekday(said, period):
            return period
    return None


def dated(said: Said, timeline: Timeline, period: Period, anchor: str, flags: tuple[str, ...] = ()) -> Timex:
    """A time of a known period, or of the part of it that the words name; the timeline moves there."""
    part = said.get("part") or said.get("early")
    at, dateline = timeline.deictic()
    pivot = calendar.day(at) if at is not None and anchor == dateline else timeline.spoken
    timeline.speak(period, firm=_is_firm(said, period), heading=_is_heading(said))
    if said.words("year"):
        timeline.named = period.last.year, said.start
    if period.unit == "season" and period.value.endswith("WI"):
        flags = (*flags, AMBIGUOUS)
    if part is None:
        return said.timex(period.value, period, anchor=anchor, flags=flags)
    narrowed = part_of(period, part) if part in ("early", "mid", "late") else beside(period, pivot, part)
    rule = rule_of_part(period, part) or said.rule.id
    return said.timex(period.value, narrowed, anchor=anchor, flags=flags, mod=MODS[part], rule=rule)


def _is_firm(said: Said, period: Period) -> bool:
    """Whether a time moves the story: a bare year does so only where it opens a clause ("In 1998, …")."""
    if period.unit not in ("year", "part") or said.words("month"):
        return True
    return _OPENING.search(said.text[max(0, said.start - 12) : said.start]) is not None


def _is_heading(said: Said) -> bool:
    """Whether a year stands in a heading: a short paragraph of its own without a full stop."""
    if not said.words("year"):
        return False
    text = said.text
    start = text.rfind("\n\n", max(0, said.start - _HEADING), said.start)
    end = text.find("\n", said.end, said.end + _HEADING)
    if start < 0 or end < 0:
        return False
    line = text[start:end].strip()
    return len(line) <= _HEADING and line[-1:] not in ".,;:!?"


def _year_beside(said: Said, timeline: Timeline) -> int | None:
    """The year that the same sentence named before, or shares out ("the spring and early summer of 1943")."""
    named = timeline.named
    if named is not None and not _SENTENCE_END.search(said.text, named[1], said.start):
        return named[0]
    shared = _SHARED_YEAR.match(said.text, said.end)
    return int(shared[1]) if shared else None


def said_year(said: Said, timeline: Timeline) -> int | None:
    """The year in the words: in four digits, in two, after an apostrophe, or spoken."""
    if said.words("year"):
        return int(said.words("year") or 0)
    spoken = said.words("spoken_year")
    if spoken:
        return spoken_year(spoken)
    short = said.words("short_year") or said.words("yy")
    return None if short is None else two_digit_year(int(short[-2:]), timeline)


def two_digit_year(short: int, timeline: Timeline) -> int:
    """The year ending so that lies nearest to the anchor; the 20th century's where there is none."""
    period = timeline.line
    if timeline.published is not None and timeline.style == "news":
        near = timeline.published.year
        return max(year for year in range(short, near + 11, 100) if year <= near + 10)
    if period is None:
        return 1900 + short
    return min(range(short, 2100, 100), key=lambda year: abs(year - period.first.year))


def day_number(said: Said) -> int | None:
    words = said.words("day") or said.words("ordinal")
    return None if words is None else ordinal(words)


def _period(said: Said, year: int) -> Period | None:
    season, quarter, half = said.get("season"), said.get("quarter_ordinal"), said.get("half")
    if season:
        return calendar.season(year, season)
    if quarter:
        return calendar.quarter(year, quarter)
    if half:
        return calendar.half(year, half)
    month = said.get("month")
    if month is None:
        return calendar.year(year)
    day = day_number(said)
    if day is None:
        return calendar.month(year, month)
    found = safe_date(year, month, day)
    return None if found is None else calendar.day(found)


def _as_said(said: Said, year: int) -> str:
    return f"{year:04d}-{said.get('month'):02d}-{day_number(said):02d}"


def _yearless(said: Said) -> str:
    """TIMEX3's value where the year is not known."""
    if said.get("season"):
        return f"XXXX-{said.get('season')}"
    if said.get("quarter_ordinal"):
        return f"XXXX-Q{said.get('quarter_ordinal')}"
    if said.get("half"):
        return f"XXXX-H{said.get('half')}"
    month, day = said.get("month"), day_number(said)
    if month is None:
        return "XXXX"
    return f"XXXX-{month:02d}" if day is None else f"XXXX-{month:02d}-{day:02d}"


def _year_from_anchor(said: Said, timeline: Timeline) -> tuple[int | None, str]:
    month = said.get("month")
    if said.get("season"):
        month = calendar.SEASONS[said.get("season")][1]
    elif said.get("quarter_ordinal"):
        month = 3 * said.get("quarter_ordinal") - 2
    elif said.get("half"):
        month = 6 * said.get("half") - 5
    day = day_number(said) or 1
    if timeline.style == "history":
        return _year_beside(said, timeline) or _year_in_narrative(month, timeline), "narrative"
    if timeline.published is None:
        return None, "none"
    return _year_at_dateline(said, timeline.published, month, min(day, 28)), "dateline"


def _year_in_narrative(month: int | None, timeline: Timeline) -> int | None:
    spoken = timeline.line
    if spoken is None:
        return None
    late = (spoken.finer_than("season") and spoken.last.month >= 10) or spoken.value.endswith("WI")
    return spoken.first.year + (month is not None and late and month <= 2)


def _year_at_dateline(said: Said, published: date, month: int | None, day: int) -> int:
    """The latest such time not after the dateline, or the next one where the words look ahead."""
    if month is None:
        return published.year
    this_year = date(published.year, month, day)
    if this_year <= published and said.words("quarter_ordinal"):
        return published.year
    if looks_ahead(said.text, said.start, said.end):
        return published.year + (this_year < published.replace(day=1) if day == 1 else this_year < published)
    if this_year <= published:
        return published.year
    near = this_year - published <= timedelta(days=45) and published - this_year.replace(
        year=published.year - 1
    ) > timedelta(days=300)
    return published.year if near and said.words("day") else published.year - 1


def _before_our_era(said: Said) -> Timex:
    """Years before our era have no ISO day here, so their bounds stay open and the value says it."""
    century = said.words("ordinal")
    if century:
        number = ordinal(century) or 1
        return said.timex(
            f"BC{number - 1:02d}XX", flags=(BEFORE_OUR_ERA,), mod=MODS.get(said.get("part") or "")
        )
    years = int(said.words("small_year") or 0)
    written = f"-{years - 1:04d}" if years > 1 else None
    return said.timex(f"BC{years:04d}", flags=(BEFORE_OUR_ERA,), edtf=written)


def before_our_era_range(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A range before our era ("218 to 201 BC"), which belongs to both years."""
    first = said.timex(f"BC{int(said.words('small_year') or 0):04d}", flags=(BEFORE_OUR_ERA,))
    second = said.timex(f"BC{int(said.words('small_year2') or 0):04d}", flags=(BEFORE_OUR_ERA,))
    start, end = said.span_of("small_year"), said.span_of("small_year2")
    return replace(first, start=start[0], end=start[1]), replace(second, start=end[0], end=said.end)


def long_period(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A decade ("the mid-2000s", "the '90s", "the nineties") or a century."""
    if said.words("ordinal"):
        number = ordinal(said.words("ordinal") or "") or 0
        if not 2 <= number <= 21:
            return ()
        return (dated(said, timeline, calendar.century(number), "none"),)
    words = said.words("decade") or ""
    if words:
        start = int(words[:4])
    else:
        spoken = said.get("spoken_decade")
        short = spoken if spoken is not None else int(re.sub(r"\D", "", said.words("short_decade") or "0"))
        start = two_digit_year(short, timeline) // 10 * 10
    return (dated(said, timeline, calendar.decade(start), "none"),)
