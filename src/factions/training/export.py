"""A trained network as the model folder that ships: int8 graph, pair heads, labels, tokenizer and card."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from factions.reading.encoder.encoder import Encoder
from factions.reading.encoder.labels import Layout
from factions.reading.encoder.pairs import PairScores, States, Weights
from factions.training.batches import collate, cut_into_batches
from factions.training.coding import Example
from factions.training.graph import graph, linear_names
from factions.training.model import Network, base_folder
from factions.training.sampling import Draw
from factions.training.smoothing import smoothing
from factions.training.tuning import HeadGold, reliability, tuned
from factions.training.validation import Output, Scores, scores

FILES = ("model.onnx", "pairs.npz", "labels.json", "tokenizer.json")
# Steps that cost the most when they are quantised and little when they are not.
IN_FLOAT = ("heads",)
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
COMPARED = 60

Tables = Mapping[str, NDArray[np.bool_]]


@dataclass(frozen=True)
class Exported:
    """The model folder, with its scores in int8 and, before quantising, in float."""

    folder: Path
    layout: Layout
    share: float
    int8: Scores
    floating: Scores
    reliability: dict[str, list[dict[str, float]]]


def export(
    network: Network,
    draws: Sequence[Draw],
    validation: Sequence[Example],
    tables: Tables,
    folder: Path,
) -> Exported:
    """Write the model folder.

    `draws` are training windows: the smoothing that changes least on them is taken. Thresholds, tilts and
    calibration are set on `validation` with the int8 graph itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    np.savez_compressed(folder / "pairs.npz", allow_pickle=False, **_pair_weights(network))
    _write_tokenizer(folder / "tokenizer.json")
    _write_layout(network.layout, folder)
    floating = _floating(network, folder)
    share = _best_share(network, draws, floating, folder)
    outputs = read_with(_encoder(folder), validation)
    layout = tuned(network.layout, validation, tables, outputs)
    _write_layout(layout, folder)
    outputs = read_with(_encoder(folder), validation)
    whole = read_with(floating, validation)
    return Exported(
        folder,
        layout,
        share,
        scores(layout, validation, tables, outputs),
        scores(layout, validation, tables, whole),
        _reliability(layout, validation, tables, outputs),
    )


def _best_share(network: Network, draws: Sequence[Draw], floating: Encoder, folder: Path) -> float:
    """Try the shares of the smoothing; the graph of the one that stays nearest to float is left in place."""
    heads = [head.name for head in network.layout.pairs]
    shown = [collate(group, heads, None) for group in cut_into_batches(draws, 2048)]
    examples = list({id(draw.example): draw.example for draw in draws}.values())[:COMPARED]
    whole = read_with(floating, examples)
    distances: dict[float, float] = {}
    for share in SHARES:
        _write_graph(network, folder / "model.onnx", IN_FLOAT, smoothing(network, shown, share))
        found = read_with(_encoder(folder), examples)
        both = zip(found, whole, strict=True)
        distances[share] = float(np.mean([np.abs(one.columns - other.columns).mean() for one, other in both]))
    best = min(distances, key=lambda share: distances[share])
    _write_graph(network, folder / "model.onnx", IN_FLOAT, smoothing(network, shown, best))
    return best


def _reliability(
    layout: Layout, examples: Sequence[Example], tables: Tables, outputs: Sequence[Output]
) -> dict[str, list[dict[str, float]]]:
    return {
        head.name: reliability(HeadGold.of(layout, index, examples, tables[head.name], outputs).judged(head))
        for index, head in enumerate(layout.heads)
    }


def _encoder(folder: Path) -> Encoder:
    return Encoder(folder, threads=torch.get_num_threads())


def _floating(network: Network, folder: Path) -> Encoder:
    """The same model with every step in float, kept beside the folder for comparison."""
    other = folder.with_name(folder.name + "-float")
    shutil.copytree(folder, other, dirs_exist_ok=True)
    _write_graph(network, other / "model.onnx", linear_names(network.encoder.config.num_hidden_layers), {})
    return _encoder(other)


def _write_graph(network: Network, path: Path, floats: Sequence[str], smooth: Mapping[str, Any]) -> None:
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    config = network.encoder.config
    smooth = {name: factors for name, factors in smooth.items() if name not in floats}
    _replace(path, graph(weights, config.num_hidden_layers, config.num_attention_heads, floats, smooth))


def _pair_weights(network: Network) -> dict[str, NDArray[np.float16]]:
    kept = network.pairs.state_dict().items()
    return {name: value.detach().numpy().astype(np.float16) for name, value in kept}


def _write_tokenizer(path: Path) -> None:
    table = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    table["truncation"] = table["padding"] = None
    _replace(path, json.dumps(table, ensure_ascii=False).encode())


def _write_layout(layout: Layout, folder: Path) -> None:
    _replace(folder / "labels.json", msgspec.json.format(msgspec.json.encode(layout), indent=1))


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    partial.replace(path)


def read_with(encoder: Encoder, examples: Sequence[Example]) -> list[Output]:
    """What a model folder says of each example."""
    outputs: list[Output] = []
    for example in examples:
        columns, narrow = encoder.states(example.pieces, example.sentences)
        output = Output(columns, narrow.astype(np.float32))
        states = States(example.pieces.starts, example.pieces.ends, narrow)
        _score_pairs(encoder.layout, encoder.weights, states, example, output)
        outputs.append(output)
    return outputs


def _score_pairs(layout: Layout, weights: Weights, states: States, example: Example, output: Output) -> None:
    scorer = PairScores(layout, weights, states)
    for index, head in enumerate(layout.pairs):
        rows = example.pairs[example.pairs[:, 0] == index]
        if len(rows):
            output.pairs[head.name] = scorer.of_ranges(head.name, rows[:, 1:3], rows[:, 3:5])


def write_card(exported: Exported, details: Mapping[str, Any]) -> None:
    """card.json: what the model is, what it learnt from, how well it does, and the hashes of its files."""
    card = dict(details)
    card["files"] = {name: _fingerprint(exported.folder / name) for name in FILES}
    card["smoothing"] = exported.share
    card["reliability"] = exported.reliability
    card["validation"] = {"int8": figures(exported.int8), "float": figures(exported.floating)}
    _replace(exported.folder / "card.json", json.dumps(card, indent=1, ensure_ascii=False).encode())


def _fingerprint(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def figures(found: Scores) -> dict[str, Any]:
    """Precision, recall and F1 by head and corpus, strict and overlapping."""
    table: dict[str, Any] = {}
    for (head, corpus), count in sorted(found.strict.items()):
        table.setdefault(head, {})[corpus] = {
            "strict": _line(count),
            "overlap": _line(found.overlap[head, corpus]),
        }
    for name, count in found.pairs.items():
        table[name] = table.get(name, {}) | _line(count)
    return table | {"incident": _line(found.incidents)}


def _line(count: Any) -> dict[str, float]:
    precision = count.right / count.predicted if count.predicted else 0.0
    return {
        "p": round(precision, 3),
        "r": round(count.recall, 3),
        "f1": round(count.f1, 3),
        "gold": count.wanted,
    }
