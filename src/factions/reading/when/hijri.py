"""The Hijri and the Solar Hijri calendar, reckoned to days of ours.

Hijri months begin when the new moon is seen, so the tabular calendar (30-year cycle, civil epoch) is a day
off now and then. The Solar Hijri calendar of Iran and Afghanistan begins its year at the spring equinox; the
33-year cycle of leap years agrees with it from 1178 to 1633.
"""

from __future__ import annotations

from datetime import date

HIJRI_YEARS = range(1, 1700)
SOLAR_YEARS = range(1178, 1634)
_HIJRI_EPOCH = 227015  # the ordinal of 19 July 622, Gregorian (16 July, Julian)
_SOLAR_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_NOWRUZ_1400 = date(2021, 3, 21).toordinal()


def hijri_day(year: int, month: int, day: int) -> date:
    """The day of ours on which this Hijri day fell by the tabular calendar."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_HIJRI_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day - 1)


def hijri_month_end(year: int, month: int) -> date:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return date.fromordinal(hijri_day(*following, 1).toordinal() - 1)


def hijri_years_around(year: int) -> tuple[int, ...]:
    """The Hijri years of which a part lies in this year of ours."""
    middle = round((year - 622) * 33 / 32)
    return tuple(number for number in range(middle - 1, middle + 4) if number in HIJRI_YEARS)


def solar_day(year: int, month: int, day: int) -> date | None:
    """The day of ours for a Solar Hijri day; none where that calendar has no such day."""
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= _solar_month_length(year, month):
        return None
    months = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return date.fromordinal(_nowruz(year) + months + day - 1)


def solar_month_end(year: int, month: int) -> date | None:
    return solar_day(year, month, _solar_month_length(year, month))


def _solar_month_length(year: int, month: int) -> int:
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if year % 33 in _SOLAR_LEAP else 29


def _nowruz(year: int) -> int:
    """The ordinal of 1 Farvardin."""
    return _NOWRUZ_1400 + _days_before(year) - _days_before(1400)


def _days_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return 365 * year + 8 * cycles + sum(1 for leap in _SOLAR_LEAP if leap < rest)
