"""Drawn windows as tensors: padded pieces, and everything said of words laid end to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from factions.reading.encoder.pieces import Ints
from factions.training.gold import inventory
from factions.training.sampling import Draw

CLS, SEP, PAD = 101, 102, 0
JITTER = 0.4
JITTERED = ("role", "filler")


class Batch(NamedTuple):
    """`ids`, `case`, `mask` [windows, pieces]; `heads` the flat position of each word's first piece.

    `codes` [heads, words]; `sentence` the number of each word's sentence in the batch; `incidents`
    [sentences, types]; `pairs` [pairs, 6] as in `Example`, in words of the batch.
    """

    ids: Tensor
    case: Tensor
    mask: Tensor
    heads: Tensor
    codes: Tensor
    sentence: Tensor
    incidents: Tensor
    pairs: Tensor


def cut_into_batches(draws: Sequence[Draw], pieces: int) -> list[list[Draw]]:
    """Windows of like length together, at most about `pieces` padded pieces a batch."""
    batches: list[list[Draw]] = [[]]
    for draw in draws:
        longest = _length(draw) + 2
        if batches[-1] and (len(batches[-1]) + 1) * longest > pieces:
            batches.append([])
        batches[-1].append(draw)
    return batches


def collate(draws: Sequence[Draw], pair_heads: Sequence[str], rng: np.random.Generator | None) -> Batch:
    """One batch; with `rng`, pairs without relation are thinned and argument spans moved a little."""
    width = max(_length(draw) for draw in draws) + 2
    ids = np.full((len(draws), width), PAD, dtype=np.int64)
    case = np.zeros((len(draws), width), dtype=np.int64)
    heads, codes, sentence, incidents, pairs = [], [], [], [], []
    words = sentences = 0
    for row, draw in enumerate(draws):
        example, (start, end) = draw.example, draw.window[:2]
        first = example.pieces.first[start : end + 1] - example.pieces.first[start]
        length = int(first[-1])
        piece_from = int(example.pieces.first[start])
        ids[row, : length + 2] = [CLS, *example.pieces.ids[piece_from : piece_from + length], SEP]
        case[row, 1 : length + 1] = np.repeat(draw.case, np.diff(first))
        heads.append(first[:-1] + 1 + row * width)
        codes.append(example.codes[:, start:end])
        number = np.searchsorted(example.sentences, np.arange(start, end), "right") - 1
        sentence.append(number - number[0] + sentences)
        incidents.append(_whole_sentences(draw, int(number[0]), int(number[-1]) + 1))
        pairs.append(_inside(draw, pair_heads, words, rng))
        words, sentences = words + end - start, sentences + len(incidents[-1])
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(case),
        torch.from_numpy(ids != PAD),
        torch.from_numpy(np.concatenate(heads)),
        torch.from_numpy(np.concatenate(codes, axis=1).astype(np.int64)),
        torch.from_numpy(np.concatenate(sentence)),
        torch.from_numpy(np.concatenate(incidents).astype(np.int64)),
        torch.from_numpy(np.concatenate(pairs)),
    )


def batches(
    draws: Sequence[Draw], pieces: int, pair_heads: Sequence[str]
) -> Iterator[tuple[list[Draw], Batch]]:
    """The batches of a fixed list of windows, nothing thinned or moved."""
    for group in cut_into_batches(draws, pieces):
        yield group, collate(group, pair_heads, None)


def _length(draw: Draw) -> int:
    first = draw.example.pieces.first
    return int(first[draw.window.end] - first[draw.window.start])


def _whole_sentences(draw: Draw, start: int, end: int) -> Ints:
    """The incident rows of the window's sentences; of those that the window cuts nothing is known."""
    rows = draw.example.incidents[start:end].astype(np.int64)
    bounds = draw.example.sentences
    for at, sentence in ((0, start), (-1, end - 1)):
        if bounds[sentence] < draw.window.start or bounds[sentence + 1] > draw.window.end:
            rows[at] = -1
    return rows


def _inside(draw: Draw, pair_heads: Sequence[str], offset: int, rng: np.random.Generator | None) -> Ints:
    """The pairs whose two stretches lie in the window, in words of the batch."""
    start, end = draw.window[:2]
    pairs = draw.example.pairs
    spans = pairs[:, 1:5]
    pairs = pairs[(spans[:, [0, 2]] >= start).all(axis=1) & (spans[:, [1, 3]] <= end).all(axis=1)].copy()
    if rng is not None and len(pairs):
        pairs = _jittered(_thinned(pairs, pair_heads, rng), pair_heads, start, end, rng)
    pairs[:, 1:5] += offset - start
    return pairs


def _thinned(pairs: Ints, pair_heads: Sequence[str], rng: np.random.Generator) -> Ints:
    keep = pairs[:, 5] > 0
    for head, name in enumerate(pair_heads):
        of_head = pairs[:, 0] == head
        none = np.flatnonzero(of_head & ~keep)
        wanted = int(inventory().unrelated[name] * max(1, int(np.count_nonzero(of_head & (pairs[:, 5] > 0)))))
        keep[rng.permutation(none)[:wanted]] = True
    return pairs[keep]


def _jittered(pairs: Ints, pair_heads: Sequence[str], start: int, end: int, rng: np.random.Generator) -> Ints:
    """Readers ask about phrases cut otherwise than the gold's (whole ones, or heads), so some are widened."""
    heads = [index for index, name in enumerate(pair_heads) if name in JITTERED]
    wider = np.isin(pairs[:, 0], heads) & (rng.random(len(pairs)) < JITTER)
    left = np.maximum(pairs[:, 3] - rng.integers(0, 4, len(pairs)), start)
    right = np.minimum(pairs[:, 4] + rng.integers(0, 3, len(pairs)), end)
    after = pairs[:, 1] < pairs[:, 3]
    left = np.where(after, np.maximum(left, np.minimum(pairs[:, 2], pairs[:, 3])), left)
    right = np.where(after, right, np.minimum(right, np.maximum(pairs[:, 1], pairs[:, 4])))
    pairs[:, 3], pairs[:, 4] = np.where(wider, left, pairs[:, 3]), np.where(wider, right, pairs[:, 4])
    return pairs
