"""Conditional logistic regression for choices among candidates, with what each reason earns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Reasons = dict[str, float]
FOLDS = 5
_BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass
class Contest:
    """Candidates with their reasons, which of them are right, how much it counts, the document's number."""

    candidates: list[Reasons]
    right: tuple[int, ...]
    worth: float
    document: int


@dataclass
class Judged:
    """Out-of-fold results: the share given to the best candidate and whether it was the right one."""

    shares: Any
    hits: Any
    losses: Any

    def line(self) -> str:
        return f"{self.hits.mean():.4f} right, log loss {self.losses.mean():.4f}"


class Table:
    """Contests as one matrix: a row a candidate, a column a reason."""

    def __init__(self, contests: Sequence[Contest]) -> None:
        self.reasons = sorted({r for c in contests for one in c.candidates for r in one})
        column = {reason: number for number, reason in enumerate(self.reasons)}
        sizes = [len(contest.candidates) for contest in contests]
        self.owner = np.repeat(np.arange(len(contests)), sizes)
        self.x = np.zeros((len(self.owner), len(self.reasons)))
        self.right = np.zeros(len(self.owner))
        self.worth = np.repeat([contest.worth for contest in contests], sizes)
        self.document = np.array([contest.document for contest in contests])
        at = 0
        for contest in contests:
            self.right[[at + one for one in contest.right]] = 1
            for one in contest.candidates:
                for reason, value in one.items():
                    self.x[at, column[reason]] = value
                at += 1

    def part(self, contests: Any) -> Table:
        """Some of the contests."""
        part = Table.__new__(Table)
        rows = contests[self.owner]
        part.reasons, part.x, part.right, part.worth = (
            self.reasons, self.x[rows], self.right[rows], self.worth[rows],
        )  # fmt: skip
        part.owner = np.unique(self.owner[rows], return_inverse=True)[1]
        part.document = self.document[contests]
        return part

    def beliefs(self, weights: Any) -> Any:
        totals = self.x @ weights
        highest = np.full(self.owner.max() + 1, -np.inf)
        np.maximum.at(highest, self.owner, totals)
        beliefs = np.exp(totals - highest[self.owner])
        return beliefs / np.bincount(self.owner, beliefs)[self.owner]


def fit(table: Table, fixed: Mapping[str, float], penalty: float = 1.0, steps: int = 250) -> Any:
    """The weights, by gradient steps scaled by their running size (Adagrad); `fixed` ones stay so."""
    weights = np.array([fixed.get(reason, 0.0) for reason in table.reasons])
    loose = np.array([reason not in fixed for reason in table.reasons])
    scale = np.full(len(weights), 1e-6)
    for _ in range(steps):
        beliefs = table.beliefs(weights)
        of_right = np.bincount(table.owner, beliefs * table.right)[table.owner]
        aims = beliefs * table.right / np.maximum(of_right, 1e-12)
        slope = table.x.T @ (table.worth * (beliefs - aims)) + penalty * weights
        slope[~loose] = 0.0
        scale += slope**2
        weights -= 0.5 * slope / np.sqrt(scale)
    return weights


def judge(table: Table, fixed: Mapping[str, float], penalty: float = 1.0) -> Judged:
    """What weights fitted on the other documents say of each fifth of them."""
    fold = table.document % FOLDS
    judged = [_judge(table.part(fold == n), fit(table.part(fold != n), fixed, penalty)) for n in range(FOLDS)]
    return Judged(*(np.concatenate(values) for values in zip(*judged, strict=True)))


def _judge(table: Table, weights: Any) -> tuple[Any, Any, Any]:
    beliefs = table.beliefs(weights)
    best, best_right = np.zeros(table.owner.max() + 1), np.zeros(table.owner.max() + 1)
    np.maximum.at(best, table.owner, beliefs)
    np.maximum.at(best_right, table.owner, beliefs * table.right)
    of_right = np.bincount(table.owner, beliefs * table.right)
    return best, (best_right >= best - 1e-12).astype(float), -np.log(np.maximum(of_right, 1e-9))


def earnings(table: Table, fixed: Mapping[str, float]) -> tuple[Judged, dict[str, tuple[float, float]]]:
    """The figures with all reasons, and what is lost in share right and in log loss without each of them."""
    whole = judge(table, fixed)
    lost = {}
    for number, reason in enumerate(table.reasons):
        without = table.part(np.ones(table.owner.max() + 1, bool))
        without.x = np.delete(table.x, number, axis=1)
        without.reasons = [other for other in table.reasons if other != reason]
        less = judge(without, fixed)
        lost[reason] = (whole.hits.mean() - less.hits.mean(), less.losses.mean() - whole.losses.mean())
    return whole, lost


def reliability(judged: Judged) -> list[tuple[float, float, int, float, float]]:
    """Bins of belief: bounds, how many choices, their mean belief, and the share of them that is right."""
    rows = []
    for low, high in pairwise(_BINS):
        inside = (judged.shares >= low) & (judged.shares < high)
        if inside.any():
            rows.append(
                (
                    low,
                    min(high, 1.0),
                    int(inside.sum()),
                    judged.shares[inside].mean(),
                    judged.hits[inside].mean(),
                )
            )
    return rows
