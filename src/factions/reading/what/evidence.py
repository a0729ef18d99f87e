"""How sure a finding is: what found it and what the encoder's heads show, weighed by fitted weights.

`weights.toml` is written by `python -m benchmarks.weights`, from passages that trained nothing.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert, structs

from factions.reading.encoder.encoding import Encoding
from factions.reading.what.cues import CUE, is_event_kind
from factions.reading.what.signs import Signs
from factions.records import Finding

_SUREST = 0.99
# What a pattern or a trigger has read is told unless nearly everything speaks against it.
_UNLIKELIEST = 0.15


class Weights(Struct, frozen=True):
    """What each sign adds to the log odds that a finding is right.

    What no pattern and no trigger read, only the encoder's cue, is not told below `least`.
    """

    base: float
    least: float
    signs: Mapping[str, float]


class Evidence:
    """Weighs the findings of one document; where no encoder looked for cues, they stay as they were found."""

    def __init__(self, encoding: Encoding) -> None:
        self._signs = Signs(encoding)

    def weigh(self, finding: Finding) -> Finding | None:
        """The finding with its calibrated confidence; null where it is not worth telling."""
        if not self._signs.known:
            return finding
        weights = weights_for(finding.kind)
        odds = weights.base + sum(self.changes(finding).values())
        chance = min(_SUREST, 1 / (1 + math.exp(-odds)))
        if chance < (weights.least if finding.method == CUE else _UNLIKELIEST):
            return None
        return structs.replace(finding, confidence=round(chance, 3))

    def changes(self, finding: Finding) -> dict[str, float]:
        """What each sign adds to the log odds of a finding as it was found."""
        if not self._signs.known:
            return {}
        weights = weights_for(finding.kind).signs
        return {name: weights.get(name, 0.0) * sign for name, sign in self._signs.of(finding).items()}


def weights_for(kind: str) -> Weights:
    """Events and ties between actors are weighed apart."""
    return _weights()["event" if is_event_kind(kind) else "tie"]


@cache
def _weights() -> dict[str, Weights]:
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), dict[str, Weights])
