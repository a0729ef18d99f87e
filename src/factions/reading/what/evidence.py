"""How sure a finding is: what found it and what the encoder's heads show, weighed by fitted weights.

`weights.toml` is written by `python -m benchmarks.weights`, from passages that trained nothing.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
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

    def weigh(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings worth telling, each with its calibrated confidence."""
        if not self._signs.known:
            return list(findings)
        signs = self._signs.of_all(findings)
        weighed = [_weighed(one, shown) for one, shown in zip(findings, signs, strict=True)]
        return [one for one in weighed if one is not None]

    def changes(self, finding: Finding) -> dict[str, float]:
        """What each sign adds to the log odds of a finding as it was found."""
        return _changes(finding, self._signs.of(finding)) if self._signs.known else {}


def _changes(finding: Finding, signs: Mapping[str, float]) -> dict[str, float]:
    weights = weights_for(finding.kind).signs
    return {name: weights.get(name, 0.0) * sign for name, sign in signs.items()}


def _weighed(finding: Finding, signs: Mapping[str, float]) -> Finding | None:
    """The finding as sure as its signs make it; null where it is not worth telling."""
    weights = weights_for(finding.kind)
    odds = weights.base + sum(_changes(finding, signs).values())
    chance = min(_SUREST, 1 / (1 + math.exp(-odds)))
    least = weights.least if finding.method == CUE else _UNLIKELIEST
    return None if chance < least else structs.replace(finding, confidence=round(chance, 3))


def weights_for(kind: str) -> Weights:
    """Events and ties between actors are weighed apart."""
    return _weights()["event" if is_event_kind(kind) else "tie"]


@cache
def _weights() -> dict[str, Weights]:
    text = files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), dict[str, Weights])
