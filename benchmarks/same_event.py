"""The weights of the event scorer: `python -m benchmarks.same_event fit|measure [--shared FOLDER]`.

`fit` reads the training topics of ECB+ (splits.toml names the others) and writes two tables: that of given
triggers (labels/same_event.toml) and that of tellings, the casefile's own (`fitted` in weights.toml of
factions.casefile.events). `measure` reads the validation topics and prints CoNLL F1 of given triggers, and
precision and recall of pairs of tellings at several chances. `apart` compares events of UCDP GED, which are
all different ones, by what a terse report has of them (kind, day, place, sides, dead) and prints how many
pairs would be merged or asked about.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from benchmarks.measure import validation_ids
from benchmarks.tasks import same_event as task
from factions.casefile.events import scoring
from factions.casefile.events.blocking import looked_up_keys, stored_keys
from factions.casefile.events.features import compare, rules_out
from factions.casefile.events.sketches import Sketch, draw
from factions.casefile.events.tellings import find_tellings
from factions.documents import from_text
from factions.exchange.imports.ucdp_ged import read_ged
from factions.reading.reader import built_in_reader
from factions.records import Reading

WEIGHTS = Path(scoring.__file__).with_name("weights.toml")
# How firmly a weight is held to where it was before the data: the inverse variance of a Gaussian prior.
LOOSE, FIRM, HELD = 0.3, 30.0, 1e9
# ECB+ has no datelines, so that its times say next to nothing: these stay where they are.
TIMES = frozenset({"same_day", "times_meet", "days_apart", "time_open", "published_near"})
CHANCES = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
Floats = NDArray[np.float64]


class Told(NamedTuple):
    """A telling's sketch with the gold chains of the triggers that it was read from."""

    sketch: Sketch
    chains: frozenset[str]
    topic: str


