"""Fit labels/role_weights.json on training documents: `python -m benchmarks.fit_roles [--shared FOLDER]`.

Counts of roles by event type, and a log-linear model over what the role head says, what the type asks for
and what was mentioned. Needs torch (the extra `train`) and the reading model; fit anew after training one.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.tasks import roles as task
from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.records import Span
from factions.training.gold import inventory

HERE = Path(__file__).parent
FILES = {"wikievents": ("wikievents_dev", "wikievents_train"), "m2e2": ("m2e2",), "rams": ("rams_dev",)}
# Documents of each corpus that the weights are fitted on (the counts take all).
SHOWN = {"wikievents": 60, "m2e2": 80, "rams": 400}
LABELS = {
    "ace": inventory().heads["ace"],
    "place": (),
    "party": inventory().heads["party"],
}
STEPS, RATE, RIDGE = 300, 0.03, 2e-3
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    documents = {corpus: list(training(corpus, parser.parse_args().shared)) for corpus in FILES}
    marks = [
        f"{head}:{label}" if label else head for head, labels in LABELS.items() for label in ("", *labels)
    ]
    kept: Row = {"marks": marks, "counts": counts(row for rows in documents.values() for row in rows)}
    task.fitted.cache_clear()
    task.WEIGHTS.write_text(json.dumps(kept), encoding="utf-8")
    shown = [
        row
        for corpus, rows in documents.items()
        for row in random.Random(3).sample(rows, min(SHOWN[corpus], len(rows)))
    ]
    kept |= fit(*examples(shown))
    task.WEIGHTS.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")


def training(corpus: str, shared: Path) -> Iterator[Row]:
    """The training documents of one corpus."""
    held = set(tomllib.loads((HERE / "splits.toml").read_text(encoding="utf-8"))[corpus]["validation"])
    for name in FILES[corpus]:
        for line in (shared / f"training/{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if line and (row := json.loads(line))["id"] not in held:
                yield row


def named(row: Row) -> list[tuple[str, Span]]:
    """The roles of an event in the common inventory; those that it lacks are left out."""
    kind = task.type_keys(row["type"])[0].removeprefix("kind:")
    found = []
    for one in row["roles"]:
        low = one["role"].lower()
        for role, names in inventory().roles.items():
            if low in names or f"{low}:{kind}" in names:
                found.append((role, Span(one["start"], one["end"])))
                break
    return found


def counts(documents: Iterator[Row]) -> dict[str, dict[str, int]]:
    """How many events each type has, and how many fillers of each role; "" is all types together."""
    table: dict[str, Counter[str]] = {}
    for document in documents:
        for event in document["events"]:
            for key in ("", *dict.fromkeys(task.type_keys(event["type"]))):
                of_type = table.setdefault(key, Counter())
                of_type["events"] += 1
                of_type.update(role for role, _ in named(event))
    return {key: dict(of_type) for key, of_type in sorted(table.items())}


def examples(documents: list[Row]) -> tuple[np.ndarray[Any, Any], list[int]]:
    """The features of every candidate of every event, and the index of its true label."""
    rows: list[np.ndarray[Any, Any]] = []
    wanted: list[int] = []
    for document in documents:
        sentences = split_sentences(document["text"])
        encoding = load_encoder().encode(document["text"], sentences)
        for event in document["events"]:
            trigger = Span(event["trigger"]["start"], event["trigger"]["end"])
            shown = task.candidates(encoding, sentences, trigger)
            if shown:
                rows.append(_features(encoding, trigger, shown, event))
                wanted += [_label(one.span, named(event)) for one in shown]
    return np.concatenate(rows), wanted


def _features(encoding: Encoding, trigger: Span, shown: list[task.Candidate], event: Row) -> Any:
    return task.features(encoding, trigger, shown, task.type_keys(event["type"]))


def _label(span: Span, gold: list[tuple[str, Span]]) -> int:
    return next((task.names().index(role) for role, other in gold if other.overlaps(span)), 0)


def fit(rows: np.ndarray[Any, Any], wanted: list[int]) -> Row:
    """The weights of least cross-entropy."""
    size = len(task.names())
    seen, gold = torch.tensor(rows, dtype=torch.float32), torch.tensor(wanted)
    scales = torch.tensor([0.7, 0.7, 0.5], requires_grad=True)
    weights = torch.zeros(size, seen.shape[1] - 2 * size + 1, requires_grad=True)
    bias = torch.zeros(size, requires_grad=True)
    optimiser = torch.optim.Adam([scales, weights, bias], lr=RATE)
    for _ in range(STEPS):
        optimiser.zero_grad()
        said = torch.cat(
            [seen[:, :1] * scales[0], seen[:, 1:size] * scales[1] + seen[:, size : 2 * size - 1] * scales[2]],
            1,
        )
        scores = said + seen[:, 2 * size - 1 :] @ weights.T + bias
        loss = torch.nn.functional.cross_entropy(scores, gold) + RIDGE * (weights**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    none, of_head, of_type = (round(float(one), 4) for one in scales.detach())
    return {
        "none": none,
        "said": of_head,
        "asked": of_type,
        "weights": [[round(value, 3) for value in line] for line in weights.tolist()],
        "bias": [round(value, 3) for value in bias.tolist()],
    }


if __name__ == "__main__":
    main()
