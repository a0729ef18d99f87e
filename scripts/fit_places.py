"""Fit the weights by which reading/where finds places, from gold documents with toponyms.

    python scripts/fit_places.py GOLD.jsonl … --splits benchmarks/splits.toml

The validation documents of the splits are left out, for measuring. Prints weights.toml; on standard error,
how often the choices are right in five-fold cross-validation over documents, and how well that is foreseen.
With --earns, beside each reason what goes without it: points of right choices, and log loss.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from place_contests import contests
from softmax_fit import Contest, Table, earnings, judge, reliability
from softmax_fit import fit as fit_softmax

from factions.gazetteer import Gazetteer, load_gazetteer
from factions.reading.sentences import split_sentences
from factions.reading.where.cues import Reasons, class_reasons, place_reasons
from factions.reading.where.lexicon import Lexicon, load_lexicon
from factions.reading.where.names import names
from factions.reading.where.scene import gather_scene

Example = tuple[Reasons, bool]
# What the supplement adds, it adds because reports on conflicts name it, and a capital is named without more;
# the gold holds too few to fit this, and no capital that speaks.
_FIXED = {"curated": 2.5}
_FIXED_IN_CLASS = {"capital speaks": 1.0}
# The gold's places are mostly American or large; in reports on conflicts districts are named without more,
# the country spoken of says most, and what only one place there is called is that place.
_FIXED_IN_CHOICE = {
    "curated": 4.0, "capital": 1.0, "district": -0.3, "country share": 1.2, "only one, country named": 0.5,
}  # fmt: skip
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


def examples(
    rows: Iterable[dict[str, Any]], gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[list[Example], list[Example]]:
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
    return places, classes


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


def print_weights(
    title: str, weights: dict[str, float], notes: Mapping[str, str] = MappingProxyType({})
) -> None:
    """A table of weights.toml, the heaviest first."""
    lines = [f"[{title}]"]
    for reason, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        lines.append(f'"{reason}" = {weight:.2f}{notes.get(reason, "")}')
    sys.stdout.write("\n".join([*lines, "", ""]))


def print_choice(title: str, found: list[Contest], fixed: Mapping[str, float], *, earns: bool) -> None:
    """Fit a choice; what each reason earns stands beside it, how reliable its beliefs are goes to stderr."""
    table = Table(found)
    whole, lost = earnings(table, fixed) if earns else (judge(table, fixed), {})
    notes = {reason: f"  # {100 * right:+.2f} {loss:+.4f}" for reason, (right, loss) in lost.items()}
    sys.stderr.write(f"{title}: {len(found)} choices on documents not fitted on: {whole.line()}\n")
    for low, high, count, belief, right in reliability(whole):
        sys.stderr.write(
            f"  {low:.2f} to {high:.2f}: {count:5} choices, belief {belief:.3f}, right {right:.3f}\n"
        )
    print_weights(title, dict(zip(table.reasons, fit_softmax(table, fixed).tolist(), strict=True)), notes)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--splits", type=Path, required=True)
    parser.add_argument("--earns", action="store_true", help="fit without each reason too (minutes)")
    options = parser.parse_args()
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    rows = list(documents(options.gold, options.splits))
    places, classes = examples(rows, gazetteer, lexicon)
    print_weights("place", fit(places))
    print_weights("associative", fit(classes) | _FIXED_IN_CLASS)
    choices, whereabouts = contests(rows, gazetteer, lexicon)
    print_choice("choice", choices, _FIXED_IN_CHOICE, earns=options.earns)
    print_choice("whereabouts", whereabouts, {}, earns=options.earns)


if __name__ == "__main__":
    main()