def rows_of(shared: Path, *, validation: bool) -> list[dict[str, Any]]:
    """The documents of the training or of the validation topics."""
    lines = (shared / "training/ecbplus.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = validation_ids()["ecbplus"]
    return [row for row in map(json.loads, lines) if (row["id"] in chosen) == validation]


def tellings(rows: Sequence[dict[str, Any]]) -> list[Told]:
    """The tellings that the reader finds, each with the chains of the triggers that its findings stand on."""
    return [told for row in rows for told in _told(row)]


def _told(row: dict[str, Any]) -> Iterator[Told]:
    document = from_text(row["text"])
    steps = built_in_reader().steps(document)
    triggers = [(event["trigger"], event["chain"]) for event in row["events"] if event.get("chain")]
    for telling in find_tellings(steps.claims):
        found = {
            chain
            for finding in steps.findings
            for claim in telling.claims
            if finding.kind == claim.kind and finding.evidence.overlaps(claim.evidence[0].span)
            for trigger, chain in triggers
            if finding.trigger.start < trigger["end"] and trigger["start"] < finding.trigger.end
        }
        if found:
            yield Told(draw(telling, document), frozenset(found), row["topic"])


def pairs_of(told: Sequence[Told]) -> tuple[list[dict[str, float]], Floats]:
    """The grounds of each pair of two documents that nothing rules out, and whether it is one event."""
    grounds, same = [], []
    for one, other in combinations(told, 2):
        if one.sketch.document != other.sketch.document and not rules_out(one.sketch, other.sketch):
            grounds.append({feature.name: feature.value for feature in compare(one.sketch, other.sketch)})
            same.append(float(bool(one.chains & other.chains)))
    return grounds, np.array(same)


def logistic(
    grounds: Sequence[Mapping[str, float]],
    same: Floats,
    prior: Mapping[str, float],
    firmness: Mapping[str, float],
) -> dict[str, float]:
    """Logistic regression by Newton's method, each weight drawn towards its prior."""
    names = list(prior)
    centre = np.array([prior[name] for name in names])
    firm = np.array([firmness[name] for name in names])
    values = np.array([[1.0 if n == "bias" else row.get(n, 0.0) for n in names] for row in grounds])
    weights = centre.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (same - chance) - firm * (weights - centre)
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(firm)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def fit(shared: Path) -> None:
    rows = rows_of(shared, validation=False)
    fit_triggers(rows)
    fit_tellings(tellings(rows))


def fit_tellings(told: Sequence[Told]) -> None:
    """Writes the weights of the casefile's scorer: what the data say, drawn towards the priors."""
    head, _ = WEIGHTS.read_text(encoding="utf-8").split("[fitted]")
    prior = tomllib.loads(head)["prior"]
    grounds, same = pairs_of(told)
    weights = logistic(grounds, same, prior, {name: HELD if name in TIMES else FIRM for name in prior})
    seen = {name for row in grounds for name, value in row.items() if value and name not in TIMES} | {"bias"}
    kept = {name: weight for name, weight in weights.items() if name in seen}
    WEIGHTS.write_text(f"{head}[fitted]\n{_lines(kept)}", encoding="utf-8")
    print(f"tellings: {len(told)}, pairs {len(same)}, of one event {same.sum():.0f}")


def fit_triggers(rows: Sequence[dict[str, Any]]) -> None:
    """Writes the weights of given triggers, and the thresholds that serve the training topics best."""
    vectors = task.weighted(rows)
    happenings = [one for row in rows for one in task.read(row, vectors)]
    chain = {
        (row["id"], event["trigger"]["start"]): event.get("chain") for row in rows for event in row["events"]
    }
    of = [chain[one.document, one.trigger["start"]] for one in happenings]
    grounds, same = [], []
    for members in task.document_groups(vectors, happenings, task.load_table().documents):
        for first, second in combinations([at for at in members if of[at]], 2):
            grounds.append(task.features(happenings[first], happenings[second], vectors))
            same.append(float(of[first] == of[second]))
    names = sorted({name for row in grounds for name in row})
    nothing = dict.fromkeys(["bias", *names], 0.0)
    weights = logistic(grounds, np.array(same), nothing, dict.fromkeys(nothing, LOOSE))
    table = task.load_table()
    head = task.LABELS.read_text(encoding="utf-8").split("[weights]")[0]
    task.LABELS.write_text(f"{head}[weights]\n{_lines(weights)}", encoding="utf-8")
    print(f"triggers: {len(happenings)}, pairs {len(same)}, of one event {sum(same):.0f}; {table.join=}")


def _lines(weights: Mapping[str, float]) -> str:
    return "".join(f"{name} = {weight}\n" for name, weight in weights.items())


def measure(shared: Path) -> None:
    rows = rows_of(shared, validation=True)
    print("same_event ecbplus", json.dumps(trigger_scores(rows, shared)))
    told = tellings(rows)
    print(f"tellings {len(told)}")
    for chance, precision, recall, count in telling_scores(told):
        print(f"chance {chance:.2f}: precision {precision:.3f} recall {recall:.3f} of {count} pairs")


def trigger_scores(rows: Sequence[dict[str, Any]], shared: Path) -> dict[str, float]:
    """The scorer's figures for given triggers."""
    shown = [
        {name: row.get(name) for name in ("id", "dct", "title", "text")} | {"events": _bare(row)}
        for row in rows
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for file, documents in zip(files, (rows, task.predict(shown)), strict=True):
            file.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
        scorer = [sys.executable, str(shared / "benchmarks/score_more.py"), "same_event", *map(str, files)]
        report = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    return {
        "conll": report["conll_f1"],
        **{name: report[name]["f1"] for name in ("muc", "b3", "ceafe", "pairs")},
    }


def _bare(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"trigger": event["trigger"]} for event in row["events"] if event.get("trigger")]


def telling_scores(told: Sequence[Told]) -> Iterator[tuple[float, float, float, int]]:
    """Precision and recall of pairs of tellings above each chance; the last figure is that of true pairs."""
    judged = [
        (scoring.score(one.sketch, other.sketch).chance, bool(one.chains & other.chains))
        for one, other in combinations(told, 2)
        if one.sketch.document != other.sketch.document
    ]
    true = sum(same for _, same in judged)
    for chance in CHANCES:
        above = [same for found, same in judged if found >= chance]
        yield chance, sum(above) / max(len(above), 1), sum(above) / max(true, 1), true


def apart(shared: Path, rows: int = 3000) -> None:
    """How often two events of UCDP GED, near each other in time and place, look like one."""
    file = shared / "data/ucdp_ged191_afg_pak_2014_2018.csv"
    readings = (one for one in read_ged(file) if isinstance(one, Reading))
    sketches = [
        replace(draw(telling, reading.document), external=None, words=(), names=(), numbers=(), title=())
        for reading in islice(readings, rows)
        for telling in find_tellings(reading.claims)
    ]
    stored: dict[str, list[int]] = defaultdict(list)
    compared, chances = 0, []
    for at, sketch in enumerate(sketches):
        near = sorted({other for key in looked_up_keys(sketch) for other in stored[key]})
        compared += len(near)
        chances += [scoring.score(sketch, sketches[other]).chance for other in near]
        for key in stored_keys(sketch):
            stored[key].append(at)
    weights = scoring.load_weights()
    merged, asked = (sum(one >= least for one in chances) for least in (weights.merge, weights.ask))
    print(
        f"events {len(sketches)}, pairs compared {compared}, asked about or merged {asked}, merged {merged}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fit", "measure", "apart"))
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    options = parser.parse_args()
    {"fit": fit, "measure": measure, "apart": apart}[options.what](options.shared)


if __name__ == "__main__":
    main()
