"""Which names are places, and whether a place is meant itself or stands for its people (associative)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

from msgspec import Struct

from factions.gazetteer import Gazetteer
from factions.gazetteer.names import fold
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.where.cues import Reasons, Scene, class_reasons, place_reasons
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name
from factions.records import Span

Weights = dict[str, dict[str, float]]


class Found(Struct, frozen=True):
    """A stretch read as a place; `name` is null where the gazetteer does not know it."""

    start: int
    end: int
    place_class: str
    score: float
    name: Name | None


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
    text: str,
    found: Sequence[Found],
    names: Sequence[Name],
    encoding: Encoding,
    gazetteer: Gazetteer,
    *,
    accept: float,
    trust: float,
) -> list[Found]:
    """The encoder's stretches with at least `accept`, and names with at least `trust` beside them.

    Where both have a stretch, the encoder's bounds and class stand. Without an encoder's reading everything
    found by the gazetteer stands.
    """
    if not encoding.tagged:
        return sorted(found, key=lambda one: one.start)
    tagged = [tag for tag in encoding.of("place") if tag.score >= accept]
    chosen = [_from_tag(text, tag, names, gazetteer) for tag in tagged]
    spans = [tag.span for tag in tagged]
    free = (one for one in found if one.score >= trust and not _touches(one, spans))
    return sorted([*chosen, *free], key=lambda one: one.start)


def _touches(one: Found, spans: Sequence[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for span in spans)


def _from_tag(text: str, tag: Tagged, names: Sequence[Name], gazetteer: Gazetteer) -> Found:
    """The stretch with the longest known name in it, or with what the gazetteer knows by all its words."""
    inside = [name for name in names if tag.start <= name.start and name.end <= tag.end]
    name = max(inside, key=lambda name: name.end - name.start, default=None)
    if name is None:
        words = text[tag.start : tag.end]
        rows = gazetteer.rows_of(fold(words))
        if rows:
            name = Name(tag.start, tag.end, words, fold(words), rows, None, 1, None, None, ("", ""), "", "")
    return Found(tag.start, tag.end, tag.label, tag.score, name)
