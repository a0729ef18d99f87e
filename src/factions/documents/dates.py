"""Publication dates as headers, datelines and addresses write them, read only when they can mean one day."""

from __future__ import annotations

import re
from datetime import date

from factions.errors import BadDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,?"
_ORDINAL = r"(?i:st|nd|rd|th)?"
DAY = (
    rf"(?:\d{{1,2}}{_ORDINAL}[ ]{MONTH},?[ ](?:\d{{4}}|\d{{2}})|{MONTH}[ ]\d{{1,2}}{_ORDINAL},?[ ]\d{{4}}"
    r"|\d{4}-\d\d-\d\d)(?!\d)"
)
DAY_WITHOUT_YEAR = rf"(?:{MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{MONTH})(?!\d)"

_CLOCK = r"(?:,?[T ]*(?:at )?\d{1,2}[:.]\d\d.*)?"
_FORMS = tuple(
    re.compile(rf"(?:{WEEKDAY}[ ]+)?{form}{_CLOCK}")
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}){_ORDINAL} (?P<name>{MONTH}),? (?P<year>\d{{4}}|\d\d)",
        rf"(?P<name>{MONTH}) (?P<day>\d{{1,2}}){_ORDINAL},? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})",
    )
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)")


def given_day(words: str) -> str:
    """The ISO day that a person gave; raises BadDate if it is none."""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError as error:
        raise BadDate(words) from error


def read_day(words: str) -> str | None:
    """The ISO day that `words` as a whole write, or null: 03/04/2021 can be two days, so it is none."""
    line = " ".join(words.split())
    match = next((found for form in _FORMS if (found := form.fullmatch(line))), None)
    return _day(match.groupdict()) if match else None


def day_in_name(name: str) -> str | None:
    """The one day written year first in a file name or address (2021-11-03, 20211103, 2021/11/03)."""
    days = {_iso(int(year), int(month), int(day)) for year, _, month, day in _IN_NAME.findall(name)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(parts: dict[str, str | None]) -> str | None:
    year = _year(parts["year"] or "")
    if name := parts.get("name"):
        return _iso(year, _MONTHS.index(name[:3].lower()) + 1, int(parts["day"] or 0))
    if parts.get("one"):
        return _slashed(year, int(parts["one"] or 0), int(parts["two"] or 0))
    return _iso(year, int(parts["month"] or 0), int(parts["day"] or 0))


def _slashed(year: int, one: int, two: int) -> str | None:
    """Day first or month first is a habit of countries, so only the unmistakable ones are read."""
    if one == two or two > 12:
        return _iso(year, one, two)
    return _iso(year, two, one) if one > 12 else None


def _year(digits: str) -> int:
    """Two digits stand for 1969 to 2068, the rule of POSIX strptime."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
