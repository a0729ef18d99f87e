"""The part of EDTF that this room writes (levels 0 to 2), and a check of it."""

from __future__ import annotations

import re

from factions.reading.when.calendar import Period, month_end, safe_date

_DATE = re.compile(r"(-?\d{2}[\dX][\dX])(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
_SUB_YEAR = range(21, 42)


def is_edtf(written: str) -> bool:
    """Whether it is a date, an interval (`a/b`, `../b`, `a/..`, `a/`) or a choice (`[a..b]`, `[..b]`)."""
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
