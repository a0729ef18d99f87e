"""How a period is put into words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from factions.questions.answer import Bounds

# The days of one answer stand in many of its lines.
_DAYS = 4_096


@lru_cache(maxsize=_DAYS)
def day_words(day: str) -> str:
    """A day as it is written: 2 November 2021."""
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"


def capitalised(words: str) -> str:
    """Words as a sentence begins with them."""
    return f"{words[:1].upper()}{words[1:]}"


def period_words(bounds: Bounds) -> str:
    """A time as a phrase that follows "stated": "for 2 November 2021", "for some time in 2019–2020".

    >>> period_words(("2010-01-01", "2010-01-01", "2019-12-31", "2019-12-31"))
    'throughout 2010–2019'
    >>> period_words((None, "2021-11-03", "2021-11-03", None))
    'as of 3 November 2021'
    >>> period_words((None, "2019-04-30", "2019-04-01", "2019-04-30"))
    'until some time in April 2019'
    """
    earliest_start, latest_start, earliest_end, latest_end = bounds
    if bounds == (None, None, None, None):
        return "at no stated time"
    if earliest_start and earliest_start == latest_end:
        return f"for {day_words(earliest_start)}"
    if earliest_start and latest_end and (earliest_start, latest_end) == (latest_start, earliest_end):
        return f"throughout {stretch_words(earliest_start, latest_end)}"
    if earliest_start and latest_end and (earliest_start, latest_end) == (earliest_end, latest_start):
        return f"for {_within(earliest_start, latest_end)}"
    if latest_end and latest_start == latest_end and earliest_start is None:
        return (
            f"until {_within(earliest_end, latest_end)}"
            if earliest_end
            else f"no later than {day_words(latest_end)}"
        )
    if latest_start and latest_start == earliest_end and (earliest_start, latest_end) == (None, None):
        return f"as of {day_words(latest_start)}"
    return f"{_start_words(earliest_start, latest_start)} {_end_words(earliest_end, latest_end)}"


def step_words(bounds: Bounds) -> str:
    """When something happened, as a phrase that follows it: "on 2 November 2021", "in August 2014".

    >>> step_words(("2014-08-01", "2014-08-31", "2014-08-01", "2014-08-31"))
    'in August 2014'
    """
    words = period_words(bounds)
    if words.startswith("for some time "):
        return words.removeprefix("for some time ")
    return f"on {words.removeprefix('for ')}" if words.startswith("for ") else words


def stretch_words(first: str, last: str, joint: str = " to ") -> str:
    """Two days as a stretch, in whole years or months where they bound some: 2010–2019, March 2014.

    >>> stretch_words("2014-03-01", "2014-03-31")
    'March 2014'
    >>> stretch_words("2021-11-01", "2021-11-07")
    '1 to 7 November 2021'
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if _whole_years(start, end):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if _whole_months(start, end):
        months = (f"{start:%B %Y}", f"{end:%B %Y}")
        return months[0] if months[0] == months[1] else joint.join(months)
    same_year = start.year == end.year
    opening = f"{start.day}" if same_year and start.month == end.month else f"{start.day} {start:%B}"
    return f"{opening if same_year else day_words(first)}{joint}{day_words(last)}"


def _whole_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _within(first: str, last: str) -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if _whole_years(start, end) or (_whole_months(start, end) and first[:7] == last[:7]):
        return f"some time in {stretch_words(first, last)}"
    return f"some time between {stretch_words(first, last, ' and ')}"


def _start_words(earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return f"from {day_words(earliest) if earliest == latest else _within(earliest, latest)}"
    if latest:
        return f"from {day_words(latest)} at the latest"
    return f"from {day_words(earliest)} at the earliest" if earliest else "from an unknown time"


def _end_words(earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return f"to {day_words(earliest) if earliest == latest else _within(earliest, latest)}"
    if earliest:
        return f"to {day_words(earliest)} at least"
    return f"to {day_words(latest)} at the latest" if latest else "with no known end"
