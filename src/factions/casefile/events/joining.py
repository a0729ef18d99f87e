"""Tellings become events: the likest pairs first, and never against what rules them out or what people said.

The result follows from the tellings, their scores and the judgements alone, so the order in which documents
came changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from factions.casefile.events.scoring import Weights, load_weights, score
from factions.casefile.events.sketches import Sketch

# Two groups join where their tellings are, all pairs taken together, likelier one event than not.
MEAN_CHANCE = 0.5

Pair = tuple[str, str]


class Verdicts(Struct, frozen=True):
    """What people said of pairs of tellings; each pair has its smaller id first.

    An `unsure` pair is not joined for its own score, and nobody is asked about it again.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    unsure: frozenset[Pair] = frozenset()


def pair_of(one: str, other: str) -> Pair:
    """Two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


class Joining:
    """Tellings on their way to events."""

    def __init__(
        self,
        sketches: Mapping[str, Sketch],
        chances: Mapping[Pair, float],
        verdicts: Verdicts,
        weights: Weights | None = None,
    ) -> None:
        self._sketches = sketches
        self._chances = dict(chances)
        self._verdicts = verdicts
        self._weights = weights or load_weights()
        self._group = {id: frozenset({id}) for id in sketches}

    def groups(self) -> tuple[frozenset[str], ...]:
        """The tellings that are one event, by their smallest id."""
        for one, other in sorted(self._verdicts.same):
            if one in self._group and other in self._group:
                self._unite(one, other)
        for pair in self._likeliest():
            self._consider(*pair)
        return tuple(sorted(set(self._group.values()), key=min))

    def _likeliest(self) -> list[Pair]:
        likely = [
            (-round(chance, 6), pair)
            for pair, chance in self._chances.items()
            if chance >= self._weights.merge and pair not in self._verdicts.unsure
        ]
        return [pair for _, pair in sorted(likely)]

    def _consider(self, one: str, other: str) -> None:
        first, second = self._group[one], self._group[other]
        if first == second:
            return
        chances = [self._chance(a, b) for a in sorted(first) for b in sorted(second)]
        if None not in chances and sum(filter(None, chances)) / len(chances) >= MEAN_CHANCE:
            self._unite(one, other)

    def _chance(self, one: str, other: str) -> float | None:
        """The chance that two tellings are one event, None where that cannot be."""
        pair = pair_of(one, other)
        if pair in self._verdicts.same:
            return 1.0
        first, second = self._sketches[one], self._sketches[other]
        if pair in self._verdicts.different or first.document == second.document:
            return None
        if pair not in self._chances:
            found = score(first, second, self._weights)
            self._chances[pair] = -1.0 if found.ruled_out else found.chance
        return None if self._chances[pair] < 0 else self._chances[pair]

    def _unite(self, one: str, other: str) -> None:
        both = self._group[one] | self._group[other]
        for id in both:
            self._group[id] = both


def join(
    sketches: Iterable[Sketch], chances: Mapping[Pair, float], verdicts: Verdicts | None = None
) -> tuple[frozenset[str], ...]:
    """The tellings, by their ids, that are one event; `chances` are those of the pairs that were compared."""
    known = {sketch.id: sketch for sketch in sketches}
    return Joining(known, chances, verdicts or Verdicts()).groups()


def component(seeds: Collection[str], neighbours: Mapping[str, Collection[str]]) -> frozenset[str]:
    """All that can be reached from the seeds."""
    found, waiting = set(seeds), list(seeds)
    while waiting:
        for near in neighbours.get(waiting.pop(), ()):
            if near not in found:
                found.add(near)
                waiting.append(near)
    return frozenset(found)
