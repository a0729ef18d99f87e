"""The early, middle and late part of a period, by UCDP's rules where it has one."""

from __future__ import annotations

from datetime import date, timedelta

from factions.reading.when.calendar import Period, add_months, month_end

MODS = {"early": "START", "mid": "MID", "late": "END", "earlier": "START", "later": "END"}
_THIRDS = {"early": (0, 37), "mid": (1, 38), "late": (2, 39)}
_DECADE_YEARS = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_MONTH_DAYS = {"early": (1, 10), "mid": (10, 20), "late": (15, 31)}
_WEEK_DAYS = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}


def part_of(period: Period, part: str) -> Period:
    """`part` (early, mid, late) of a period; periods that have no parts stay whole."""
    narrowed = {"year": _of_year, "month": _of_month, "decade": _of_decade, "week": _of_week}.get(period.unit)
    if narrowed is not None:
        return narrowed(period, part)
    return _of_any(period, part) if period.unit in ("quarter", "season", "half", "century", "era") else period


def beside(period: Period, pivot: Period | None, part: str) -> Period:
    """The days of a period that are `earlier` or `later` than a pivot within it ("later that year").

    Where the pivot is coarser than a day, its own days may belong; without one the period stays whole.
    """
    if pivot is None or pivot.last < period.first or pivot.first > period.last:
        return period
    beyond = timedelta(days=pivot.first == pivot.last)
    first, last = period.first, period.last
    if part == "earlier":
        last = min(last, pivot.last - beyond)
    else:
        first = max(first, pivot.first + beyond)
    if first > last or (first, last) == (period.first, period.last):
        return period
    written = first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"
    return Period(first, last, "part", written, period.value)


def rule_of_part(period: Period, part: str) -> str | None:
    """UCDP's id of the rule that bounds this part, where there is one."""
    if part not in _THIRDS:
        return None
    letter = {"early": 0, "mid": 1, "late": 2}[part]
    if period.unit == "year":
        return "T5" + "def"[letter]
    if period.unit == "month":
        return "T4" + "abc"[letter]
    return "T2q" if period.unit == "week" and part == "late" else None


def _of_year(period: Period, part: str) -> Period:
    """January to April, May to August, September to December (UCDP T5d-f; EDTF's thirds 37 to 39)."""
    third, code = _THIRDS[part]
    at = period.first.year
    first, last = date(at, 4 * third + 1, 1), month_end(at, 4 * third + 4)
    return Period(first, last, "part", f"{at:04d}-{code}", period.value)


def _of_month(period: Period, part: str) -> Period:
    """Days 1 to 10, 10 to 20, 15 to the end: they overlap, as UCDP T4a-c has it."""
    low, high = _MONTH_DAYS[part]
    first, last = period.first.replace(day=low), period.first.replace(day=min(high, period.last.day))
    return Period(first, last, "part", f"[{first.isoformat()}..{last.isoformat()}]", period.value)


def _of_decade(period: Period, part: str) -> Period:
    """Four years each, the inner edges fuzzy: the thirds of UCDP's year, carried over to the decade."""
    low, high = _DECADE_YEARS[part]
    base = period.last.year - 9
    first, last = date(max(base + low, 1), 1, 1), date(base + high, 12, 31)
    start, end = f"{base + low:04d}", f"{base + high:04d}"
    written = {"early": f"{start}/{end}~", "mid": f"[{start}..{end}]", "late": f"{start}~/{end}"}[part]
    return Period(first, last, "part", written, period.value)


def _of_week(period: Period, part: str) -> Period:
    """Late in a week is Friday to Sunday (UCDP T2q); early is Monday and Tuesday."""
    low, high = _WEEK_DAYS[part]
    first, last = period.first + timedelta(days=low), period.first + timedelta(days=high)
    return Period(first, last, "part", f"[{first.isoformat()}..{last.isoformat()}]", period.value)


def _of_any(period: Period, part: str) -> Period:
    """A third of the days."""
    length = (period.last - period.first).days + 1
    third = {"early": 0, "mid": 1, "late": 2}[part]
    first = period.first + timedelta(days=length * third // 3)
    last = period.first + timedelta(days=length * (third + 1) // 3 - 1)
    return Period(first, last, "part", f"[{first.isoformat()}..{last.isoformat()}]", period.value)


def widened(period: Period) -> Period:
    """A period with a day, or a unit, more on either side, for "around" (UCDP T2c for days)."""
    if period.unit == "day":
        first, last = period.first - timedelta(days=1), period.last + timedelta(days=1)
        return Period(first, last, "days", f"{first.isoformat()}/{last.isoformat()}", period.value)
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}.get(period.unit, 1)
    start, end = add_months(period.first, -months), add_months(period.last.replace(day=1), months)
    first, last = start or period.first, month_end(end.year, end.month) if end else period.last
    named = period.unit in ("month", "year", "season", "quarter", "half")
    written = f"{period.edtf}~" if named else f"[{first.isoformat()}..{last.isoformat()}]"
    return Period(first, last, "part", written, period.value)
