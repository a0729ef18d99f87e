"""From the columns of a head to stretches of words: begin, inside, outside, with only valid sequences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factions.reading.encoder.labels import OUTSIDE, Head
from factions.reading.encoder.pieces import Ints, each_once

Columns = NDArray[np.float32]
_SMALLEST = 1e-6
# A head of more columns is gone over by itself (that of cues has four times as many as any but one).
WIDE = 64

Placed = tuple[Head, int]
"""A head and the first of its columns."""


class Stretches(NamedTuple):
    """Half-open word ranges, the index of each one's label, and its calibrated probability."""

    starts: Ints
    ends: Ints
    labels: Ints
    scores: NDArray[np.float64]


def decode(columns: Columns, head: Head, sentences: Ints) -> Stretches:
    """The best valid labelling of the words; no stretch crosses the start of a sentence."""
    return decode_heads(columns, [head], sentences)[0]


def decode_heads(columns: Columns, heads: Sequence[Head], sentences: Ints) -> list[Stretches]:
    """The same for several heads whose columns stand side by side.

    The words of heads of like width are laid one after another and gone over together: a text is short, and
    what costs is calls, and columns that a narrow head lacks.
    """
    found: dict[str, Stretches] = {}
    placed = list(zip(heads, accumulate((head.width for head in heads), initial=0), strict=False))
    for wide in (False, True):
        alike = [(head, at) for head, at in placed if (head.width > WIDE) == wide]
        if alike:
            found.update(
                zip((head.name for head, _ in alike), _decoded(columns, alike, sentences), strict=True)
            )
    return [found[head.name] for head in heads]


def _decoded(columns: Columns, placed: Sequence[Placed], sentences: Ints) -> list[Stretches]:
    words, first = len(columns), np.zeros((len(placed), len(columns)), dtype=bool)
    first[:, sentences[:-1]] = True
    laid = _laid(columns, placed)
    tags = laid.argmax(axis=1).astype(np.int64)
    _mend(tags, laid, first.ravel())
    starts = np.flatnonzero(tags % 2 == 1)
    stops = np.flatnonzero(~_inside(tags))
    ends = np.append(stops, len(tags))[np.searchsorted(stops, starts, "right")]
    bounds = np.searchsorted(starts, words * np.arange(len(placed) + 1))
    slopes, shifts = (np.repeat(one, np.diff(bounds)) for one in _curves(placed))
    scores = calibrated(_probabilities(tags, laid, starts, ends), slopes, shifts)
    labels = (tags[starts] - 1) // 2
    return [
        Stretches(starts[own] - words * at, ends[own] - words * at, labels[own], scores[own])
        for at in range(len(placed))
        for own in [slice(bounds[at], bounds[at + 1])]
    ]


def _curves(placed: Sequence[Placed]) -> tuple[list[float], list[float]]:
    """The slope and the shift of each head's calibration."""
    return [head.slope for head, _ in placed], [head.shift for head, _ in placed]


def _laid(columns: Columns, placed: Sequence[Placed]) -> Columns:
    """The columns of the words for each head in turn, all as wide as the widest, with the heads' tilts."""
    wide = max(head.width for head, _ in placed)
    laid = np.full((len(placed), len(columns), wide), -np.inf, np.float32)
    for own, (head, at) in zip(laid, placed, strict=True):
        own[:, : head.width] = columns[:, at : at + head.width]
        own[:, OUTSIDE] += head.tilt
    return laid.reshape(-1, wide)


def _inside(tags: Ints) -> NDArray[np.bool_]:
    return np.asarray((tags % 2 == 0) & (tags > OUTSIDE))


def _mend(tags: Ints, columns: Columns, first: NDArray[np.bool_]) -> None:
    """Find the best valid tags again, in place, for each run of labelled words that is not valid.

    `first` tells the words that begin a sentence.
    """
    before = np.append(OUTSIDE, tags[:-1])
    wrong = _inside(tags) & (first | ((before + before % 2) != tags))
    if not wrong.any():
        return
    breaks = np.append(np.flatnonzero(first | (tags == OUTSIDE)), len(tags))
    runs = each_once(np.searchsorted(breaks, np.flatnonzero(wrong), "right"))
    _choose(tags, columns, breaks[runs - 1], breaks[runs])


def best_path(columns: Columns) -> Ints:
    """The best valid tags of one run of words."""
    tags = np.zeros(len(columns), dtype=np.int64)
    _choose(tags, columns, np.array([0]), np.array([len(columns)]))
    return tags


def _choose(tags: Ints, columns: Columns, starts: Ints, ends: Ints) -> None:
    """Viterbi over each run of words, where I-x may only follow B-x or I-x, into `tags`.

    All runs go forward together, the longest first, so that those still going on are always the first ones.
    """
    order = np.argsort(starts - ends, kind="stable")
    starts, lengths = starts[order], (ends - starts)[order]
    score = columns[starts].astype(np.float64)
    score[:, 2::2] = -np.inf
    steps: list[tuple[Ints, NDArray[np.bool_]]] = []
    for at in range(1, int(lengths[0])):
        going = int(np.searchsorted(-lengths, -at))
        best, first, second = score[:going].max(axis=1), score[:going, 1::2], score[:going, 2::2]
        steps.append((score[:going].argmax(axis=1), first >= second))
        inside = np.maximum(first, second)
        score[:going] = columns[starts[:going] + at]
        score[:going, 2::2] += inside
        score[:going, 1::2] += best[:, None]
        score[:going, 0] += best
    _trace(tags, starts, score.argmax(axis=1), steps)


def _trace(tags: Ints, starts: Ints, chosen: Ints, steps: Sequence[tuple[Ints, NDArray[np.bool_]]]) -> None:
    """From the last word of each run back to its first, by what each step came from."""
    for at in range(len(steps), 0, -1):
        best, begun = steps[at - 1]
        last = chosen[: len(best)]
        tags[starts[: len(best)] + at] = last
        label = np.maximum(last // 2 - 1, 0)
        before = 2 * label + np.where(begun[np.arange(len(best)), label], 1, 2)
        chosen[: len(best)] = np.where(_inside(last), before, best)
    tags[starts] = chosen


def _probabilities(tags: Ints, columns: Columns, starts: Ints, ends: Ints) -> NDArray[np.float64]:
    """The geometric mean of the words' probabilities."""
    if not len(starts):
        return np.zeros(0)
    words = np.flatnonzero(tags)
    chosen = columns[words].astype(np.float64)
    top = chosen.max(axis=1)
    total = top + np.log(np.exp(chosen - top[:, None]).sum(axis=1))
    logs = chosen[np.arange(len(words)), tags[words]] - total
    return np.asarray(np.exp(np.add.reduceat(logs, np.searchsorted(words, starts)) / (ends - starts)))


def calibrated(
    raw: NDArray[np.float64], slope: float | NDArray[np.float64], shift: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """A logistic curve over the raw probability's logit (the identity for slope 1 and shift 0)."""
    raw = np.clip(raw, _SMALLEST, 1 - _SMALLEST)
    return np.asarray(1 / (1 + np.exp(-(slope * np.log(raw / (1 - raw)) + shift))))
