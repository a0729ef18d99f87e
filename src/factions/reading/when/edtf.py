"""The part of EDTF that this room writes (levels 0 to 2), and a check of it."""

from __future__ import annotations

import re
from datetime import date

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, month_end, safe_date
from factions.reading.when.parts import part_of, widened

_DATE = re.compile(r"(-?\d{2}[\dX][\dX])(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
_SUB_YEAR = frozenset((*range(21, 25), *range(33, 42)))


def is_edtf(written: str) -> bool:
    """Whether it is a date, an interval (`a/b`, `../b`, `a/..`, `a/`) or a choice (`[a..b]`, `[a,b]`)."""
    if written.startswith("[") and written.endswith("]") and "," in written:
        return all(map(_is_date, written[1:-1].split(",")))
    if written.startswith("[") and written.endswith("]"):
        return _both(written[1:-1].partition(".."), open_end="")
    if "/" in written:
        return _both(written.partition("/"), open_end="..")
    return _is_date(written)


def _both(parts: tuple[str, str, str], open_end: str) -> bool:
    first, sign, last = parts
    if open_end and first and not last:
        return _is_date(first)
    ends = [end for end in (first, last) if end != open_end]
    return bool(sign) and bool(ends) and all(_is_date(end) for end in ends)


def _is_date(written: str) -> bool:
    found = _DATE.fullmatch(written)
    if found is None:
        return False
    if found[2] is None:
        return True
    month = int(found[2])
    if found[3] is None:
        return 1 <= month <= 12 or month in _SUB_YEAR
    return "X" not in found[1] and safe_date(abs(int(found[1])) or 4, month, int(found[3])) is not None


def edtf_limits(written: str) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF string of this room allows, null where it sets no limit.

    `~` after a single date allows a unit more on either side; within an interval it only blurs an edge.
    Raises ValueError for what `is_edtf` refuses.
    """
    if not is_edtf(written):
        raise ValueError(f"{written!r} is not written as EDTF is here")
    if written.startswith("["):
        first, _, last = written[1:-1].partition(",") if "," in written else written[1:-1].partition("..")
    elif "/" in written:
        first, _, last = written.partition("/")
    else:
        period = _named(written.rstrip("~"))
        if period is not None and written.endswith("~"):
            period = widened(period)
        return (None, None) if period is None else (period.first, period.last)
    low, high = (_named(end.rstrip("~")) for end in (first, last))
    return None if low is None else low.first, None if high is None else high.last


def _named(written: str) -> Period | None:
    """The period that one date names; none for an open end and for years before our era."""
    if written in ("", "..") or written.startswith("-"):
        return None
    number, _, rest = written.partition("-")
    if number.endswith("XX"):
        return calendar.century(int(number[:2]) + 1)
    if number.endswith("X"):
        return calendar.decade(int(number[:3]) * 10)
    if not rest:
        return calendar.year(int(number))
    if "-" in rest:
        return calendar.day(date.fromisoformat(written))
    return _within_year(int(number), int(rest))


def _within_year(year: int, code: int) -> Period:
    """A month, season (21 to 24), quarter (33 to 36), third (37 to 39) or half (40, 41) of a year."""
    if code <= 12:
        return calendar.month(year, code)
    if code <= 24:
        return calendar.season(year, {number: name for name, (number, _) in calendar.SEASONS.items()}[code])
    if code <= 36:
        return calendar.quarter(year, code - 32)
    if code <= 39:
        return part_of(calendar.year(year), ("early", "mid", "late")[code - 37])
    return calendar.half(year, code - 39)


def ends(period: Period) -> tuple[str, str]:
    """How the first and the last end of a period are written, as coarsely as it was said."""
    fuzzy = _fuzzy_ends(period.edtf)
    if fuzzy is not None:
        return fuzzy
    first, last = period.first, period.last
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year:04d}", f"{last.year:04d}"
    if first.day == 1 and last == month_end(last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}"
    return first.isoformat(), last.isoformat()


def _fuzzy_ends(written: str) -> tuple[str, str] | None:
    """The ends of a part of a decade keep their `~`: a middle is fuzzy on both sides."""
    middle = re.fullmatch(r"\[(\d{4})\.\.(\d{4})\]", written)
    if middle:
        return f"{middle[1]}~", f"{middle[2]}~"
    first, sign, last = written.partition("/")
    return (first, last) if sign and "~" in written else None


def interval(first: str, last: str) -> str:
    """From one end to the other; one date where they are the same."""
    return first if first == last else f"{first}/{last}"
