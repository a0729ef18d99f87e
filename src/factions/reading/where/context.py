"""What a document speaks of: the countries, units and points that its other names stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from math import cos, radians
from typing import TypeVar

from msgspec import Struct

from factions.gazetteer import Entry
from factions.reading.where.groups import group

_SMALL_KM = 150.0
_MOST_POINTS = 15
_KM_A_DEGREE = 111.2
_Key = TypeVar("_Key")


class Guess(Struct, frozen=True):
    """What a name was taken for, and how often the document says it.

    `words` is the name with its unit: one of the same words is no evidence for it.
    """

    entry: Entry
    times: int
    words: str


class Surroundings(Struct, frozen=True):
    """Shares of countries and of (country, admin1), and small places, without one name's own part in them.

    `mentions` is how many mentions the shares are of.
    """

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], float]
    points: tuple[Entry, ...]
    mentions: int
    publisher_country: str | None

    def nearest_km(self, entry: Entry) -> float | None:
        """How far the nearest of the other places lies; null if there is none."""
        return min((_flat_km(entry, point) for point in self.points), default=None)


class Context:
    """The guesses for all names of a document, by name."""

    def __init__(self, guesses: Mapping[str, Guess], publisher_country: str | None) -> None:
        self._publisher_country = publisher_country
        self._countries: Counter[str] = Counter()
        self._states: Counter[tuple[str, str]] = Counter()
        for guess in guesses.values():
            self._count(guess, guess.times, self._countries, self._states)
        self._by_words: dict[str, list[Guess]] = {}
        for guess in guesses.values():
            self._by_words.setdefault(guess.words, []).append(guess)
        self._points = [(g.words, g.entry) for g in guesses.values() if (g.entry.radius_km or 0) < _SMALL_KM]

    def without(self, words: str) -> Surroundings:
        """What the other names speak of."""
        countries, states = self._countries, self._states
        if own := self._by_words.get(words):
            countries, states = countries.copy(), states.copy()
            for guess in own:
                self._count(guess, -guess.times, countries, states)
        others = (entry for key, entry in self._points if key != words)
        points = tuple(islice(others, _MOST_POINTS))
        return Surroundings(
            _shares(countries), _shares(states), points, countries.total(), self._publisher_country
        )

    @staticmethod
    def _count(guess: Guess, times: int, countries: Counter[str], states: Counter[tuple[str, str]]) -> None:
        entry = guess.entry
        if entry.country:
            countries[entry.country] += times
            if entry.admin1 and group(entry) != "country":
                states[entry.country, entry.admin1] += times


def _shares(counts: Mapping[_Key, int]) -> dict[_Key, float]:
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items() if count} if total else {}


def _flat_km(one: Entry, other: Entry) -> float:
    east = ((one.lon - other.lon + 180) % 360 - 180) * cos(radians(one.lat))
    return float(_KM_A_DEGREE * (east * east + (one.lat - other.lat) ** 2) ** 0.5)
