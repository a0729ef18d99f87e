"""Whether something held on a day, by a claim: stated, possible or no (never: true)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factions.errors import BadDate
from factions.questions.answer import Bounds, Period
from factions.records import When

OPEN: Bounds = (None, None, None, None)
_FIRST, _LAST = "0000-00-00", "9999-99-99"


def parse_day(words: str | None) -> str | None:
    """An ISO day, checked; raises BadDate."""
    if words is None:
        return None
    try:
        day = date.fromisoformat(words).isoformat()
    except ValueError:
        raise BadDate(words) from None
    if day != words:
        raise BadDate(words)
    return day


def holds(bounds: Bounds, day: str) -> str:
    """Whether a time with these bounds covers the day: stated, possible or no."""
    earliest_start, latest_start, earliest_end, latest_end = bounds
    if latest_start is not None and earliest_end is not None and latest_start <= day <= earliest_end:
        return "stated"
    return "possible" if (earliest_start or _FIRST) <= day <= (latest_end or _LAST) else "no"


def meets(bounds: Bounds, since: str | None, until: str | None) -> bool:
    """Whether a time with these bounds may fall in since..until, both days included."""
    return (bounds[0] or _FIRST) <= (until or _LAST) and (since or _FIRST) <= (bounds[3] or _LAST)


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two times may share a day."""
    return meets(one, other[0], other[3])


def bounds_of(when: When | None) -> Bounds:
    return OPEN if when is None else when.bounds


def period_of(times: Iterable[When | None]) -> Period | None:
    """The period that several times come to; null where there is none.

    It is stated throughout only where their stated parts leave no gap: a gap is never bridged.
    """
    said = [when for when in times if when is not None]
    if not said:
        return None
    if len({when.bounds for when in said}) == 1:
        words = {when.text for when in said}
        edtf = {when.edtf for when in said}
        return Period(*said[0].bounds, *(one.pop() if len(one) == 1 else None for one in (edtf, words)))
    first = min(when.earliest_start or "" for when in said)
    last = max(when.latest_end or _LAST for when in said)
    core = _core([when.bounds for when in said])
    return Period(first or None, *core, None if last == _LAST else last)


def _core(times: Sequence[Bounds]) -> tuple[str | None, str | None]:
    """From when to when it is stated throughout; both null where it is not, or with gaps."""
    spans = sorted((late, early) for _, late, early, _ in times if late and early and late <= early)
    if not spans:
        return None, None
    start, end = spans[0]
    for late, early in spans[1:]:
        if late > _next_day(end):
            return None, None
        end = max(end, early)
    return start, end


def _next_day(day: str) -> str:
    following = date.fromisoformat(day).toordinal() + 1
    return date.fromordinal(following).isoformat() if following <= date.max.toordinal() else _LAST
