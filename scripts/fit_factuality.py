"""Fit cues/factuality.json: `python scripts/fit_factuality.py SHARED` (the folder that holds training/).

A ridge regression over the training predicates of the UW corpus, whose validation passages (splits.toml)
take no part; their correlation is printed. Words that are mostly written with a capital are names and teach
nothing of certainty: they are left out, as is what is seldom or weighs little.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factions.reading.says.factuality import HIGHEST, LOWEST, features
from factions.records import Span

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/factions/reading/says/cues/factuality.json"
FEWEST = 5
RIDGE = 6.0
SMALLEST = 0.03
Floats = NDArray[np.float64]
Item = tuple[set[str], float]


def items(shared: Path) -> tuple[list[Item], list[Item]]:
    """Features and values of the training and of the validation predicates."""
    splits = tomllib.loads((ROOT / "benchmarks/splits.toml").read_text(encoding="utf-8"))
    kept = set(splits["factuality_uw"]["validation"])
    lines = (shared / "training/factuality_uw.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    names = _names(row["text"] for row in rows)
    parts: tuple[list[Item], list[Item]] = ([], [])
    for row in rows:
        for one in row["factuality"]:
            found = features(row["text"], Span(one["start"], one["end"]))
            plain = {feature for feature in found if not names & set(feature.partition("=")[2].split("_"))}
            parts[row["id"] in kept].append((plain, one["value"]))
    return parts


def _names(texts: Iterator[str]) -> set[str]:
    """Words that begin with a capital nine times of ten."""
    upper: Counter[str] = Counter()
    for text in texts:
        for word in text.split()[1:]:
            bare = word.strip(".,;:!?\"'“”‘’()")
            upper[bare.lower()] += 1 if bare[:1].isupper() else -9
    return {word for word, more in upper.items() if more > 0}


def matrix(rows: list[Item], index: dict[str, int]) -> Floats:
    out = np.zeros((len(rows), len(index)))
    for at, (found, _) in enumerate(rows):
        out[at, [index[feature] for feature in found if feature in index]] = 1
    return out


def main() -> None:
    training, validation = items(Path(sys.argv[1]))
    counts = Counter(feature for found, _ in training for feature in found)
    index = {feature: at for at, feature in enumerate(sorted(f for f, n in counts.items() if n >= FEWEST))}
    seen, wanted = matrix(training, index), np.array([value for _, value in training])
    middle = float(wanted.mean())
    square = seen.T @ seen + RIDGE * np.eye(len(index))
    weights = np.linalg.solve(square, seen.T @ (wanted - middle))
    table = {name: round(float(weights[at]), 3) for name, at in index.items() if abs(weights[at]) >= SMALLEST}
    kept = {"middle": round(middle, 3), "weights": table}
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    found = np.array([middle + sum(table.get(name, 0.0) for name in one) for one, _ in validation])
    fit = np.corrcoef(found.clip(LOWEST, HIGHEST), [value for _, value in validation])[0, 1]
    sys.stdout.write(f"{len(table)} features, correlation {fit:.4f} on {len(validation)} predicates\n")


if __name__ == "__main__":
    main()
