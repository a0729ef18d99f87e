"""Days as spans: which of them a claim states, leaves open, or denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from factions.questions.answer import Bounds, Stretch

FIRST, LAST = "0001-01-01", "9999-12-31"
_DAY = timedelta(days=1)


class Saying(Struct, frozen=True):
    """What one dated claim says of days: `firm` where it is said without reserve, `denies` where against."""

    claim: str
    bounds: Bounds
    firm: bool
    denies: bool

    @property
    def open_days(self) -> tuple[str, str]:
        """The days that it does not rule out; a denial goes no further than the days it names."""
        if self.denies:
            return self.named_days
        return self.bounds[0] or FIRST, self.bounds[3] or LAST

    @property
    def stated_days(self) -> tuple[str, str] | None:
        """The days that it states."""
        _, late, early, _ = self.bounds
        return (late, early) if self.firm and late and early and late <= early else None

    @property
    def named_days(self) -> tuple[str, str]:
        """The days between those that its words name: an open side is taken no further."""
        named = [day for day in self.bounds if day]
        return min(named), max(named)


def stretches(sayings: Sequence[Saying]) -> tuple[Stretch, ...]:
    """The days that claims on one thing speak of, parted by what they come to.

    A day is stated where a claim states it, disputed where it is affirmed and denied by days that both sides
    name, denied where it is only denied, and else possible.
    """
    firsts = sorted({first for saying in sayings for first in _firsts(saying)})
    found: list[Stretch] = []
    for first, following in zip(firsts, [*firsts[1:], None], strict=True):
        status = _status(sayings, first)
        if status is None:
            continue
        last = day_before(following) if following else LAST
        found.append(Stretch(first, last, status, ()))
    return tuple(_citing(stretch, sayings) for stretch in _joined(found))


def _firsts(saying: Saying) -> Iterable[str]:
    """The days on which what is said may change."""
    for days in (saying.open_days, saying.stated_days, saying.named_days):
        if days is not None:
            yield days[0]
            yield from (day_after(days[1]),) if days[1] < LAST else ()


def _status(sayings: Sequence[Saying], day: str) -> str | None:
    affirmed = [saying for saying in sayings if not saying.denies and _within(saying.open_days, day)]
    denied = any(saying.denies and _within(saying.open_days, day) for saying in sayings)
    if not affirmed:
        return "denied" if denied else None
    if denied and any(_within(saying.named_days, day) for saying in affirmed):
        return "disputed"
    return "stated" if any(_within(saying.stated_days, day) for saying in affirmed) else "possible"


def _within(days: tuple[str, str] | None, day: str) -> bool:
    return days is not None and days[0] <= day <= days[1]


def _joined(found: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and before.status == one.status and before.end and day_after(before.end) == one.start:
            joined[-1] = Stretch(before.start, one.end, one.status, ())
        else:
            joined.append(one)
    return joined


def _citing(stretch: Stretch, sayings: Iterable[Saying]) -> Stretch:
    first, last = stretch.start or FIRST, stretch.end or LAST
    citing = tuple(
        saying.claim for saying in sayings if saying.open_days[0] <= last and first <= saying.open_days[1]
    )
    return Stretch(None if first == FIRST else first, None if last == LAST else last, stretch.status, citing)


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + _DAY).isoformat()


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - _DAY).isoformat()


def days_between(earlier: str, later: str) -> int:
    """How many days lie between two."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
