"""Times that hang on an event: which events the text dates, and what follows for the times beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from factions.reading.when import calendar
from factions.reading.when.calendar import Period, step
from factions.reading.when.flags import AMBIGUOUS, UNDATED_EVENT, VAGUE, VAGUE_ANCHOR
from factions.reading.when.lengths import length_value
from factions.reading.when.numbers import number, ordinal
from factions.reading.when.rulebook import Rulebook
from factions.reading.when.said import Said, Tie, Timex
from factions.reading.when.timeline import Timeline

_SENTENCE_END = re.compile(r"[.;!?]\s|\n\n")
_COMMA = re.compile(r",\s{1,2}|\s\(")
_REACH = 120
_NEARBY = 1500
_AROUND = 25
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+")
_NO_NAME = frozenset(("The", "This", "That", "Its", "Their", "His", "Her", "An", "A"))
_NAMED = r"(?:\s(?:of|in|at|on|against)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})?"
_BEGAN = r"(?:\s(?:began|started|broke\sout|took\splace|was\slaunched|happened|occurred|came|took\seffect))?"
_OF_NOUN = re.compile(rf"{_NAMED}{_BEGAN},?\s(?:(?:of|on|in|early\son|late\son)\s)?(?:the\s)?")
_OF_VERB = re.compile(r"(?:\s[^,;:()\s]+){0,5}\s(?:(?:on|in)\s)?(?:the\s)?")
_BEFORE_NOUN = re.compile(r"\s")
_BEFORE_VERB = re.compile(r",?(?:\s[^,;:()\s]+){0,6}\s")
_DATED = ("day", "days", "week", "weekend", "month", "season", "quarter", "half", "year", "part")
_NARROW = ("day", "days", "week", "weekend", "month", "part")
_SHORT = ("day", "night", "week", "weekend", "hour", "minute", "second")
_CLOCK = {"hour": 24, "minute": 1440, "second": 86400}
_FEW = {"day": 3, "night": 3, "week": 21}


def beside_event(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """A length before or after an event ("three days after the attack", "the eve of the vote")."""
    unit = said.get("unit") or said.get("one_unit")
    count = number(said.words("count") or "") if said.words("count") else None
    if count is None and said.words("one_unit"):
        count = 1.0
    if unit not in calendar.STEPS and unit not in _CLOCK and unit != "night":
        return ()
    return (_tied(said, unit, count, said.get("beside")),)


def part_of_event(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The eve, the day, or a day in the middle of an event ("the fifth day of the siege")."""
    nth = ordinal(said.words("ordinal") or "")
    if nth is not None:
        unit = said.get("one_unit")
        return (_tied(said, unit, nth - 1.0, 1),) if unit in calendar.STEPS else ()
    eve = said.match[0].lower().split()[0] == "eve"
    return (_tied(said, "day", float(eve), -1),)


def event(said: Said, timeline: Timeline) -> tuple[Timex, ...]:
    """The time of an event that the words name ("until the fall of Kabul")."""
    return (_tied(said, "day", 0.0, 1),)


def _tied(said: Said, unit: str, count: float | None, way: int) -> Timex:
    kind = said.get("event") if said.words("event") else said.get("event_verb")
    told = " ".join(filter(None, (said.words("lead_in"), said.words("of_what"))))
    names = tuple(name for name in _CAPITAL.findall(told) if name not in _NO_NAME)
    value = None if count == 0 else length_value(count, unit)
    return said.timex(value, flags=(UNDATED_EVENT,), tie=Tie(kind, names, unit, count, way))


class Told(Struct, frozen=True):
    """An event that the text dates: its kind, where and in which words it does so, and when it was."""

    kind: str
    at: int
    words: str
    period: Period


def settle(text: str, found: Sequence[Timex], book: Rulebook) -> tuple[Timex, ...]:
    """The times with those that hang on an event dated by it, where the text tells when it was."""
    if not any(timex.tie for timex in found):
        return tuple(found)
    told = _Events(_told(text, found, book))
    return tuple(
        _in_apposition(text, timex, found[max(0, place - 1) : place + 2]) or _settled(timex, told)
        if timex.tie
        else timex
        for place, timex in enumerate(found)
    )


def _in_apposition(text: str, timex: Timex, beside: Sequence[Timex]) -> Timex | None:
    """A day told twice ("on 21 July, the fifth day of the revolt") is the day that the calendar names."""
    if timex.tie is None or timex.tie.unit != "day" or timex.tie.count is None:
        return None
    for other in beside:
        low, high = (timex, other) if timex.start < other.start else (other, timex)
        if (
            other.period is not None
            and other.period.unit == "day"
            and _COMMA.fullmatch(text, low.end, high.start)
        ):
            return replace(timex, value=other.value, period=other.period, flags=(), anchor="event")
    return None


