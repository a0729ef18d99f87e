"""The loss of every head, each only over the words that its corpora annotate."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from factions.training.batches import Batch
from factions.training.model import Network

WEIGHTS = {"incident": 3.0, "relation": 0.7, "same": 0.5, "factuality": 1.5, "cue": 3.0, "filler": 2.0}
_NEVER = -1e4


def losses(network: Network, batch: Batch, tables: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Summed loss of each head, divided by the batch's words (a pair counts as much as a word)."""
    columns, narrow = network(batch)
    where = network.layout.columns()
    found: dict[str, Tensor] = {}
    for index, head in enumerate(network.layout.heads):
        known = batch.codes[index].nonzero()[:, 0]
        if len(known):
            allowed = tables[head.name][batch.codes[index, known]]
            found[head.name] = possible_labels_loss(columns[known, where[head.name]], allowed)
    _add_incidents(found, columns[:, where["incident"]], batch)
    _add_pairs(found, network, narrow, batch)
    return {name: loss * WEIGHTS.get(name, 1.0) / len(batch.heads) for name, loss in found.items()}


def possible_labels_loss(columns: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that the label is one of those `allowed`, summed."""
    possible = columns.masked_fill(~allowed, _NEVER)
    return (columns.logsumexp(dim=1) - possible.logsumexp(dim=1)).sum()


def sentence_means(columns: Tensor, sentence: Tensor, sentences: int) -> Tensor:
    """The mean of each sentence's words."""
    sums = torch.zeros(sentences, columns.shape[1]).index_add(0, sentence, columns)
    counts = torch.bincount(sentence, minlength=sentences).clamp(min=1)
    return sums / counts.unsqueeze(1)


def _add_incidents(found: dict[str, Tensor], columns: Tensor, batch: Batch) -> None:
    known = batch.incidents >= 0
    if bool(known.any()):
        means = sentence_means(columns, batch.sentence, len(batch.incidents))
        found["incident"] = functional.binary_cross_entropy_with_logits(
            means[known], batch.incidents[known].float(), reduction="sum"
        )


def _add_pairs(found: dict[str, Tensor], network: Network, narrow: Tensor, batch: Batch) -> None:
    for index, head in enumerate(network.layout.pairs):
        rows = batch.pairs[batch.pairs[:, 0] == index]
        if len(rows):
            scores = network.pairs[head.name](narrow, rows[:, 1:5])
            loss = functional.cross_entropy(scores, rows[:, 5], reduction="sum")
            # A head over words may bear the same name (`attribution`): both are learnt.
            found[head.name] = found[head.name] + loss if head.name in found else loss
