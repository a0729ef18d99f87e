"""The time expressions of a text, one by one, as TimeML marks them."""

from __future__ import annotations

from datetime import date

from factions.errors import BadDate
from factions.reading.when.readings import READINGS
from factions.reading.when.said import Timex
from factions.reading.when.scan import scan
from factions.reading.when.timeline import Timeline, style_of


def read_timexes(text: str, published: str | None = None, style: str | None = None) -> tuple[Timex, ...]:
    """The time expressions of `text` in order; raises BadDate if `published` is no ISO day."""
    day = publication_day(published)
    style = style or style_of(text, day)
    timeline = Timeline(day, style)
    found: list[Timex] = []
    for said in scan(text, style):
        found.extend(READINGS[said.rule.make](said, timeline))
    return tuple(found)


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    if published is None or not published.strip():
        return None
    try:
        return date.fromisoformat(published.strip()[:10])
    except ValueError:
        raise BadDate(published) from None
