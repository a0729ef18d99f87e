"""What relative times hang on: the dateline, and the time last spoken of."""

from __future__ import annotations

import re
from datetime import date

from factions.reading.when.calendar import Period

_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_NEWS = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|last (?:week|month|year|night)|this (?:week|month|year)|"
    r"next (?:week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)

NEAR_YEARS = 3


class Timeline:
    """The anchors as they stand at one point of the reading; `spoken` moves with the text."""

    def __init__(self, published: date | None, style: str) -> None:
        self.published = published
        self.style = style
        self.spoken: Period | None = published_period(published) if style == "news" else None
        self.line: Period | None = self.spoken
        self.aside: Period | None = None
        self.named: tuple[int, int] | None = None

    def speak(self, period: Period, *, firm: bool = True, heading: bool = False) -> None:
        """Note a dated time, so that "later that year" can hang on it.

        `line` is where the story stands, and gives months their year: one year far from it is an aside
        (a comparison, a publication), a second one near the first moves the story there. `firm` is false for
        a year named in passing, which moves the story only where there is none yet.
        """
        self.spoken = period
        if (
            self.line is None
            or heading
            or (firm and any(_near(known, period) for known in (self.line, self.aside) if known))
        ):
            self.line, self.aside = period, None
        elif firm:
            self.aside = period

    def deictic(self) -> tuple[date | None, str]:
        """The day that "last week" counts from, and the name of the anchor."""
        return self.published, "dateline"

    def narrative(self) -> tuple[Period | None, str]:
        """The time that "that year" means, and the name of the anchor."""
        if self.spoken is not None and self.spoken.first != self.published:
            return self.spoken, "narrative"
        return self.spoken, "dateline"


def _near(one: Period, other: Period) -> bool:
    return abs(one.last.year - other.last.year) <= NEAR_YEARS


def published_period(published: date | None) -> Period | None:
    return None if published is None else Period(published, published, "day", str(published), str(published))


def style_of(text: str, published: date | None) -> str:
    """`history` for a text that tells of years by number, `news` for one that lives by its dateline.

    Without a publication date more years than words that hang on a dateline make history; with one the
    years must be many, old, and far more than such words.
    """
    years = [int(found) for found in _YEAR.findall(text)]
    bound = len(_NEWS.findall(text))
    if published is None:
        return "history" if len(years) > bound else "news"
    old = sum(1 for year in years if year < published.year - 1)
    return "history" if old >= 10 and old > 4 * bound else "news"
