"""How sure a share or a distance is: events drawn again and again from those there are, always alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

LEAST_EVENTS = 10
DRAWS = 1000
_SEED = 20_211_102
_TAILS = (2.5, 97.5)
_SHARES = 4_096

Table = NDArray[np.float64]


class Distance(Struct, frozen=True):
    """A Jensen-Shannon distance with its 95 % interval, and what events dealt out by chance give."""

    value: float
    low: float
    high: float
    baseline: float
    as_far: float


@lru_cache(maxsize=_SHARES)
def share_interval(count: int, total: int) -> tuple[float, float, float]:
    """The share, and the 95 % interval of a bootstrap over the events it is a share of.

    Drawing `total` events anew with replacement makes the count a binomial one, so it is drawn as such.
    """
    drawn = np.random.default_rng(_SEED).binomial(total, count / total, DRAWS) / total
    low, high = np.percentile(drawn, _TAILS)
    return count / total, float(low), float(high)


def distance(one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]) -> Distance:
    """How far apart two actors' events lie; each event is the labels it bears, and weighs one in all.

    The interval comes from drawing each actor's events anew with replacement; the baseline from dealing all
    the events out again by chance, to each as many as it has. Events with the same labels are drawn together.
    """
    sorts = sorted({*one, *other})
    weights = _weights(sorts)
    ours, theirs = (np.array([Counter(side)[sort] for sort in sorts]) for side in (one, other))
    random = np.random.default_rng(_SEED)
    value = float(_between(ours[None], theirs[None], weights)[0])
    drawn = _between(_again(ours, random), _again(theirs, random), weights)
    dealt = random.multivariate_hypergeometric(ours + theirs, int(ours.sum()), DRAWS, method="marginals")
    chance = _between(dealt, (ours + theirs)[None] - dealt, weights)
    low, high = np.percentile(drawn, _TAILS)
    as_far = float((chance >= value - 1e-12).mean())
    return Distance(value, float(low), float(high), float(chance.mean()), as_far)


def jensen_shannon(one: Table, other: Table) -> Table:
    """The distance, 0 to 1, of the rows of two tables of shares: the root of the divergence in bits.

    Source: Endres and Schindelin, A new metric for probability distributions (2003).
    """
    middle = (one + other) / 2
    found: Table = np.sqrt(np.clip((_relative(one, middle) + _relative(other, middle)) / 2, 0.0, 1.0))
    return found


def _relative(shares: Table, middle: Table) -> Table:
    """The relative entropy in bits; what has no share adds nothing."""
    ratio = np.divide(shares, middle, out=np.ones_like(shares), where=shares > 0)
    found: Table = (shares * np.log2(ratio)).sum(axis=-1)
    return found


def _weights(sorts: Sequence[tuple[str, ...]]) -> Table:
    """What an event of each sort adds to each label."""
    labels = {label: at for at, label in enumerate(sorted({label for sort in sorts for label in sort}))}
    table = np.zeros((len(sorts), len(labels)))
    for row, sort in enumerate(sorts):
        for label in sort:
            table[row, labels[label]] += 1 / len(sort)
    return table


def _again(counts: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
    total = int(counts.sum())
    return random.multinomial(total, counts / total, DRAWS)


def _between(one: NDArray[np.int64], other: NDArray[np.int64], weights: Table) -> Table:
    shares = [side @ weights / side.sum(axis=-1, keepdims=True) for side in (one, other)]
    return jensen_shannon(shares[0], shares[1])
