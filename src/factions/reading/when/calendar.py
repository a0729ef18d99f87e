"""Stretches of the calendar, how EDTF writes them, and steps from one to another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from msgspec import Struct

FIRST_YEAR, LAST_YEAR = 2, 2999  # with room for a step more on either side
SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "season": 12, "half": 6, "year": 12, "decade": 120, "century": 1200}
STEPS = frozenset((*_DAYS, *_MONTHS))
_COARSER = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


class Period(Struct, frozen=True):
    """The days `first` to `last`; `unit` says what is named, `edtf` writes "at some time within" it."""

    first: date
    last: date
    unit: str
    edtf: str
    value: str

    def finer_than(self, unit: str) -> bool:
        return self.unit in _COARSER and _COARSER.index(self.unit) < _COARSER.index(unit)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or none where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(at: date) -> Period:
    return Period(at, at, "day", at.isoformat(), at.isoformat())


def days(first: date, last: date, unit: str = "days", value: str = "") -> Period:
    """A run of days, on an unknown one of which something was."""
    if first == last:
        return Period(first, last, unit, first.isoformat(), value or first.isoformat())
    written = f"[{first.isoformat()}..{last.isoformat()}]"
    return Period(first, last, unit, written, value or f"{first.isoformat()}/{last.isoformat()}")


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    name = f"{year:04d}-{number:02d}"
    return Period(date(year, number, 1), month_end(year, number), "month", name, name)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}", f"{number:04d}")


def decade(start: int) -> Period:
    written = f"{start // 10:03d}X"
    return Period(date(start or 1, 1, 1), date(start + 9, 12, 31), "decade", written, written)


def century(number: int) -> Period:
    """The nth century as its hundreds: the 19th is 18XX (1801 to 1900 strictly, 1800 to 1899 as said)."""
    start = (number - 1) * 100
    written = f"{number - 1:02d}XX"
    return Period(date(start or 1, 1, 1), date(start + 99, 12, 31), "century", written, written)


def season(of_year: int, name: str) -> Period:
    """A northern season; winter runs into the next year."""
    code, first = SEASONS[name]
    start = date(of_year, first, 1)
    end = month_end(of_year + (first == 12), (first + 1) % 12 + 1)
    return Period(start, end, "season", f"{of_year:04d}-{code}", f"{of_year:04d}-{name}")


def quarter(of_year: int, number: int) -> Period:
    first = 3 * number - 2
    start, end = date(of_year, first, 1), month_end(of_year, first + 2)
    return Period(start, end, "quarter", f"{of_year:04d}-{32 + number}", f"{of_year:04d}-Q{number}")


def half(of_year: int, number: int) -> Period:
    first = 6 * number - 5
    start, end = date(of_year, first, 1), month_end(of_year, first + 5)
    return Period(start, end, "half", f"{of_year:04d}-{39 + number}", f"{of_year:04d}-H{number}")


def week(holding: date) -> Period:
    """Monday to Sunday (UCDP rule T3a)."""
    monday = holding - timedelta(days=holding.weekday())
    iso = monday.isocalendar()
    return days(monday, monday + timedelta(days=6), "week", f"{iso.year:04d}-W{iso.week:02d}")


def weekend(holding: date) -> Period:
    """Saturday and Sunday of that week (UCDP rule T2d)."""
    saturday = holding - timedelta(days=holding.weekday()) + timedelta(days=5)
    iso = saturday.isocalendar()
    name = f"{iso.year:04d}-W{iso.week:02d}-WE"
    return days(saturday, saturday + timedelta(days=1), "weekend", name)


def add_months(at: date, count: int) -> date | None:
    """The same day of another month, or its last day; none outside the calendar."""
    months = at.year * 12 + at.month - 1 + count
    to_year, to_month = divmod(months, 12)
    if not FIRST_YEAR <= to_year <= LAST_YEAR:
        return None
    return date(to_year, to_month + 1, min(at.day, calendar.monthrange(to_year, to_month + 1)[1]))


def step(at: date, unit: str, count: int) -> date | None:
    """`count` units away from a day; none outside the calendar."""
    if unit in _DAYS:
        try:
            found = at + timedelta(days=_DAYS[unit] * count)
        except OverflowError:
            return None
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return add_months(at, _MONTHS.get(unit, 0) * count)


def unit_around(at: date, unit: str) -> Period:
    """The day, week, month … that holds a day."""
    if unit == "week":
        return week(at)
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if unit == "half":
        return half(at.year, 1 if at.month < 7 else 2)
    if unit == "year":
        return year(at.year)
    if unit == "decade":
        return decade(at.year // 10 * 10)
    if unit == "century":
        return century(at.year // 100 + 1)
    if unit == "weekend":
        return weekend(at)
    return day(at)
