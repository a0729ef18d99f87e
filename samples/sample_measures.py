"""Ratios, and the measures of the time and place mentions of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from sample_keys import KeyPlace, KeyTime, body_start, locate

from factions.records import Place, Quote, When

UNKEYED_TIMES = ("DURATION", "SET")

Read = TypeVar("Read", bound=Quote)
Keyed = TypeVar("Keyed", KeyTime, KeyPlace)


class Ratio(Struct, frozen=True):
    """So many right of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None


Measures = dict[str, Ratio]


def ratio(answers: Iterable[bool]) -> Ratio:
    """How many of the answers are true."""
    given = list(answers)
    return Ratio(sum(given), len(given))


def add_up(many: Iterable[Measures]) -> Measures:
    """Ratios summed measure by measure."""
    total: Measures = {}
    for measures in many:
        for name, one in measures.items():
            total[name] = total.get(name, Ratio()) + one
    return total


def measure_times(text: str, keys: Sequence[KeyTime], times: Iterable[When]) -> Measures:
    """Time mentions of the body found, known to the key, and with all four bounds right."""
    read = [time for time in times if time.start >= body_start(text) and time.type not in UNKEYED_TIMES]
    pairs = _pair(text, keys, read)
    return {
        "times found": ratio(time is not None for key, time in pairs if not key.optional),
        "times known to the key": _known(text, keys, read),
        "time bounds": ratio(
            time.bounds == key.bounds for key, time in pairs if time and not key.open and not key.optional
        ),
    }


def measure_places(text: str, keys: Sequence[KeyPlace], places: Iterable[Place]) -> Measures:
    """Place mentions of the body found, known to the key, and with country and class right."""
    read = [place for place in places if place.start >= body_start(text)]
    pairs = _pair(text, keys, read)
    return {
        "places found": ratio(place is not None for _, place in pairs),
        "places known to the key": _known(text, keys, read),
        "place countries": ratio(
            place.country == key.country for key, place in pairs if place and key.country
        ),
        "place classes": ratio(place.place_class == key.place_class for key, place in pairs if place),
    }


def _pair(text: str, keys: Sequence[Keyed], read: Sequence[Read]) -> list[tuple[Keyed, Read | None]]:
    """Every key with the mention that shares most characters with it, if any does."""
    pairs: list[tuple[Keyed, Read | None]] = []
    for key in keys:
        best = max(read, key=lambda one: _shared(text, key, one), default=None)
        pairs.append((key, best if best and _shared(text, key, best) > 0 else None))
    return pairs


def _known(text: str, keys: Sequence[Keyed], read: Sequence[Quote]) -> Ratio:
    return ratio(any(_shared(text, key, one) > 0 for key in keys) for one in read)


def _shared(text: str, key: KeyTime | KeyPlace, one: Quote) -> int:
    span = locate(text, key.text, key.nth)
    return min(span.end, one.end) - max(span.start, one.start) if span else 0
