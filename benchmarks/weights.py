"""Fit how sure a finding is: `python -m benchmarks.weights [PASSAGES] [--write] [--least CHANCE]`.

Logistic regression over the signs of `factions.reading.what.signs`, events and ties apart, on passages that
trained nothing; a finding is right where a claim of the key agrees with it (benchmarks/claims.py), which no
key makes complete, so the chances lean low. How likely what only a cue tells must be is chosen on the same
passages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import FOLDER, Wanted, agrees, key
from factions.documents import from_text
from factions.reading.reader import built_in_reader
from factions.reading.what import evidence
from factions.reading.what.cues import CUE, is_event_kind
from factions.reading.what.finder import unweighed
from factions.reading.what.signs import Signs
from factions.records import Finding
from factions.training import written

Floats = NDArray[np.float64]
WEIGHTS = Path(evidence.__file__).with_name("weights.toml")
SHRINK = 1.0
# A missed claim costs a reader more than one that has to be rejected.
BETA = 1.5


class Seen:
    """A finding with its signs, whether it is right, and which claims of the keys it finds."""

    def __init__(self, finding: Finding, signs: dict[str, float], wanted: Sequence[Wanted], at: int) -> None:
        self.group = "event" if is_event_kind(finding.kind) else "tie"
        self.cued = finding.method == CUE
        self.signs = signs
        self.finds = [(at, number) for number, one in enumerate(wanted) if agrees(one, finding)]


def seen(texts: Sequence[written.Text]) -> Iterator[Seen]:
    """Every finding of the passages, before any weighing."""
    reader = built_in_reader()
    for at, text in enumerate(texts):
        steps = reader.steps(from_text(text.text))
        around = steps.around
        found = unweighed(
            text.text, around.sentences, steps.mentions, around.times, around.places, steps.encoding
        )
        signs, wanted = Signs(steps.encoding), key(text)
        yield from (Seen(one, signs.of(one), wanted, at) for one in found)


def fit(signs: Floats, right: Floats) -> Floats:
    """Logistic regression by Newton's steps; the first column, of ones, is not shrunk."""
    weights = np.zeros(signs.shape[1])
    shrink = SHRINK * np.eye(len(weights))
    shrink[0, 0] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - shrink @ weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + shrink
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def table(found: Sequence[Seen]) -> tuple[list[str], Floats, Floats]:
    """The names of the columns, the signs with a first column of ones, and which findings are right."""
    names = list(found[0].signs)
    signs = np.array([[1.0, *(one.signs[name] for name in names)] for one in found])
    return names, signs, np.array([float(bool(one.finds)) for one in found])


def chances(found: Sequence[Seen], weights: dict[str, Floats]) -> Floats:
    """How likely each finding is right by the weights of its group."""
    odds = [float(np.dot([1.0, *one.signs.values()], weights[one.group])) for one in found]
    return np.asarray(1 / (1 + np.exp(-np.array(odds))))


def curve(found: Sequence[Seen], chance: Floats, wanted: int) -> Iterator[tuple[float, float, float]]:
    """Least chance of what only cues tell, with recall and precision (a lower bound) of all that is told."""
    for least in np.arange(0.1, 0.9, 0.05):
        kept = [one for one, likely in zip(found, chance, strict=True) if likely >= least or not one.cued]
        if kept:
            hit = {claim for one in kept for claim in one.finds}
            yield float(least), len(hit) / wanted, sum(bool(one.finds) for one in kept) / len(kept)


def best_least(points: Sequence[tuple[float, float, float]]) -> float:
    """The least chance with the best F-measure, precision counting BETA times."""
    square = BETA**2

    def measure(point: tuple[float, float, float]) -> float:
        _, recall, precision = point
        return (1 + square) * precision * recall / max(1e-9, square * precision + recall)

    return max(points, key=measure)[0]


def fitted(found: Sequence[Seen]) -> dict[str, Floats]:
    weights = {}
    for group in ("event", "tie"):
        _, signs, right = table([one for one in found if one.group == group])
        weights[group] = fit(signs, right)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", nargs="?", type=Path, default=FOLDER / "tuning.txt")
    parser.add_argument("--judge", type=Path, default=FOLDER / "validation.txt")
    parser.add_argument("--write", action="store_true", help="Write weights.toml.")
    parser.add_argument("--least", type=float, help="How likely a cue's claim must be, instead of a choice.")
    options = parser.parse_args()
    texts, judges = (list(written.read_texts(path)) for path in (options.passages, options.judge))
    found, judged = list(seen(texts)), list(seen(judges))
    weights = fitted(found)
    points = list(curve(found, chances(found, weights), _claims(texts)))
    least = options.least or best_least(points)
    for name, sample, keys in (("fitted", found, texts), ("judged", judged, judges)):
        for at, recall, precision in curve(sample, chances(sample, weights), _claims(keys)):
            mark = " *" if at == least else ""
            print(f"{name} least {at:.2f} recall {recall:.3f} precision {precision:.3f}{mark}")
    names = list(found[0].signs)
    text = as_toml(names, weights, least)
    print(text)
    if options.write:
        WEIGHTS.write_text(text, encoding="utf-8")


def _claims(texts: Sequence[written.Text]) -> int:
    return sum(len(text.claims) for text in texts)


def as_toml(names: Sequence[str], weights: dict[str, Floats], least: float) -> str:
    """The weights as evidence.py reads them."""
    lines = ["# Written by `python -m benchmarks.weights --write`: what each sign adds to the log odds."]
    for group, row in weights.items():
        lines += ["", f"[{group}]", f"base = {row[0]:.3f}", f"least = {least:.2f}", f"[{group}.signs]"]
        lines += [f'"{name}" = {value:.3f}' for name, value in zip(names, row[1:], strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
