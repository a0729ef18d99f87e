"""Which names are places, and whether a place is meant itself or stands for its people (associative)."""

from __future__ import annotations

import tomllib
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

from msgspec import Struct

from factions.gazetteer import Gazetteer
from factions.reading.encoder.encoding import Encoding
from factions.reading.where.cues import Reasons, Scene, class_reasons, place_reasons
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name

Weights = dict[str, dict[str, float]]


class Found(Struct, frozen=True):
    """A stretch read as a place; `name` is null where the gazetteer does not know it.

    `denied`: the encoder's other heads take it for a group or a person, or it has no capital letter; such a
    stretch needs a place that is sure.
    """

    start: int
    end: int
    place_class: str
    score: float
    name: Name | None
    denied: bool = False


@cache
def load_weights() -> Weights:
    """The weights of all reasons (weights.toml, fitted by scripts/fit_places.py)."""
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))


def probability(reasons: Reasons, weights: dict[str, float]) -> float:
    """The logistic sum of weighted reasons; a reason without a weight says nothing."""
    total = sum(weights.get(reason, 0.0) * value for reason, value in reasons.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def find_by_gazetteer(
    names: Sequence[Name], scene: Scene, gazetteer: Gazetteer, lexicon: Lexicon, threshold: float
) -> list[Found]:
    """The names whose surroundings speak for a place with at least that probability."""
    weights = load_weights()
    found = []
    for name in names:
        score = probability(place_reasons(name, scene, gazetteer, lexicon), weights["place"])
        if score >= threshold:
            found.append(Found(name.start, name.end, class_of(name, scene, gazetteer, lexicon), score, name))
    return found


def class_of(name: Name, scene: Scene, gazetteer: Gazetteer, lexicon: Lexicon) -> str:
    """Literal or associative, by the words around."""
    reasons = class_reasons(name, scene, gazetteer, lexicon)
    return "associative" if probability(reasons, load_weights()["associative"]) >= 0.5 else "literal"


def combine(
    found: Sequence[Found], stretches: Sequence[Found], encoding: Encoding, *, trust: float
) -> list[Found]:
    """The encoder's stretches, and the names with at least `trust` that none of them touches.

    Where both have a stretch, the encoder's stands. Without an encoder's reading everything found by the
    gazetteer stands.
    """
    if not encoding.tagged:
        return sorted(found, key=lambda one: one.start)
    free = (one for one in found if one.score >= trust)
    return without_overlaps([*stretches, *free])


def without_overlaps(found: Sequence[Found]) -> list[Found]:
    """In text order, the earlier in `found` kept where two touch."""
    kept: list[Found] = []
    starts: list[int] = []
    for one in found:
        at = bisect(starts, one.start)
        if (at and kept[at - 1].end > one.start) or (at < len(kept) and kept[at].start < one.end):
            continue
        starts.insert(at, one.start)
        kept.insert(at, one)
    return kept
