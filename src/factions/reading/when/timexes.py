"""The time expressions of a text, one by one, as TimeML marks them."""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest

from msgspec.structs import replace

from factions.errors import BadDate, UserError
from factions.reading.when import calendar
from factions.reading.when.events import settle
from factions.reading.when.readings import READINGS
from factions.reading.when.rulebook import STYLES, Rulebook, rulebook
from factions.reading.when.said import Timex
from factions.reading.when.scan import scan
from factions.reading.when.timeline import Timeline, style_of

_FIRST_PRINT = 1450
_ON = re.compile(r",?\s{1,2}on\s{1,2}(?:the\s)?")


def read_timexes(
    text: str, published: str | None = None, style: str | None = None, rules: Rulebook | None = None
) -> tuple[Timex, ...]:
    """The time expressions of `text` in order.

    `rules` is a rulebook other than the built-in one (`load_rules`). Raises BadDate if `published` is no ISO
    day, UserError if `style` is neither `news` nor `history`.
    """
    return find(text, publication_day(published), style, rules or rulebook(), every=False)


def find(text: str, day: date | None, style: str | None, book: Rulebook, *, every: bool) -> tuple[Timex, ...]:
    """What the rules find: `every` time that a claim may have, or only what annotators mark as a time."""
    if style not in (None, *STYLES):
        raise UserError(
            f"There is no style {style!r} of telling time; say 'news' or 'history', or leave it out."
        )
    style = style or style_of(text, day)
    timeline = Timeline(day, style)
    found: list[Timex] = []
    for said in scan(text, style, book, every):
        found.extend(READINGS[said.rule.make](said, timeline))
    settled = settle(text, found, book)
    return tuple(_with_its_day(text, timex, after) for timex, after in zip_longest(settled, settled[1:]))


def _with_its_day(text: str, timex: Timex, after: Timex | None) -> Timex:
    """A time of day takes the day that follows it ("at 11 a.m. on 3 May")."""
    if after is None or timex.type != "TIME" or after.period is None or after.period.unit != "day":
        return timex
    if _ON.fullmatch(text, timex.end, after.start) is None:
        return timex
    hour = (timex.value or "").partition("T")[2]
    return replace(
        timex, value=f"{after.period.value}T{hour}", period=after.period, anchor=after.anchor, flags=()
    )


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    if published is None or not published.strip():
        return None
    try:
        day = date.fromisoformat(published.strip()[:10])
    except ValueError:
        raise BadDate(published) from None
    if not _FIRST_PRINT <= day.year <= calendar.LAST_YEAR:
        raise BadDate(published)
    return day
