"""How well each head does on validation documents: span F1 where the gold knows, pairs, incident types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from factions.reading.encoder.decoding import Columns, Stretches, decode
from factions.reading.encoder.labels import OUTSIDE, Layout
from factions.reading.encoder.pieces import Ints, telling_case
from factions.reading.encoder.windows import windows
from factions.training.batches import batches
from factions.training.coding import UNKNOWN, Codes, Example
from factions.training.model import Network
from factions.training.sampling import Draw

Spans = set[tuple[int, int, int]]


@dataclass
class Output:
    """What a network says of one example: columns and narrow states of all its words, and for each pair
    head the chances [pairs, labels] of the example's pairs of that head."""

    columns: Columns
    narrow: Columns
    pairs: dict[str, NDArray[np.float32]] = field(default_factory=dict)


@dataclass
class Count:
    """Right, predicted and wanted items."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    def add(self, right: int, predicted: int, wanted: int) -> None:
        self.right += right
        self.predicted += predicted
        self.wanted += wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.wanted) if self.predicted + self.wanted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0


@dataclass
class Scores:
    """Strict and overlapping span counts by (head, corpus), pair counts by head, incident types."""

    strict: dict[tuple[str, str], Count] = field(default_factory=dict)
    overlap: dict[tuple[str, str], Count] = field(default_factory=dict)
    pairs: dict[str, Count] = field(default_factory=dict)
    incidents: Count = field(default_factory=Count)

    def heads(self) -> dict[str, float]:
        """Strict F1 of each head over its corpora (stretches and pairs of one name together), and of
        incidents."""
        found: dict[str, Count] = {}
        for (head, _), count in self.strict.items():
            found.setdefault(head, Count()).add(count.right, count.predicted, count.wanted)
        for head, count in self.pairs.items():
            found.setdefault(head, Count()).add(count.right, count.predicted, count.wanted)
        return {name: count.f1 for name, count in {**found, "incident": self.incidents}.items()}

    def mean(self) -> float:
        """What the best checkpoint is chosen by: the heads' mean, mentions counted three times."""
        heads = self.heads()
        values = [*heads.values(), *([heads["mention"]] * 2 if "mention" in heads else [])]
        return sum(values) / len(values) if values else 0.0


def validation_draws(examples: Sequence[Example]) -> list[Draw]:
    """The windows of the examples as the reader would cut them, shortest first."""
    draws = [
        Draw(example, window, telling_case(example.pieces.case[window.start : window.end]))
        for example in examples
        for window in windows(example.pieces, example.sentences)
    ]
    return sorted(draws, key=lambda one: one.window.end - one.window.start)


@torch.no_grad()
def read_all(network: Network, examples: Sequence[Example], pieces: int = 4096) -> list[Output]:
    """What the network says of each example, window by window."""
    layout = network.layout
    network.eval()
    outputs = {
        id(one): Output(
            np.zeros((one.pieces.words, layout.token_width), np.float32),
            np.zeros((one.pieces.words, layout.pair_width), np.float32),
        )
        for one in examples
    }
    for group, batch in batches(validation_draws(examples), pieces, []):
        columns, narrow = (found.numpy() for found in network(batch))
        at = 0
        for draw in group:
            start, end, own_start, own_end = draw.window
            own = slice(at + own_start - start, at + own_end - start)
            outputs[id(draw.example)].columns[own_start:own_end] = columns[own]
            outputs[id(draw.example)].narrow[own_start:own_end] = narrow[own]
            at += end - start
    for one in examples:
        _read_pairs(network, one, outputs[id(one)])
    network.train()
    return [outputs[id(one)] for one in examples]


def _read_pairs(network: Network, example: Example, output: Output) -> None:
    for index, head in enumerate(network.layout.pairs):
        rows = example.pairs[example.pairs[:, 0] == index]
        if len(rows):
            scored = network.pairs[head.name](torch.from_numpy(output.narrow), torch.from_numpy(rows[:, 1:5]))
            output.pairs[head.name] = scored.softmax(dim=1).numpy()


