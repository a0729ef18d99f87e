"""How well each head does on validation documents: span F1 where the gold knows, pairs, incident types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from factions.reading.encoder.decoding import Columns, Stretches, decode
from factions.reading.encoder.labels import OUTSIDE, Head, Layout
from factions.reading.encoder.pieces import Ints, telling_case
from factions.reading.encoder.windows import windows
from factions.training.batches import batches
from factions.training.coding import UNKNOWN, Codes, Example
from factions.training.model import Network
from factions.training.sampling import Draw

Spans = set[tuple[int, int, int]]


@dataclass
class Output:
    """What a network says of one example: columns and narrow states of all its words."""

    columns: Columns
    narrow: Columns


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
        """Strict F1 of each head over its corpora together, and of pairs and incidents."""
        found: dict[str, Count] = {}
        for (head, _), count in self.strict.items():
            found.setdefault(head, Count()).add(count.right, count.predicted, count.wanted)
        return {name: count.f1 for name, count in {**found, **self.pairs, "incident": self.incidents}.items()}

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
    network.train()
    return [outputs[id(one)] for one in examples]


@torch.no_grad()
def scores(
    network: Network, examples: Sequence[Example], tables: Mapping[str, NDArray[np.bool_]], outputs: Sequence[Output]
) -> Scores:
    """Counts over all examples; outside of what the gold knows nothing is counted."""
    found = Scores()
    layout = network.layout
    where = layout.columns()
    network.eval()
    for example, output in zip(examples, outputs, strict=True):
        for index, head in enumerate(layout.heads):
            if (example.codes[index] != UNKNOWN).any():
                stretches = decode(output.columns[:, where[head.name]], head, example.sentences)
                _count(found, head, example, example.codes[index], tables[head.name], stretches)
        _count_pairs(found, network, example, torch.from_numpy(output.narrow))
        _count_incidents(found, layout, example, output.columns[:, where["incident"]])
    network.train()
    return found


def _count(
    found: Scores, head: Head, example: Example, codes: Codes, table: NDArray[np.bool_], predicted: Stretches
) -> None:
    gold = gold_spans(codes, table)
    known = table.sum(axis=1)[codes] < table.shape[1]
    open_words = table[codes][:, OUTSIDE] & (table[codes].sum(axis=1) > 1)
    spans = [
        (start, end, label)
        for start, end, label in zip(*(part.tolist() for part in predicted[:3]), strict=True)
        if known[start:end].all() and not open_words[start:end].any()
    ]
    right = sum((start, end) in gold and label in gold[start, end] for start, end, label in spans)
    touching = sum(
        any(label in labels and start < other[1] and other[0] < end for other, labels in gold.items())
        for start, end, label in spans
    )
    key = head.name, example.corpus
    found.strict.setdefault(key, Count()).add(right, len(spans), len(gold))
    found.overlap.setdefault(key, Count()).add(min(touching, len(gold)), len(spans), len(gold))


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


def _count_pairs(found: Scores, network: Network, example: Example, narrow: torch.Tensor) -> None:
    for index, head in enumerate(network.layout.pairs):
        rows = example.pairs[example.pairs[:, 0] == index]
        if len(rows):
            best = network.pairs[head.name](narrow, torch.from_numpy(rows[:, 1:5])).argmax(dim=1).numpy()
            gold: Ints = rows[:, 5]
            right = int(np.count_nonzero((best == gold) & (gold > 0)))
            count = found.pairs.setdefault(head.name, Count())
            count.add(right, int(np.count_nonzero(best)), int(np.count_nonzero(gold)))


def _count_incidents(found: Scores, layout: Layout, example: Example, columns: Columns) -> None:
    known = example.incidents >= 0
    if known.any() and len(columns):
        lengths = np.diff(example.sentences)[:, None]
        means = np.add.reduceat(columns, example.sentences[:-1], axis=0) / lengths
        best, gold = (means > 0) & known, (example.incidents == 1) & known
        found.incidents.add(int((best & gold).sum()), int(best.sum()), int(gold.sum()))