class _Events:
    """The dated events of a text by their kind, so that a long text with many of them takes one pass."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._by_kind: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            self._by_kind[one.kind].append(one)
        self._places = {kind: [one.at for one in rows] for kind, rows in self._by_kind.items()}
        self._named: dict[tuple[str, tuple[str, ...]], list[Told]] = {}

    def fitting(self, tie: Tie, at: int) -> list[Told]:
        """Those of its kind that a tie may mean: by its names anywhere, without a name nearby."""
        rows = self._by_kind.get(tie.kind, [])
        if not rows:
            return []
        if not tie.names:
            places = self._places[tie.kind]
            return rows[bisect_left(places, at - _NEARBY) : bisect_left(places, at + _NEARBY)]
        key = tie.kind, tie.names
        if key not in self._named:
            named = (one for one in rows if all(name in one.words for name in tie.names))
            self._named[key] = list({one.period: one for one in named}.values())
        return self._named[key]


def _settled(timex: Timex, told: _Events) -> Timex:
    """Dated by the one time that the text gives such an event; where it gives several, none is chosen.

    Words without a name ("the coup") mean an event told of nearby.
    """
    tie = timex.tie
    if tie is None:
        return timex
    fitting = told.fitting(tie, timex.start)
    if not fitting:
        return timex
    if any(one.period != fitting[0].period for one in fitting):
        return replace(timex, flags=(AMBIGUOUS,))
    base = fitting[0].period
    if tie.count != 0 and tie.unit in _SHORT and base.unit not in _NARROW:
        return replace(timex, flags=(VAGUE_ANCHOR,), anchor="event")
    period = _moved(base, tie)
    if period is None:
        return replace(timex, flags=(VAGUE,), anchor="event")
    flags = (VAGUE_ANCHOR,) if base.unit != "day" and period.unit == "days" else ()
    return replace(timex, value=period.value, period=period, flags=flags, anchor="event")


def _moved(base: Period, tie: Tie) -> Period | None:
    unit, count, way = tie.unit, tie.count, tie.way
    if count == 0:
        return base
    if unit in _CLOCK:
        days = ceil((count or 1) / _CLOCK[unit])
        return _stretch(base, way * days, whole=False)
    if count is None:
        return _stretch(base, way * _FEW[unit], whole=True) if unit in _FEW else None
    unit, count = ("day", count) if unit == "night" else (unit, count)
    if count != int(count):
        return None
    first, last = step(base.first, unit, way * int(count)), step(base.last, unit, way * int(count))
    if first is None or last is None:
        return None
    if base.finer_than(unit) or base.unit == unit:
        return calendar.unit_around(first, unit)
    return calendar.days(first, last)


def _stretch(base: Period, days: int, *, whole: bool) -> Period | None:
    """The days from a period on, or back; without its own days where `whole` days lie between."""
    far = step(base.last if days > 0 else base.first, "day", days)
    near: date | None = base.first if days > 0 else base.last
    if whole:
        near = step(base.last, "day", 1) if days > 0 else step(base.first, "day", -1)
    return None if far is None or near is None else calendar.days(min(near, far), max(near, far))


def _told(text: str, found: Sequence[Timex], book: Rulebook) -> Iterator[Told]:
    """The events that the text dates in so many words ("the coup of 26 July", "On 27 January Goma fell")."""
    dated = [timex for timex in found if timex.period is not None and timex.period.unit in _DATED]
    starts = [timex.start for timex in dated]
    words = _event_words(book, frozenset(timex.tie.kind for timex in found if timex.tie))
    for low, high in _stretches(text, dated):
        beside = dated[bisect_left(starts, low) : bisect_left(starts, high)]
        for match in words.finditer(text, low, high):
            said = " ".join(match[0].lower().split())
            noun = book.words["event"].get(said)
            for timex in beside:
                if timex.period is not None and _joined(text, match.span(), timex, noun is not None):
                    first, last = min(match.start(), timex.start), max(match.end(), timex.end)
                    around = text[max(low, first - _AROUND) : min(high, last + _AROUND)]
                    yield Told(noun or book.words["event_verb"][said], match.start(), around, timex.period)
                    break


def _stretches(text: str, dated: Sequence[Timex]) -> Iterator[tuple[int, int]]:
    """The sentences that hold a dated time, or as much of them as lies near it."""
    reached = 0
    for timex in dated:
        low = max(0, timex.start - _REACH)
        for end in _SENTENCE_END.finditer(text, low, timex.start):
            low = end.end()
        after = _SENTENCE_END.search(text, timex.end, timex.end + _REACH)
        high = after.start() if after else min(len(text), timex.end + _REACH)
        if max(low, reached) < high:
            yield max(low, reached), high
            reached = high


def _joined(text: str, event: tuple[int, int], timex: Timex, is_noun: bool) -> bool:
    """Whether an event's word and a time stand so that the time is the event's."""
    if timex.start >= event[1]:
        return (_OF_NOUN if is_noun else _OF_VERB).fullmatch(text, event[1], timex.start) is not None
    if timex.end > event[0]:
        return False
    return (_BEFORE_NOUN if is_noun else _BEFORE_VERB).fullmatch(text, timex.end, event[0]) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _event_words(book: Rulebook, kinds: frozenset[str]) -> re.Pattern[str]:
    """The words of these kinds of events."""
    tables = book.words["event"], book.words["event_verb"]
    words = {word for table in tables for word, kind in table.items() if kind in kinds}
    return _pattern(tuple(sorted(words, key=len, reverse=True)))
