"""Fit the weights by which reading/where finds places, from gold documents with toponyms.

    python scripts/fit_places.py GOLD.jsonl … --splits benchmarks/splits.toml

The validation documents of the splits are left out, for measuring. Prints weights.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from factions.gazetteer import Entry, Gazetteer, load_gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.sentences import split_sentences
from factions.reading.where.choosing import candidates, choice_reasons, choose, question_key, questions
from factions.reading.where.context import Context, Guess
from factions.reading.where.cues import Reasons, Scene, class_reasons, place_reasons
from factions.reading.where.finding import Found
from factions.reading.where.lexicon import load_lexicon
from factions.reading.where.names import Name, names
from factions.reading.where.scene import gather_scene

Example = tuple[Reasons, bool]
Contest = tuple[list[Reasons], int, float]
_SAME_KM = 50.0
# What the supplement adds, it adds because reports on conflicts name it, and a capital is named without more;
# the gold holds too few to fit this.
_FIXED = {"curated": 2.5}
_FIXED_IN_CHOICE = {"curated": 4.0, "capital": 0.3}
# The local papers of LGL name small American towns without more; reporting on conflicts seldom does.
_WORTH = {"lgl": 0.3}
# GeoVirus marks places whatever they stand for: it teaches the class only where nothing says that they act.
_ACTING = {
    "organisation after", "actor after", "speech after", "against before", "with before", "capital after",
    "title after", "by before",
}  # fmt: skip


def documents(paths: Iterable[Path], splits: Path) -> Iterator[dict[str, Any]]:
    tables = tomllib.loads(splits.read_text(encoding="utf-8")).values()
    measured = {one for table in tables for one in table["validation"]}
    for path in paths:
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            row = json.loads(line)
            if row["id"] not in measured:
                yield row


def contests(
    row: dict[str, Any], names_: list[Name], scene: Scene, gazetteer: Gazetteer
) -> Iterator[Contest]:
    """For each gold place that the gazetteer knows by several entries, their reasons and which is right."""
    gold = {(t["start"], t["end"]): t for t in row["toponyms"] if t["lat"] is not None}
    found = [Found(n.start, n.end, "literal", 1.0, n) for n in names_ if (n.start, n.end) in gold]
    choices = choose(found, scene, gazetteer, None)
    asked = questions(found, scene)
    context = Context({key: Guess(c.entries[0], asked[key].times) for key, c in choices.items()}, None)
    for one in found:
        if one.name is None or one.name.of_people is not None:
            continue
        question = asked[question_key(one.name)]
        entries = candidates(question, gazetteer)
        right = [n for n, e in enumerate(entries) if is_right(e, gold[one.start, one.end])]
        if len(entries) > 1 and right:
            around = context.without(question.key)
            reasons = [choice_reasons(question, e, n == 0, around) for n, e in enumerate(entries)]
            best = min(right, key=lambda n: entries[n].geonames_id != gold[one.start, one.end]["geonames_id"])
            yield reasons, best, _WORTH.get(row["corpus"], 1.0)


def is_right(entry: Entry, gold: dict[str, Any]) -> bool:
    same = gold["geonames_id"] is not None and str(gold["geonames_id"]) == str(entry.geonames_id)
    return same or distance_km(entry.lat, entry.lon, gold["lat"], gold["lon"]) < _SAME_KM


def fit_choice(
    rows: list[Contest], penalty: float = 1.0, steps: int = 400, pace: float = 0.5
) -> dict[str, float]:
    """Conditional logistic regression by gradient steps scaled by their running size (Adagrad)."""
    reasons = sorted({reason for found, _, _ in rows for one in found for reason in one})
    column = {reason: number for number, reason in enumerate(reasons)}
    x = np.zeros((sum(len(found) for found, _, _ in rows), len(reasons)))
    owner, right, worth, at = np.zeros(len(x), int), np.zeros(len(x)), np.zeros(len(x)), 0
    for number, (found, correct, share) in enumerate(rows):
        right[at + correct] = 1
        worth[at : at + len(found)] = share
        for one in found:
            for reason, value in one.items():
                x[at, column[reason]] = value
            owner[at] = number
            at += 1
    weights, scale = np.zeros(len(reasons)), np.full(len(reasons), 1e-6)
    for _ in range(steps):
        belief = np.exp(np.clip(x @ weights, -50, 50))
        belief /= np.bincount(owner, belief)[owner]
        slope = x.T @ (worth * (belief - right)) + penalty * weights
        scale += slope**2
        weights -= pace * slope / np.sqrt(scale)
    right_share = np.mean(list(_hits(rows, weights, column)))
    sys.stderr.write(f"{len(rows)} contests, {right_share:.3f} right\n")
    return dict(zip(reasons, weights.tolist(), strict=True)) | _FIXED_IN_CHOICE


def _hits(rows: list[Contest], weights: Any, column: dict[str, int]) -> Iterator[bool]:
    for found, correct, _ in rows:
        totals = [sum(weights[column[r]] * v for r, v in one.items()) for one in found]
        yield totals.index(max(totals)) == correct


def examples(rows: Iterable[dict[str, Any]]) -> tuple[list[Example], list[Example], list[Contest]]:
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    settled: list[Contest] = []
    places: list[Example] = []
    classes: list[Example] = []
    for row in rows:
        text = row["text"]
        gold = {(t["start"], t["end"]): t.get("class") for t in row["toponyms"]}
        found = names(text, gazetteer, lexicon)
        scene = gather_scene(text, found, split_sentences(text), gazetteer, lexicon)
        for _, known in found:
            for name in known:
                at = (name.start, name.end)
                if row["corpus"] != "geovirus" or name.of_people is None:
                    places.append((place_reasons(name, scene, gazetteer, lexicon), at in gold))
                if at in gold:
                    reasons = class_reasons(name, scene, gazetteer, lexicon)
                    if gold[at] or (row["corpus"] == "geovirus" and not _ACTING & set(reasons)):
                        classes.append((reasons, gold[at] == "associative"))
        settled += contests(row, [name for _, known in found for name in known], scene, gazetteer)
    return places, classes, settled


def fit(rows: list[Example], penalty: float = 1.0, steps: int = 25) -> dict[str, float]:
    """Logistic regression by Newton's method, with a small penalty on large weights."""
    reasons = sorted({reason for found, _ in rows for reason in found})
    column = {reason: number for number, reason in enumerate(reasons)}
    x = np.zeros((len(rows), len(reasons)))
    for number, (found, _) in enumerate(rows):
        for reason, value in found.items():
            x[number, column[reason]] = value
    y = np.array([label for _, label in rows], float)
    weights = np.array([_FIXED.get(reason, 0.0) for reason in reasons])
    loose = np.array([reason not in _FIXED for reason in reasons])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + penalty * weights
        curve = (x.T * (p * (1 - p))) @ x + penalty * np.eye(len(reasons))
        curve[:, ~loose], curve[~loose, :] = 0.0, 0.0
        curve[~loose, ~loose] = 1.0
        weights -= np.linalg.solve(curve, np.where(loose, slope, 0.0))
    return dict(zip(reasons, weights.tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--splits", type=Path, required=True)
    options = parser.parse_args()
    places, classes, settled = examples(documents(options.gold, options.splits))
    for title, weights in (
        ("place", fit(places)),
        ("associative", fit(classes)),
        ("choice", fit_choice(settled)),
    ):
        lines = [f"[{title}]"]
        for reason, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
            lines.append(f'"{reason}" = {weight:.2f}')
        sys.stdout.write("\n".join([*lines, "", ""]))


if __name__ == "__main__":
    main()
