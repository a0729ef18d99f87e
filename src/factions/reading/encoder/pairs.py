"""Scores of ordered pairs of stretches, computed with numpy from the states that the encoder kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factions.errors import BrokenInvariant
from factions.reading.encoder.encoding import no_scores
from factions.reading.encoder.labels import Layout
from factions.reading.encoder.pieces import Ints
from factions.records import Span

# Upper ends of the steps in which the number of words between two stretches is seen.
DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20, 40)
AT_ONCE = 4096

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


def read_weights(path: Path) -> dict[str, Floats]:
    """The pair heads' weights, named `head.part`."""
    with np.load(path) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


class States:
    """The narrow state of every word of a text (half precision), with the words' character offsets."""

    def __init__(self, starts: Ints, ends: Ints, narrow: NDArray[np.float16]) -> None:
        self.starts = starts
        self.ends = ends
        self.narrow = np.concatenate([narrow, np.zeros((1, narrow.shape[1]), np.float16)])
        self._sums: NDArray[np.float64] | None = None

    def words(self, spans: Sequence[Span]) -> Ints:
        """The half-open word range of each span, [spans, 2]."""
        first = np.searchsorted(self.ends, [span.start for span in spans], "right")
        last = np.searchsorted(self.starts, [span.end for span in spans], "left")
        return np.stack([first, last], axis=1)

    def means(self, ranges: Ints) -> Floats:
        """The mean state of each word range, zero for an empty one.

        From one pass over the text, so that a range costs the same however long it is.
        """
        if self._sums is None:
            self._sums = np.zeros(self.narrow.shape)
            np.cumsum(self.narrow[:-1], axis=0, dtype=np.float64, out=self._sums[1:])
        start, end = ranges[:, 0], np.maximum(ranges[:, 0], ranges[:, 1])
        totals = self._sums[end]
        totals -= self._sums[start]
        totals /= np.maximum(end - start, 1)[:, None]
        return totals.astype(np.float32)

    def stretches(self, ranges: Ints) -> Floats:
        """First, last and mean state of each word range."""
        first = self.narrow[ranges[:, 0]].astype(np.float32)
        last = self.narrow[ranges[:, 1] - 1].astype(np.float32)
        return np.concatenate([first, last, self.means(ranges)], axis=1)


class _Side(NamedTuple):
    """The stretches on one side of pairs: each word range once, and which of them each pair has."""

    ranges: Ints
    rows: Ints


class PairScores:
    """The `PairScorer` of one text."""

    def __init__(self, layout: Layout, weights: Weights, states: States) -> None:
        self.layout = layout
        self.weights = weights
        self.states = states

    def __call__(self, head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        """For each pair, the probability of each label, none where the model lacks the head; raises
        BrokenInvariant for a span without a word.
        """
        if all(known.name != head for known in self.layout.pairs):
            return no_scores(head, pairs)
        labels = self.layout.pair(head).labels
        found = self.probabilities(head, pairs).tolist()
        return list(map(dict, map(zip, repeat(labels), found)))

    def probabilities(self, head: str, pairs: Sequence[tuple[Span, Span]]) -> Floats:
        """The same as an array [pairs, labels]."""
        width = len(self.layout.pair(head).labels)
        parts = [self._some(head, pairs[at : at + AT_ONCE]) for at in range(0, len(pairs), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, width), np.float32)

    def _some(self, head: str, pairs: Sequence[tuple[Span, Span]]) -> Floats:
        sides = [self._numbered([pair[side] for pair in pairs]) for side in (0, 1)]
        return self._score(head, *sides)

    def _numbered(self, spans: Sequence[Span]) -> _Side:
        index: dict[Span, int] = {}
        rows = np.array([index.setdefault(span, len(index)) for span in spans], np.int64)
        ranges = self.states.words(list(index))
        if (ranges[:, 0] >= ranges[:, 1]).any():
            raise BrokenInvariant("A span that holds no word was given to a pair head.")
        return _Side(ranges, rows)

    def of_ranges(self, head: str, left: Ints, right: Ints) -> Floats:
        """The probabilities for pairs of word ranges, [pairs, 2] each."""
        sides = (np.unique(side, axis=0, return_inverse=True) for side in (left, right))
        return self._score(head, *(_Side(ranges, rows.ravel()) for ranges, rows in sides))

    def _score(self, head: str, left: _Side, right: _Side) -> Floats:
        """The probabilities of each pair."""
        one, one_factor = self._seen(head, "left", left)
        other, other_factor = self._seen(head, "right", right)
        hidden = one + other
        hidden += self._between(head, left.ranges[left.rows], right.ranges[right.rows])
        shown = np.concatenate([np.maximum(hidden, 0, out=hidden), one_factor * other_factor], axis=1)
        scores = self._linear(head, "out", shown)
        return _softmax(scores / self.layout.pair(head).temperature)

    def _seen(self, head: str, name: str, side: _Side) -> tuple[Floats, Floats]:
        """What one side adds to the score of each pair, and its factor of the product."""
        states = self.states.stretches(side.ranges)
        both = [self._linear(head, part, states) for part in (name, f"{name}_product")]
        return both[0][side.rows], both[1][side.rows]

    def _between(self, head: str, left: Ints, right: Ints) -> Floats:
        """What the words between the stretches of each pair and their distance add to its score."""
        start = np.minimum(left[:, 1], right[:, 1])
        end = np.maximum(start, np.maximum(left[:, 0], right[:, 0]))
        steps = np.searchsorted(DISTANCES, end - start, "right")
        order = (left[:, 0] > right[:, 0]) * (len(DISTANCES) + 1)
        means = self.states.means(np.stack([start, end], axis=1))
        return self._linear(head, "between", means) + self.weights[f"{head}.distance.weight"][steps + order]

    def _linear(self, head: str, part: str, values: Floats) -> Floats:
        found: Floats = values @ self.weights[f"{head}.{part}.weight"].T
        found += self.weights[f"{head}.{part}.bias"]
        return found


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