def scores(
    layout: Layout,
    examples: Sequence[Example],
    tables: Mapping[str, NDArray[np.bool_]],
    outputs: Sequence[Output],
) -> Scores:
    """Counts over all examples; outside of what the gold knows nothing is counted."""
    found = Scores()
    where = layout.columns()
    for example, output in zip(examples, outputs, strict=True):
        for index, head in enumerate(layout.heads):
            if (example.codes[index] != UNKNOWN).any():
                judged = judge(
                    decode(output.columns[:, where[head.name]], head, example.sentences),
                    example.codes[index], tables[head.name],
                )  # fmt: skip
                key = head.name, example.corpus
                found.strict.setdefault(key, Count()).add(sum(judged.right), len(judged.right), judged.gold)
                touching = min(sum(judged.touching), judged.gold)
                found.overlap.setdefault(key, Count()).add(touching, len(judged.right), judged.gold)
        _count_pairs(found, layout, example, output)
        count_incidents(
            found.incidents, layout.incident_threshold, example, output.columns[:, where["incident"]]
        )
    return found


class Judged(NamedTuple):
    """Of the stretches about which the gold knows: is each right, does it touch a like one, its score; and
    the number of gold stretches."""

    right: list[bool]
    touching: list[bool]
    scores: list[float]
    gold: int


def judge(predicted: Stretches, codes: Codes, table: NDArray[np.bool_]) -> Judged:
    """Compare one head's stretches with the gold codes of one example."""
    gold = gold_spans(codes, table)
    allowed = table[codes]
    judged = Judged([], [], [], len(gold))
    for start, end, label, score in zip(*(part.tolist() for part in predicted), strict=True):
        words = allowed[start:end]
        if not (words[:, OUTSIDE] & words[:, 1 + 2 * label]).any():
            judged.right.append(label in gold.get((start, end), ()))
            judged.touching.append(
                any(
                    label in labels and start < last and first < end for (first, last), labels in gold.items()
                )
            )
            judged.scores.append(score)
    return judged


def gold_spans(codes: Codes, table: NDArray[np.bool_]) -> dict[tuple[int, int], set[int]]:
    """The gold stretches of a head with the labels that each may bear."""
    allowed = table[codes]
    begins = np.flatnonzero(~allowed[:, OUTSIDE] & allowed[:, 1::2].any(axis=1))
    insides = ~allowed[:, OUTSIDE] & ~allowed[:, 1::2].any(axis=1)
    found: dict[tuple[int, int], set[int]] = {}
    for start in begins.tolist():
        end = start + 1
        while end < len(codes) and insides[end]:
            end += 1
        found[start, end] = set(np.flatnonzero(allowed[start, 1::2]).tolist())
    return found


def _count_pairs(found: Scores, layout: Layout, example: Example, output: Output) -> None:
    for index, head in enumerate(layout.pairs):
        gold: Ints = example.pairs[example.pairs[:, 0] == index][:, 5]
        if len(gold):
            best = choose(output.pairs[head.name], head.threshold)
            right = int(np.count_nonzero((best == gold) & (gold > 0)))
            count = found.pairs.setdefault(head.name, Count())
            count.add(right, int(np.count_nonzero(best)), int(np.count_nonzero(gold)))


def choose(chances: NDArray[np.float32], threshold: float) -> Ints:
    """The best label but `none` where `none` has at most 1 - threshold, else `none`."""
    best = 1 + chances[:, 1:].argmax(axis=1)
    return np.where(1 - chances[:, 0] >= threshold, best, 0)


def count_incidents(found: Count, threshold: float, example: Example, columns: Columns) -> None:
    """Add the incident types of one example's sentences to `found`."""
    known = example.incidents >= 0
    if known.any() and len(columns):
        lengths = np.diff(example.sentences)[:, None]
        means = np.add.reduceat(columns, example.sentences[:-1], axis=0) / lengths
        chances = 1 / (1 + np.exp(-means))
        best, gold = (chances >= threshold) & known, (example.incidents == 1) & known
        found.add(int((best & gold).sum()), int(best.sum()), int(gold.sum()))
