"""What two tellings have in common and what speaks against their being one event, in numbers and words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from factions.casefile.events.kinds import nearness
from factions.casefile.events.places import place_features
from factions.casefile.events.sketches import Count, Sketch
from factions.casefile.names import folded

_FAR_DAYS = 7.0
_PUBLISHED_DAYS = 14.0
# Smaller numbers agree by chance.
_TELLING_COUNT = 5
# A later report may date an event a day off; beyond that a time that cannot meet rules the pair out.
SLACK_DAYS = 1


class Feature(Struct, frozen=True):
    """One ground: its name in weights.toml, how far it holds (0 to 1), and what it says in words."""

    name: str
    value: float
    words: str


def compare(one: Sketch, other: Sketch) -> tuple[Feature, ...]:
    """Every ground that applies to the pair; the same whichever comes first."""
    first, second = sorted((one, other), key=lambda sketch: sketch.id)
    return tuple(
        feature for room in _ROOMS for feature in room(first, second) if round(feature.value, 3) != 0
    )


def rules_out(one: Sketch, other: Sketch) -> str | None:
    """Why two tellings cannot be one event, whatever else they share; None where nothing forbids it."""
    if one.external and other.external and _two_of_one_set(one.external, other.external):
        return "a data set has them as two events"
    if nearness(one.kinds, other.kinds) == 0:
        return "of different kinds"
    days = _days_between(one, other)
    if days is not None and days > SLACK_DAYS:
        return f"{days} days apart"
    if one.persons and other.persons and not _share_name(one.persons, other.persons):
        return "other people are named as harmed"
    return None


def _two_of_one_set(one: str, other: str) -> bool:
    """Whether two ids are of one data set, which tells its events apart itself."""
    return one != other and one.partition(":")[0] == other.partition(":")[0]


def _kind(one: Sketch, other: Sketch) -> Iterator[Feature]:
    near = nearness(one.kinds, other.kinds)
    shared = sorted(set(one.kinds) & set(other.kinds))
    if shared:
        yield Feature("same_kind", 1.0, f"both {_spaced(shared[0])}")
    else:
        yield Feature("near_kind", near, f"{_spaced(one.kinds[0])} and {_spaced(other.kinds[0])}")


def _time(one: Sketch, other: Sketch) -> Iterator[Feature]:
    days = _days_between(one, other)
    if days is None:
        yield from _published(one, other)
        return
    if days > 0:
        yield Feature("days_apart", min(days / _FAR_DAYS, 1.0), f"{days} day{'s' if days > 1 else ''} apart")
        return
    if one.bounds == other.bounds and _single_day(one):
        yield Feature("same_day", 1.0, f"both on {one.bounds[0] if one.bounds else ''}")
    else:
        yield Feature("times_meet", _meeting(one, other), "their times may meet")


def _published(one: Sketch, other: Sketch) -> Iterator[Feature]:
    """Without two times, only how near each other they were published is left."""
    if one.published and other.published:
        apart = abs((_day(one.published) - _day(other.published)).days)
        near = max(0.0, 1.0 - apart / _PUBLISHED_DAYS)
        yield Feature("published_near", near, f"published {apart} days apart, and a time is missing")
    yield Feature("time_open", 1.0, "not both give a time")


def _parties(one: Sketch, other: Sketch) -> Iterator[Feature]:
    shared = sorted(a for a in one.doers for b in other.doers if a == b)
    kin = [a for a in one.doers for b in other.doers if a != b and _kin(a, b)]
    if shared:
        yield Feature("same_doer", 1.0, f"by {shared[0]} in both")
    elif kin:
        yield Feature("kin_doer", 1.0, f"by {kin[0]} and a part of it")
    elif one.doers and other.doers:
        yield Feature("other_doer", 1.0, f"by {one.doers[0]} and by {other.doers[0]}")


def _harmed(one: Sketch, other: Sketch) -> Iterator[Feature]:
    if one.persons and other.persons and _share_name(one.persons, other.persons):
        yield Feature("same_person", 1.0, f"{one.persons[0]} was harmed in both")
    shared = sorted(set(one.targets) & set(other.targets))
    if shared:
        yield Feature("same_target", 1.0, f"both struck a {shared[0]}")
    elif one.targets and other.targets:
        yield Feature("other_target", 1.0, f"one struck a {one.targets[0]}, one a {other.targets[0]}")


def _tolls(one: Sketch, other: Sketch) -> Iterator[Feature]:
    pairs = [(a, b) for a in one.counts for b in other.counts if a.category == b.category]
    apart = [gap for a, b in pairs if (gap := _apart(a, b)) is not None]
    if not apart:
        return
    nearest = min(apart)
    if nearest == 0 and any(a.min == b.min and (a.min or 0) >= _TELLING_COUNT for a, b in pairs):
        yield Feature("same_toll", 1.0, "the same number of people harmed")
    yield Feature("toll_apart", nearest, "their tolls lie far apart")


def _text(one: Sketch, other: Sketch) -> Iterator[Feature]:
    words = _overlap(one.words, other.words)
    yield Feature("words", words, f"{words:.0%} of the shorter one's words")
    names = sorted(set(one.names) & set(other.names) - _site_words(one) - _site_words(other))
    yield Feature("names", _saturated(len(names)), f"both name {', '.join(names[:4])}")
    titled = sorted(set(one.title) & set(other.title) - set(names))
    yield Feature("titles", _saturated(len(titled)), f"both headlines have {', '.join(titled[:4])}")
    numbers = {number for number in set(one.numbers) & set(other.numbers) if len(number) > 1}
    yield Feature("numbers", _saturated(len(numbers)), f"both have the number {min(numbers, default='')}")


def _site_words(sketch: Sketch) -> set[str]:
    """The words of the site, which count as a place and not as a name once more."""
    return set(folded(sketch.site.name).split()) if sketch.site else set()


def _places(one: Sketch, other: Sketch) -> Iterator[Feature]:
    for name, value, words in place_features(one.site, other.site):
        yield Feature(name, value, words)


_ROOMS: tuple[Callable[[Sketch, Sketch], Iterator[Feature]], ...] = (
    _kind, _time, _places, _parties, _harmed, _tolls, _text,
)  # fmt: skip


def _spaced(kind: str) -> str:
    return kind.replace("_", " ")


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the shorter set of words the longer one has, less where both are short."""
    shorter = min(len(one), len(other))
    return len(set(one) & set(other)) / (shorter + 2) if shorter else 0.0


