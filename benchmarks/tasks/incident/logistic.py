"""Logistic curves over named traits (hashed, so that no word is kept) and over a few measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 16
_MEMORY = 8
_MOST = 30.0

Floats = NDArray[np.float64]
Rows = Sequence[NDArray[np.int64]]


def hashed(traits: Iterable[str]) -> NDArray[np.int64]:
    """The bucket of each trait; the last weight of a table, after all buckets, is the constant."""
    return np.array(sorted({crc32(trait.encode()) % BUCKETS for trait in traits}), np.int64)


def logit(weights: NDArray[np.float32], buckets: NDArray[np.int64]) -> float:
    return float(weights[buckets].sum() + weights[-1])


def fit_traits(
    rows: Rows, truth: Floats, weight: Floats, penalty: float, steps: int = 40
) -> NDArray[np.float32]:
    """Weights of a table by L-BFGS with a squared penalty, for rows of buckets, each 0 or 1 and so often."""
    index = np.concatenate(rows)
    lengths = np.array([len(row) for row in rows])
    first = np.append(0, np.cumsum(lengths))[:-1]

    def slope(weights: Floats) -> tuple[float, Floats]:
        scores = np.add.reduceat(weights[index], first) + weights[-1]
        chance = 1 / (1 + np.exp(-np.clip(scores, -_MOST, _MOST)))
        error = weight * (chance - truth)
        down = np.bincount(index, np.repeat(error, lengths), BUCKETS + 1)
        down[-1] += error.sum()
        loss = float(weight @ (np.logaddexp(0, scores) - scores * truth))
        return loss + penalty / 2 * float(weights[:-1] @ weights[:-1]), down + penalty * _free(weights)

    return np.asarray(_descend(slope, np.zeros(BUCKETS + 1), steps), np.float32)


def fit_measures(values: Floats, truth: Floats, penalty: float, steps: int = 15) -> Floats:
    """Weights and, last, a constant for a few columns, by Newton's method; the columns are scaled within."""
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    columns = np.column_stack([(values - middle) / spread, np.ones(len(values))])
    weights = np.zeros(columns.shape[1])
    ridge = penalty * np.eye(len(weights))
    ridge[-1, -1] = 1e-6
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -_MOST, _MOST)))
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + ridge
        weights -= np.linalg.solve(bend, columns.T @ (chance - truth) + ridge @ weights)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ middle)


def _free(weights: Floats) -> Floats:
    """The weights without the constant, which bears no penalty."""
    return np.append(weights[:-1], 0.0)


def _descend(slope: Callable[[Floats], tuple[float, Floats]], weights: Floats, steps: int) -> Floats:
    """L-BFGS with halving steps."""
    loss, down = slope(weights)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        way = -_bent(down, moves)
        size = 1.0 if moves else 1.0 / max(float(np.linalg.norm(down)), 1.0)
        while True:
            loss_there, down_there = slope(weights + size * way)
            if loss_there <= loss + 1e-4 * size * float(down @ way) or size < 1e-8:
                break
            size /= 2
        moves = [*moves, (size * way, down_there - down)][-_MEMORY:]
        done = loss - loss_there < 1e-5 * abs(loss)
        weights, loss, down = weights + size * way, loss_there, down_there
        if done:
            break
    return weights


def _bent(down: Floats, moves: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The slope through the inverse curvature that the last moves tell of."""
    way, kept = down.copy(), []
    for move, change in reversed(moves):
        share = float(move @ way) / float(move @ change)
        kept.append(share)
        way -= share * change
    if moves:
        move, change = moves[-1]
        way *= float(move @ change) / float(change @ change)
    for (move, change), share in zip(moves, reversed(kept), strict=True):
        way += (share - float(change @ way) / float(move @ change)) * move
    return way
