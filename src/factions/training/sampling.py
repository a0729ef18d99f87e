"""Training windows drawn at random: which corpus, which sentence, how long, with which letter case.

Every batch is a function of (seed, step) alone, so a resumed run draws what an unbroken one would have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factions.reading.encoder.pieces import CAPITALISED, DROPPED, LOWER, OTHER, Ints, telling_case
from factions.reading.encoder.windows import Window
from factions.training.coding import UNKNOWN, Example

CAPACITIES = (64, 96, 128, 128, 192, 254)
CASE_DROPPED = 0.25
# A sentence without any label teaches less; MUC's documents are mostly such.
PLAIN_WEIGHT = {"muc4": 0.12, "lgl": 0.4, "geovirus": 0.4, "timebank": 0.5, "aquaint": 0.5, "wikiwars": 0.4}


@dataclass(frozen=True)
class Draw:
    """One window of an example, with the letter case it is shown with."""

    example: Example
    window: Window
    case: Ints


class Sampler:
    """Draws windows from the corpora by `mixture`."""

    def __init__(
        self, examples: Mapping[str, Sequence[Example]], mixture: Mapping[str, float], seed: int
    ) -> None:
        self.seed = seed
        self.corpora = [name for name in mixture if examples.get(name)]
        shares = np.array([mixture[name] for name in self.corpora])
        self.shares = shares / shares.sum()
        self.examples = {name: list(examples[name]) for name in self.corpora}
        self.anchors = {name: _anchors(name, self.examples[name]) for name in self.corpora}
        self.usual_case = usual_case([one for name in self.corpora for one in self.examples[name]])

    def pool(self, number: int, size: int) -> list[Draw]:
        """`size` windows, the shortest first; the same for the same seed and number."""
        rng = np.random.default_rng([self.seed, number])
        draws = [self._draw(rng) for _ in range(size)]
        return sorted(draws, key=lambda one: _length(one.example, one.window))

    def _draw(self, rng: np.random.Generator) -> Draw:
        corpus = self.corpora[int(rng.choice(len(self.corpora), p=self.shares))]
        at, cumulated = self.anchors[corpus]
        index, sentence = at[int(np.searchsorted(cumulated, rng.random(), "right"))]
        example = self.examples[corpus][index]
        window = window_around(example, int(sentence), int(rng.choice(CAPACITIES)), rng)
        return Draw(example, window, self._case(example, window, rng))

    def _case(self, example: Example, window: Window, rng: np.random.Generator) -> Ints:
        """As read; or dropped; and for upper-case text at times as it would usually be written."""
        shown = telling_case(example.pieces.case[window.start : window.end])
        if rng.random() < CASE_DROPPED:
            return np.full_like(shown, DROPPED)
        if len(shown) and not shown.any() and rng.random() < 0.6:
            return self._restored(example, window)
        return shown

    def _restored(self, example: Example, window: Window) -> Ints:
        pieces = example.pieces
        known = self.usual_case[pieces.ids[pieces.first[window.start : window.end]]]
        restored = np.where(pieces.case[window.start : window.end] == OTHER, OTHER, known)
        starts = example.sentences[(example.sentences >= window.start) & (example.sentences < window.end)]
        restored[starts - window.start] = CAPITALISED
        return restored.astype(np.int64)


def usual_case(examples: Sequence[Example], size: int = 31000) -> NDArray[np.int64]:
    """How a word beginning with each piece is usually written inside a sentence; Capitalised if unseen."""
    lower, capital = np.zeros(size), np.full(size, 0.5)
    for example in examples:
        if not telling_case(example.pieces.case).any():
            continue
        heads = example.pieces.ids[example.pieces.first[:-1]]
        inside = np.ones(len(heads), dtype=bool)
        inside[example.sentences[:-1]] = False
        np.add.at(lower, heads[inside & (example.pieces.case == LOWER)], 1)
        np.add.at(capital, heads[inside & (example.pieces.case == CAPITALISED)], 1)
    return np.where(lower > capital, LOWER, CAPITALISED)


def window_around(example: Example, sentence: int, capacity: int, rng: np.random.Generator) -> Window:
    """A window of whole sentences around one, up to `capacity` pieces; an overlong one is cut."""
    first, bounds = example.pieces.first, example.sentences
    left, right = sentence, sentence + 1
    grow_left = int(rng.integers(0, 4))
    while (
        left > 0
        and sentence - left < grow_left
        and first[bounds[right]] - first[bounds[left - 1]] <= capacity
    ):
        left -= 1
    while right < len(bounds) - 1 and first[bounds[right + 1]] - first[bounds[left]] <= capacity:
        right += 1
    start, end = int(bounds[left]), int(bounds[right])
    if first[end] - first[start] > 254:
        start += int(rng.integers(0, max(1, end - start - capacity // 2)))
        end = min(end, max(start + 1, int(first.searchsorted(first[start] + capacity, "right")) - 1))
    return Window(start, end, start, end)


def _length(example: Example, window: Window) -> int:
    return int(example.pieces.first[window.end] - example.pieces.first[window.start])


def _anchors(corpus: str, examples: Sequence[Example]) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """Every sentence about which something is known, and the cumulated weights to draw them by."""
    at: list[tuple[int, int]] = []
    weights: list[float] = []
    for index, example in enumerate(examples):
        known = (example.codes != UNKNOWN).any(axis=0)
        known[example.pairs[:, 1]] = True
        for sentence in range(len(example.sentences) - 1):
            words = slice(int(example.sentences[sentence]), int(example.sentences[sentence + 1]))
            if not known[words].any():
                continue
            at.append((index, sentence))
            weight = 1.0 if example.marked[words].any() else PLAIN_WEIGHT.get(corpus, 1.0)
            weights.append(weight * (words.stop - words.start) ** 0.5)
    cumulated = np.cumsum(weights)
    return at, cumulated / cumulated[-1]
