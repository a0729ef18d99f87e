"""The times of a text: each with its words, its four bounds and its written form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from factions.reading.when import signals
from factions.reading.when.edtf import ends
from factions.reading.when.flags import AFTER_PUBLICATION
from factions.reading.when.rulebook import Rulebook, rulebook
from factions.reading.when.said import Timex
from factions.reading.when.signals import SIGNALS, TAIL, Meaning
from factions.reading.when.tense import looks_ahead
from factions.reading.when.timexes import find, publication_day
from factions.records import Span, When

_REACH = 28
_CLAUSE = 80
_JOINT = re.compile(r"\s{0,2}(?P<joint>[-–—]|to|until|till|through|and|or)\s{0,2}(?:the\s)?", re.IGNORECASE)
_OF_EVENT = re.compile(r"\s{1,2}(?:of|on|in)\s{1,2}(?:the\s)?", re.IGNORECASE)
_OPENER = re.compile(r"(?<!\w)(?P<opener>from|between|throughout|during)\s{1,2}(?:the\s)?$", re.IGNORECASE)


def read_times(
    text: str,
    published: str | None = None,
    style: str | None = None,
    sentences: Sequence[Span] | None = None,
    rules: Rulebook | None = None,
) -> tuple[When, ...]:
    """The times in `text`, in order; none overlaps another.

    `published` is the ISO day (or time) of publication: without it "last week" stays open, with the flag
    `no-dateline`. `style` is `news` (relative times hang on the dateline) or `history` (on the time last
    spoken of); by default the text decides. Where `sentences` are given, no range runs from one into
    another. `rules` is a rulebook other than the built-in one (`load_rules`). Raises BadDate if `published`
    is no ISO day.
    """
    day = publication_day(published)
    starts = [sentence.start for sentence in sentences or ()]
    found = find(text, day, style, rules or rulebook(), every=True)
    timexes = [_checked(text, timex, day) for timex in found]
    times: list[When] = []
    place, floor = 0, 0
    while place < len(timexes):
        first = timexes[place]
        pair = timexes[place + 1] if place + 1 < len(timexes) else None
        if pair is not None and _dates_an_event(text, first, pair):
            timexes[place + 1] = replace(pair, start=first.start)
            place += 1
            continue
        joined = None
        if pair is not None and bisect_right(starts, first.start) == bisect_right(starts, pair.start):
            joined = _range(text, first, pair, floor)
        place += 2 if joined else 1
        if joined is None and _names_an_event_only(first):
            continue
        times.append(joined or _single(text, first, day, floor))
        floor = times[-1].end
    return tuple(times)


def _checked(text: str, timex: Timex, published: date | None) -> Timex:
    """A calendar time after publication that is not told as coming: one of the two may be wrong."""
    if published is None or timex.period is None or timex.anchor != "none" or timex.period.first <= published:
        return timex
    if looks_ahead(text, timex.start, timex.end):
        return timex
    return replace(timex, flags=(*timex.flags, AFTER_PUBLICATION))


def _dates_an_event(text: str, event: Timex, pair: Timex) -> bool:
    """Whether an event is followed by its own time ("since the coup of July 2023")."""
    if event.tie is None or event.tie.count != 0 or pair.tie is not None or pair.period is None:
        return False
    return _OF_EVENT.fullmatch(text, event.end, pair.start) is not None


def _names_an_event_only(timex: Timex) -> bool:
    """An event that the text does not date is no time by itself ("after the attack")."""
    return timex.tie is not None and timex.tie.count == 0 and timex.period is None


def _range(text: str, first: Timex, last: Timex, floor: int) -> When | None:
    """Two times as one period ("from 2001 to 2005", "2019-20", "between March and June 2015")."""
    joint = _JOINT.fullmatch(text, first.end, last.start)
    if joint is None or first.period is None:
        return None
    opener = _OPENER.search(text, max(floor, first.start - _REACH), first.start)
    opening = opener["opener"].lower() if opener else ""
    if _names_an_event_only(last) and opener is not None and opening == "from":
        return _when(text, (opener.start(), last.end), first, signals.from_on(first.period), flags=last.flags)
    if last.period is None or first.period.first > last.period.last:
        return None
    meaning = _range_meaning(joint["joint"].lower(), opening, first, last)
    if meaning is None:
        return None
    start = opener.start() if opener and opening in ("from", "between", "throughout") else first.start
    value = "/".join((ends(first.period)[0].rstrip("~"), ends(last.period)[1].rstrip("~")))
    flags = tuple(dict.fromkeys((*first.flags, *last.flags)))
    return _when(text, (start, last.end), first, meaning, value=value, flags=flags)


def _range_meaning(joint: str, opening: str, first: Timex, last: Timex) -> Meaning | None:
    if first.period is None or last.period is None or "window" in (first.period.unit, last.period.unit):
        return None
    if joint == "or":
        return signals.either(first.period, last.period) if first.period.unit == last.period.unit else None
    if joint == "and":
        return signals.between(first.period, last.period) if opening == "between" else None
    if opening == "between":
        return signals.between(first.period, last.period)
    if joint in "-–—" and opening not in ("from", "throughout"):
        return signals.span(first.period, last.period)
    return signals.from_to(first.period, last.period)


def _single(text: str, timex: Timex, published: date | None, floor: int) -> When:
    period = timex.period
    span = (timex.start, timex.end)
    if period is None:
        return _when(text, span, timex, Meaning((None, None, None, None), timex.edtf))
    found = SIGNALS.search(text, max(floor, timex.start - _REACH), timex.start)
    if found is not None:
        clause = text[max(floor, timex.start - _CLAUSE) : timex.start]
        meaning = signals.meaning_of(found["signal"], period, published, clause)
        if meaning is not None:
            return _when(text, (found.start(), timex.end), timex, meaning)
    tail = TAIL.match(text, timex.end)
    if tail is not None:
        later = not tail["tail"].lower().endswith(("earlier", "before"))
        meaning = signals.since(period, None) if later else signals.until(period)
        return _when(text, (timex.start, tail.end()), timex, meaning)
    return _when(text, span, timex, signals.within(period, timex.edtf))


def _when(
    text: str,
    span: tuple[int, int],
    timex: Timex,
    meaning: Meaning,
    *,
    value: str | None = None,
    flags: tuple[str, ...] | None = None,
) -> When:
    bounds = [None if bound is None else bound.isoformat() for bound in meaning.bounds]
    return When(
        text=text[span[0] : span[1]],
        start=span[0],
        end=span[1],
        type=timex.type,
        value=value or timex.value,
        edtf=meaning.edtf,
        earliest_start=bounds[0],
        latest_start=bounds[1],
        earliest_end=bounds[2],
        latest_end=bounds[3],
        rule=_rule(timex, meaning),
        anchor=timex.anchor,
        flags=timex.flags if flags is None else flags,
    )


def _rule(timex: Timex, meaning: Meaning) -> str:
    if meaning.name is None:
        return timex.rule
    if meaning.name == "around" and timex.period is not None and timex.period.unit == "day":
        return "T2c"
    return f"{timex.rule.removesuffix('-range')}-{meaning.name}"
