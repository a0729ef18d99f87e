"""Days on an axis: the stretches of a line as bars, whose open ends fade out at the edge of the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factions.questions import LeaderLine, Line, Period, RelationLine, Stretch

_DAY = timedelta(days=1)
_PAD = 0.06
_LEAST_PAD = 20
SLICES = 16
FAINT = 0.34
_OPACITY = {"stated": 1.0, "possible": FAINT, "disputed": 0.16, "denied": 0.0}


class Window(Struct, frozen=True):
    """The days that a picture shows, both included."""

    first: date
    last: date

    @property
    def domain(self) -> list[str]:
        return [self.first.isoformat(), self.last.isoformat()]

    @property
    def scale(self) -> dict[str, Any]:
        """What a scale of time takes: an expression, which holds for both ends of a bar alike."""
        ends = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (self.first, self.last))
        first, last = (int(end.timestamp() * 1000) for end in ends)
        return {"type": "utc", "domain": {"expr": f"[{first}, {last}]"}, "nice": False}

    @property
    def days(self) -> int:
        return (self.last - self.first).days


def window_of(lines: Iterable[Line]) -> Window | None:
    """From a little before the first day that is named to a little after the last; null where none is."""
    named = [date.fromisoformat(day) for line in lines for day in _named(line)]
    if not named:
        return None
    first, last = min(named), max(named)
    pad = timedelta(days=max(_LEAST_PAD, round((last - first).days * _PAD)))
    return Window(_moved(first, -pad), _moved(last, pad))


def stretches_of(line: Line) -> tuple[Stretch, ...]:
    """The stretches of a line's episodes, or what its times come to."""
    if isinstance(line, RelationLine) and line.episodes:
        return tuple(stretch for episode in line.episodes for stretch in episode.stretches)
    times = line.times or ((line.period,) if line.period else ())
    ended = line.ended if isinstance(line, LeaderLine) else None
    until = ended.latest_end if ended else None
    held = [time for time in times if not _is_within(time, ended)]
    return tuple(stretch for time in held for stretch in _of_period(time, line.status, until))


def bars(stretches: Sequence[Stretch], window: Window) -> Iterator[dict[str, Any]]:
    """One row a bar: `start` and `end` (the day after the last), `status` and `opacity`.

    A side that nobody bounds goes to the edge of the window and `fades` out on the way.
    """
    for stretch in dict.fromkeys(replace(stretch, claims=()) for stretch in stretches):
        opacity = _OPACITY[stretch.status]
        known = _known(stretch, window)
        row = {"status": stretch.status, "opacity": opacity, "fades": False}
        yield row | {
            "start": known[0].isoformat(),
            "end": min(_moved(known[1], _DAY), window.last).isoformat(),
        }
        if stretch.start is None:
            yield from _fade(known[0], window.first, opacity, row)
        if stretch.end is None:
            yield from _fade(_moved(known[1], _DAY), window.last, opacity, row)


def middle(period: Period | None) -> str | None:
    """The middle of the days that a time names, to put a mark at."""
    named = sorted(date.fromisoformat(day) for day in (period.bounds if period else ()) if day)
    if not named:
        return None
    return (named[0] + (named[-1] - named[0]) / 2).isoformat()


def _named(line: Line) -> Iterator[str]:
    periods = [*line.times, line.period, getattr(line, "ended", None)]
    yield from (day for period in periods if period for day in period.bounds if day)
    if isinstance(line, RelationLine):  # whose denials have days of their own
        yield from (day for one in stretches_of(line) for day in (one.start, one.end) if day)


def _is_within(time: Period, ended: Period | None) -> bool:
    """Whether it is the time of what ended a post, and not one of holding it."""
    if ended is None or not time.earliest_start or not time.latest_end:
        return False
    first, last = ended.earliest_start or "", ended.latest_end or "9999"
    return first <= time.earliest_start and time.latest_end <= last


def _of_period(time: Period, status: str, until: str | None) -> Iterator[Stretch]:
    """What one time states, with what it leaves open on either side; a status of doubt is all there is."""
    earliest, late, early, latest = time.bounds
    latest = min(day for day in (latest, until) if day) if latest or until else None
    if status != "stated":
        named = [day for day in (earliest, late, early, latest) if day]
        yield Stretch(min(named), max(named), status, ())
        if status != "denied" and earliest is None:
            yield Stretch(None, min(named), "possible", ())
        if status != "denied" and latest is None:
            yield Stretch(max(named), None, "possible", ())
        return
    if not late or not early or late > early:
        yield Stretch(earliest, latest, "possible", ())
        return
    if earliest != late:
        yield Stretch(earliest, late, "possible", ())
    yield Stretch(late, early, "stated", ())
    if latest != early:
        yield Stretch(early, latest, "possible", ())


def _known(stretch: Stretch, window: Window) -> tuple[date, date]:
    """The days that are drawn at full strength; a stretch without any end is drawn across the window."""
    first = date.fromisoformat(stretch.start) if stretch.start else None
    last = date.fromisoformat(stretch.end) if stretch.end else None
    if first is None and last is None:
        return window.first, window.last
    if first is None:
        return last or window.last, last or window.last
    return first, last or first


def _fade(start: date, end: date, opacity: float, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Sheets from one edge, each shorter than the last, that lie on each other: side by side they would leave
    seams in print."""
    reached = 0.0
    for number in reversed(range(SLICES)):
        sides = sorted((start, start + (end - start) * (number + 1) / SLICES))
        wanted = opacity * (1 - (number + 0.5) / SLICES)
        sheet, reached = 1 - (1 - wanted) / (1 - reached), wanted
        if sides[0] < sides[1]:
            days = {"start": sides[0].isoformat(), "end": sides[1].isoformat()}
            yield row | days | {"opacity": round(sheet, 4), "fades": True}


def _moved(day: date, by: timedelta) -> date:
    moved = day.toordinal() + by.days
    return date.fromordinal(min(max(moved, date.min.toordinal()), date.max.toordinal()))
