"""How likely it is that two tellings are of one event, ground by ground."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.casefile.events.features import Feature, compare, rules_out
from factions.casefile.events.sketches import Sketch

# Kind, day, place and side are shared by different events of one war: near events of UCDP GED often have all
# four. Without so much more in common (in log-odds) two tellings are asked about and never merged.
OF_THE_EVENT_ITSELF = frozenset(
    {"same_person", "same_target", "same_toll", "words", "names", "titles", "numbers"}
)
LEAST_OF_ITSELF = 2.0
_ASKED = 0.05


class Ground(Struct, frozen=True):
    """One line of a score: the feature, its weight, and what it adds to the log-odds."""

    feature: Feature
    weight: float

    @property
    def adds(self) -> float:
        return self.feature.value * self.weight

    def line(self) -> str:
        """The line as it is shown: what it adds, and why."""
        return f"{self.adds:+.1f}  {self.feature.words}"


class Score(Struct, frozen=True):
    """The chance that two tellings are one event, and the grounds for it, the heaviest first.

    `ruled_out` says why they cannot be one; the chance is then 0. Where they share nothing but kind, time,
    place and sides the chance stays below that of merging.
    """

    chance: float
    grounds: tuple[Ground, ...]
    ruled_out: str | None = None


class Weights(Struct, frozen=True):
    """Weights in log-odds by the names of features, and the chances at which the casefile merges and asks."""

    of: dict[str, float]
    merge: float
    ask: float


@cache
def load_weights() -> Weights:
    """The weights that ship with the package, read once."""
    table = tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
    return Weights({**table["prior"], **table["fitted"]}, **table["thresholds"])


def score(one: Sketch, other: Sketch, weights: Weights | None = None) -> Score:
    """The chance that two tellings are of one event; the same whichever comes first."""
    known = weights or load_weights()
    forbidden = rules_out(one, other)
    if forbidden is not None:
        return Score(0.0, (), forbidden)
    grounds = [Ground(feature, known.of[feature.name]) for feature in compare(one, other)]
    odds = known.of["bias"] + sum(ground.adds for ground in grounds)
    chance = 1 / (1 + math.exp(-odds))
    itself = sum(ground.adds for ground in grounds if ground.feature.name in OF_THE_EVENT_ITSELF)
    if itself < LEAST_OF_ITSELF:
        chance = min(chance, known.merge - _ASKED)
    return Score(chance, tuple(sorted(grounds, key=lambda one: -abs(one.adds))))