def _saturated(count: int) -> float:
    """0, .5, .67, .75 …: each further thing in common adds less."""
    return 1 - 1 / (1 + count)


def _share_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two named people may be one: the last words of a name are all of a shorter one."""
    return any(_same_name(a, b) for a in one for b in other)


def _same_name(one: str, other: str) -> bool:
    first, second = sorted((one.split(), other.split()), key=len)
    return set(first) <= set(second) or (len(first) > 1 and first[-2:] == second[-2:])


def _kin(one: str, other: str) -> bool:
    """Whether one id is that of a part of the other ("act_x", "act_x-y")."""
    first, second = sorted((one, other), key=len)
    return first.startswith("act_") and second.startswith(f"{first}-")


def _apart(one: Count, other: Count) -> float | None:
    """0 where two counts allow each other, else how far apart, 1 being tenfold; None without numbers."""
    low = [count.min if count.min is not None else count.max for count in (one, other)]
    if low[0] is None or low[1] is None:
        return None
    if _allows(one, low[1]) or _allows(other, low[0]):
        return 0.0
    return min(1.0, abs(math.log10(max(low[0], 1) / max(low[1], 1))))


def _allows(count: Count, number: int) -> bool:
    bounded = count.min is not None and count.max is not None
    return bounded and (count.min or 0) <= number <= (count.max or 0)


def _single_day(sketch: Sketch) -> bool:
    return sketch.bounds is not None and None not in sketch.bounds and len(set(sketch.bounds)) == 1


def _meeting(one: Sketch, other: Sketch) -> float:
    """How much it says that two times meet: 1 for days, little for years."""
    widest = max(_width_days(one), _width_days(other))
    return 1.0 / (1.0 + math.log10(1.0 + widest))


def _width_days(sketch: Sketch) -> int:
    es, _, _, le = sketch.bounds or (None, None, None, None)
    return (_day(le) - _day(es)).days if es and le else 3650


def _days_between(one: Sketch, other: Sketch) -> int | None:
    """The days between two times, 0 where they meet; None where one gives none."""
    if one.bounds is None or other.bounds is None:
        return None
    (es, _, _, le), (other_es, _, _, other_le) = one.bounds, other.bounds
    gaps = [
        (_day(start) - _day(end)).days for start, end in ((es, other_le), (other_es, le)) if start and end
    ]
    return max([0, *gaps])


@cache
def _day(written: str) -> date:
    return date.fromisoformat(written)
