"""What is set on validation documents after training: tilts, thresholds and the calibration of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from factions.reading.encoder.decoding import Columns, decode
from factions.reading.encoder.labels import Head, Layout, PairHead
from factions.reading.encoder.pieces import Ints
from factions.training.coding import UNKNOWN, Codes, Example
from factions.training.validation import Count, Judged, Output, choose, count_incidents, judge

Tables = Mapping[str, NDArray[np.bool_]]
Floats = NDArray[np.float64]
TILTS = tuple(np.arange(-2.0, 2.01, 0.25).tolist())
THRESHOLDS = tuple(np.arange(0.1, 0.91, 0.05).tolist())
TEMPERATURES = (0.6, 0.8, 1.0, 1.2, 1.5, 2.0)
# A tilt must win this much F1, lest it follow chance.
WORTH = 0.003
FEWEST = 40


def tuned(layout: Layout, examples: Sequence[Example], tables: Tables, outputs: Sequence[Output]) -> Layout:
    """The layout with every number that validation documents decide."""
    heads = []
    for index, head in enumerate(layout.heads):
        gold = HeadGold.of(layout, index, examples, tables[head.name], outputs)
        heads.append(_calibrated(_tilted(head, gold), gold))
    pairs = tuple(_pair(head, index, examples, outputs) for index, head in enumerate(layout.pairs))
    threshold = _incident_threshold(layout, examples, outputs)
    return replace(layout, heads=tuple(heads), pairs=pairs, incident_threshold=threshold)


@dataclass(frozen=True)
class HeadGold:
    """One head's columns over the examples that have gold for it, with that gold."""

    parts: list[tuple[Columns, Ints, Codes]]
    table: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        layout: Layout,
        index: int,
        examples: Sequence[Example],
        table: NDArray[np.bool_],
        outputs: Sequence[Output],
    ) -> HeadGold:
        where = layout.columns()[layout.heads[index].name]
        both = zip(examples, outputs, strict=True)
        parts = [(output.columns[:, where], one.sentences, one.codes[index]) for one, output in both]
        return cls([part for part in parts if (part[2] != UNKNOWN).any()], table)

    def judged(self, head: Head) -> list[Judged]:
        return [judge(decode(part[0], head, part[1]), part[2], self.table) for part in self.parts]


def _tilted(head: Head, gold: HeadGold) -> Head:
    """The tilt of best strict F1, if it wins enough over none."""
    found: dict[float, float] = {}
    for tilt in TILTS:
        count = Count()
        for one in gold.judged(replace(head, tilt=tilt)):
            count.add(sum(one.right), len(one.right), one.gold)
        found[tilt] = count.f1
    best = max(found, key=lambda tilt: found[tilt])
    return replace(head, tilt=best) if found[best] - found[0.0] > WORTH else head


def _calibrated(head: Head, gold: HeadGold) -> Head:
    judged = gold.judged(head)
    raw = np.array([score for one in judged for score in one.scores])
    right = np.array([value for one in judged for value in one.right], dtype=float)
    if len(raw) < FEWEST:
        return head
    slope, shift = logistic(np.log(raw / (1 - raw)), right)
    return replace(head, slope=slope, shift=shift)


def _incident_threshold(layout: Layout, examples: Sequence[Example], outputs: Sequence[Output]) -> float:
    where = layout.columns()["incident"]
    found: dict[float, float] = {}
    for threshold in THRESHOLDS:
        count = Count()
        for example, output in zip(examples, outputs, strict=True):
            count_incidents(count, threshold, example, output.columns[:, where])
        found[threshold] = count.f1
    return max(found, key=lambda threshold: found[threshold])


def logistic(values: Floats, right: Floats, steps: int = 50, ridge: float = 1.0) -> tuple[float, float]:
    """Slope and shift of the logistic curve from `values` to the chance of being right (Newton's method)."""
    rows = np.stack([values, np.ones_like(values)], axis=1)
    fit = np.array([1.0, 0.0])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-rows @ fit))
        gradient = rows.T @ (right - chance) - ridge * (fit - [1.0, 0.0])
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(2)
        fit = fit + np.clip(np.linalg.solve(curvature, gradient), -1, 1)
    return float(fit[0]), float(fit[1])


def _pair(head: PairHead, index: int, examples: Sequence[Example], outputs: Sequence[Output]) -> PairHead:
    """The temperature of best likelihood, then the threshold of best F1."""
    gold = np.concatenate([one.pairs[one.pairs[:, 0] == index][:, 5] for one in examples])
    kept = [output.pairs[head.name] for output in outputs if head.name in output.pairs]
    if not len(gold) or not kept:
        return head
    logs = np.log(np.concatenate(kept).astype(float) + 1e-9)
    losses = {heat: _loss(logs / heat, gold) for heat in TEMPERATURES}
    heat = min(losses, key=lambda one: losses[one])
    chances = np.exp(logs / heat)
    chances = (chances / chances.sum(axis=1, keepdims=True)).astype(np.float32)
    found: dict[float, float] = {}
    for threshold in THRESHOLDS:
        best = choose(chances, threshold)
        count = Count(int(((best == gold) & (gold > 0)).sum()), int((best > 0).sum()), int((gold > 0).sum()))
        found[threshold] = count.f1
    return replace(head, temperature=heat, threshold=max(found, key=lambda one: found[one]))


def _loss(logs: Floats, gold: NDArray[np.int64]) -> float:
    top = logs.max(axis=1)
    total = top + np.log(np.exp(logs - top[:, None]).sum(axis=1))
    return float((total - logs[np.arange(len(gold)), gold]).mean())


def reliability(judged: Sequence[Judged], bins: int = 5) -> list[dict[str, float]]:
    """For each fifth of the scale: how many stretches, their mean score, and the share that was right."""
    score = np.array([value for one in judged for value in one.scores])
    right = np.array([value for one in judged for value in one.right], dtype=float)
    place = np.minimum((score * bins).astype(int), bins - 1)
    return [
        {
            "from": at / bins,
            "count": int((place == at).sum()),
            "score": round(float(score[place == at].mean()), 3),
            "right": round(float(right[place == at].mean()), 3),
        }
        for at in range(bins)
        if (place == at).any()
    ]
