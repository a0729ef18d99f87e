"""Readings of times that hang on another: "last week", "that year", "two days later", "on Tuesday"."""

from __future__ import annotations

from datetime import date, timedelta

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, step
from factions.reading.when.calendar_dates import calendar_date, dated
from factions.reading.when.flags import OUTSIDE, VAGUE, VAGUE_ANCHOR
from factions.reading.when.numbers import number, ordinal
from factions.reading.when.said import Said, Timex
from factions.reading.when.tense import looks_ahead
from factions.reading.when.timeline import Timeline
from factions.records import NO_DATE

_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "weekend": "XXXX-WXX-WE",
}
_ANAPHORIC = ("previous", "following", "same")


def neighbour(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The unit, month, season or weekday before, at or after an anchor ("last week", "that year")."""
    way, on_narrative = _direction(said)
    if on_narrative or (timeline.style == "history" and way == 0):
        spoken, anchor = timeline.narrative()
        at = None if spoken is None else spoken.last if way > 0 else spoken.first
    else:
        (at, anchor), spoken = timeline.deictic(), None
    unit = said.get("dated_unit") or said.get("one_unit")
    if at is None:
        return (said.timex(_unknown(said, unit), flags=(NO_DATE,)),)
    if unit is None:
        period = _named_neighbour(said, at, way, on_narrative)
    elif on_narrative and spoken is not None and not _holds(spoken, unit):
        return (_within_coarser(said, spoken, unit, anchor),)
    else:
        period = _unit_neighbour(at, unit, way)
    if period is None:
        return ()
    timex = dated(said, timeline, period, anchor)
    if way == 0 and not on_narrative and timeline.published is not None:
        timex = _to_date(said, timex, timeline.published)
    return (timex,)


def _to_date(said: Said, timex: Timex, published: date) -> Timex:
    """This week, from Monday to the day of the report (UCDP T2e)."""
    period = timex.period
    if period is None or period.unit != "week" or looks_ahead(said.text, said.start, said.end):
        return timex
    so_far = calendar.days(period.first, published, "days", period.value)
    return said.timex(period.value, so_far, anchor=timex.anchor, mod=timex.mod)


def _direction(said: Said) -> tuple[int, bool]:
    """How many units away, and whether from the time last spoken of (else from the dateline)."""
    for name in ("way", "last", "next", "this"):
        if said.get(name) is not None:
            return said.get(name), bool(said.rule.given.get("narrative"))
    for name in _ANAPHORIC:
        if said.get(name) is not None:
            return said.get(name), True
    return 0, True


def _unknown(said: Said, unit: str | None) -> str:
    season, month, weekday = said.get("season"), said.get("month"), said.get("weekday")
    if season:
        return f"XXXX-{season}"
    if month:
        return f"XXXX-{month:02d}"
    if weekday is not None:
        return f"XXXX-WXX-{weekday + 1}"
    return _UNKNOWN.get(unit or "year", "XXXX")


def _holds(spoken: Period, unit: str) -> bool:
    """Whether a time is fine enough to tell in which `unit` it lies."""
    around = calendar.unit_around(spoken.first, unit)
    return around.first <= spoken.first and spoken.last <= around.last


def _within_coarser(said: Said, spoken: Period, unit: str, anchor: str) -> Timex:
    """A day ("the next day") after a time known only to the year: somewhere in that year."""
    value = _UNKNOWN.get(unit, "XXXX")
    return said.timex(f"{spoken.first.year:04d}{value[4:]}", anchor=anchor, flags=(VAGUE_ANCHOR,))


def _unit_neighbour(at: date, unit: str, way: int) -> Period | None:
    moved = step(at, "week" if unit == "weekend" else unit, way)
    return None if moved is None else calendar.unit_around(moved, unit)


def _named_neighbour(said: Said, at: date, way: int, on_narrative: bool) -> Period | None:
    weekday, month, season = said.get("weekday"), said.get("month"), said.get("season")
    if weekday is not None:
        return calendar.day(nearest_weekday(at, weekday, way))
    if month is None:
        return _season_neighbour(at, season, way)
    year = at.year + (way if month == at.month and way else 0)
    if way < 0 and month > at.month:
        year -= 1
    if way > 0 and month < at.month:
        year += 1
    return calendar.month(year, month)


def _season_neighbour(at: date, season: str, way: int) -> Period:
    period = calendar.season(at.year, season)
    if way < 0 and period.last >= at:
        return calendar.season(at.year - 1, season)
    if way > 0 and period.first <= at:
        return calendar.season(at.year + 1, season)
    return period


def nearest_weekday(at: date, weekday: int, way: int) -> date:
    """The weekday strictly before (-1) or after (1) a day, or in the same week (0)."""
    if way < 0:
        return at - timedelta(days=(at.weekday() - weekday - 1) % 7 + 1)
    if way > 0:
        return at + timedelta(days=(weekday - at.weekday() - 1) % 7 + 1)
    return at + timedelta(days=weekday - at.weekday())


def weekday(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A bare weekday: the last one not after the dateline, or the coming one where the clause looks ahead.

    In history it is the first one not before the time last spoken of.
    """
    wanted = said.get("weekday")
    if timeline.style == "history":
        spoken, anchor = timeline.narrative()
        at = spoken.first if spoken is not None and spoken.unit in ("day", "week") else None
        rule, way = "weekday", 1
    else:
        at, anchor = timeline.deictic()
        way = 1 if looks_ahead(said.text, said.start, said.end) else -1
        rule = "weekday-coming" if way > 0 else "weekday-past"
    if at is None:
        return (said.timex(f"XXXX-WXX-{wanted + 1}", flags=(NO_DATE,)),)
    found = at if at.weekday() == wanted else nearest_weekday(at, wanted, way)
    timex = dated(said, timeline, calendar.day(found), anchor)
    return (said.timex(timex.value, timex.period, anchor=anchor, rule=rule, mod=timex.mod),)


def shifted(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A count of units away: "three years ago" (from the dateline), "two days later" (from the narrative)."""
    unit = said.get("unit") or said.get("one_unit")
    way = said.get("way")
    counted = (
        number(said.words("count") or "") if said.words("count") else 1.0 if said.words("one_unit") else None
    )
    if said.words("count") is None and counted is None:
        return (said.timex(_UNKNOWN.get(unit, "XXXX"), flags=(VAGUE,)),)
    if counted is None or unit in ("hour", "minute", "second", "night", "millennium"):
        return (said.timex("FUTURE_REF" if way > 0 else "PAST_REF", flags=(VAGUE,)),)
    if unit == "fortnight":
        unit, counted = "week", counted * 2
    base, anchor = _base(said, timeline)
    if base is None:
        return (said.timex(_UNKNOWN.get(unit, "XXXX"), flags=(NO_DATE,)),)
    return (_moved(said, timeline, base, anchor, unit, way * counted),)


def report_period(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The quarter or year that a report is about: the one spoken of, else the last quarter, or the year."""
    at, anchor = timeline.deictic()
    if at is None:
        return ()
    if said.words("one_unit") == "year":
        return (dated(said, timeline, calendar.year(at.year), anchor),)
    return (dated(said, timeline, _quarter(timeline, at), anchor),)


def _quarter(timeline: Timeline, at: date) -> Period:
    spoken = timeline.spoken
    if spoken is not None and spoken.unit == "quarter":
        return spoken
    return calendar.unit_around(calendar.add_months(at, -3) or at, "quarter")


def _base(said: Said, timeline: Timeline) -> tuple[Period | None, str]:
    spoken, anchor = timeline.narrative()
    at, dateline = timeline.deictic()
    if said.words("then") == "quarter" and at is not None:
        return _quarter(timeline, at), dateline
    if not said.rule.given.get("deictic") or (spoken is not None and spoken.unit == "quarter"):
        return spoken, anchor
    return (None if at is None else calendar.day(at)), dateline


def _moved(said: Said, timeline: Timeline, base: Period, anchor: str, unit: str, count: float) -> Timex:
    if count != int(count):
        unit, count = {"year": ("month", count * 12), "week": ("day", count * 7)}.get(unit, (unit, count))
    first, last = step(base.first, unit, int(count)), step(base.last, unit, int(count))
    if first is None or last is None:
        return said.timex(_UNKNOWN.get(unit, "XXXX"), flags=(OUTSIDE,))
    if base.unit == "quarter" and unit in ("year", "quarter"):
        then = calendar.unit_around(first, "quarter")
        return said.timex(then.value, then, anchor=anchor)
    shown = calendar.unit_around(first, unit)
    if count < 0 and timeline.style == "news":
        return said.timex(shown.value, shown, anchor=anchor)
    if base.finer_than(unit) or base.unit == unit:
        return dated(said, timeline, shown, anchor)
    timeline.speak(base)
    value = (
        f"{first.year:04d}{_UNKNOWN.get(unit, 'XXXX')[4:]}" if first.year == last.year else _UNKNOWN.get(unit)
    )
    period = calendar.days(first, last, "days", value or "")
    return said.timex(value, period, anchor=anchor, flags=(VAGUE_ANCHOR,))


def near_day(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """Yesterday, today, tomorrow; with a part of the day ("last night", "this morning") too."""
    offset = said.get("today") if said.get("today") is not None else said.get("offset")
    daypart = said.get("daypart")
    if timeline.style == "history" and said.rule.given.get("narrative"):
        spoken, anchor = timeline.narrative()
        at = spoken.first if spoken is not None and spoken.unit == "day" else None
    else:
        at, anchor = timeline.deictic()
    if at is None:
        return (
            said.timex(
                "PRESENT_REF" if offset == 0 and not daypart else _open_day(daypart), flags=(NO_DATE,)
            ),
        )
    found = step(at, "day", offset)
    if found is None:
        return ()
    timex = dated(said, timeline, calendar.day(found), anchor)
    if daypart is None:
        return (timex,)
    return (
        said.timex(f"{found.isoformat()}T{daypart}", timex.period, type="TIME", anchor=anchor, mod=timex.mod),
    )


def _open_day(daypart: str | None) -> str:
    return f"XXXX-XX-XXT{daypart}" if daypart else "XXXX-XX-XX"


def some_days_back(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The days just before the report ("recently", "recent weeks") by UCDP's rules (T2a-b, T4d-e)."""
    at, anchor = timeline.deictic()
    value = said.rule.given["value"]
    if at is None:
        return (said.timex(value, flags=(NO_DATE,)),)
    first, last = step(at, "day", -said.rule.given["days"]), step(at, "day", -1)
    period = None if first is None or last is None else calendar.days(first, last, "days", value)
    return (said.timex(value, period, anchor=anchor),)


def part_of_neighbour(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The numbered week of a month ("the first week of August", UCDP T3c)."""
    (whole,) = calendar_date(said, timeline)
    if whole.period is None or whole.period.unit != "month":
        return (said.timex(whole.value, flags=whole.flags),)
    first = whole.period.first
    place = ordinal(said.words("place") or "") or 5
    start = first + timedelta(days=7 * (place - 1))
    end = min(start + timedelta(days=6), whole.period.last)
    if place == 5:
        start, end = whole.period.last - timedelta(days=6), whole.period.last
    return (said.timex("P1W", calendar.days(start, end, "days"), anchor=whole.anchor),)
