"""Scores on the validation documents: `python -m benchmarks.measure [--shared FOLDER] [TASK …]`.

For each task and corpus, the validation documents of splits.toml (all documents of a corpus that trains
nothing) are read without their gold, and scored by the scorer that lies beside the gold. Who is who (`coref`)
is told by genre too, and for the genres nearest to reporting together.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import factuality_score
from benchmarks.predict import asked

HERE = Path(__file__).parent
CORPORA = {
    "entities": ("re3d",),
    "relations": ("re3d",),
    "timexes": ("wikiwars", "timebank", "aquaint"),
    "toponyms": ("geowebnews", "geovirus", "lgl"),
    "incidents": ("muc4_dev", "muc4_tst1", "muc4_tst2"),
    "events": ("plover",),
    "coref": ("gum",),
    "attributions": ("polnear_train", "polnear_dev"),
    "factuality": ("factuality_uw",),
    "roles": ("wikievents_train", "wikievents_dev", "rams_dev", "m2e2"),
}
# Tasks of the other scorer, and corpora that lie in the folder training/.
SCORED_MORE = frozenset({"coref", "attributions", "roles"})
IN_TRAINING = frozenset({"gum", *CORPORA["attributions"], *CORPORA["factuality"], *CORPORA["roles"]})
# The genres of GUM that are nearest to reporting.
NEAREST = frozenset({"news", "interview", "speech"})
# GeoVirus never marks demonyms and other associative places, so they are no mistakes there.
LITERAL_ONLY = {"geovirus"}
# Corpora that lie in several files, or whose file has another name.
SPLIT_OF = {"muc4_dev": "muc4", "muc4_tst1": "muc4", "muc4_tst2": "muc4", "polnear_train": "polnear",
    "polnear_dev": "polnear", "wikievents_train": "wikievents", "wikievents_dev": "wikievents",
    "rams_dev": "rams"}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", default=list(CORPORA))
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    for task in options.tasks:
        for corpus in CORPORA[task]:
            for part, report in reports(task, corpus, options.shared):
                print(task, part, json.dumps(headline(task, report)), flush=True)


def reports(task: str, corpus: str, shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The scorer's report on a corpus' validation documents, and on those of each genre that it tells."""
    gold = _validation(corpus, shared)
    predicted = _predictions(task, corpus, gold)
    yield corpus, scored(task, gold, predicted, shared)
    if task != "coref":
        return
    genres = {document["id"]: document["genre"] for document in gold}
    for part in (NEAREST, *(frozenset({genre}) for genre in dict.fromkeys(genres.values()))):
        here = [[row for row in rows if genres[row["id"]] in part] for rows in (gold, predicted)]
        yield f"{corpus} {', '.join(sorted(part))} ({len(here[0])})", scored(task, here[0], here[1], shared)


def score(task: str, corpus: str, shared: Path) -> dict[str, Any]:
    """The scorer's report on one corpus' validation documents."""
    gold = _validation(corpus, shared)
    return scored(task, gold, _predictions(task, corpus, gold), shared)


def scored(
    task: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]], shared: Path
) -> dict[str, Any]:
    """What the scorer beside the gold (or our own, of factuality) says of predictions."""
    if task == "factuality":
        return dict(factuality_score.score(gold, predicted)["all"])
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for file, documents in zip(files, (gold, predicted), strict=True):
            file.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
        name = "score_more.py" if task in SCORED_MORE else "score.py"
        scorer = [sys.executable, str(shared / "benchmarks" / name), task, *map(str, files)]
        printed = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
        report: dict[str, Any] = json.loads(printed)
        return report


def headline(task: str, report: dict[str, Any]) -> dict[str, float]:
    """The few figures by which a task is known."""
    return {name: float(_at(report, path)) for name, path in _HEADLINES[task].items()}


_HEADLINES = {
    "entities": {"strict": "strict.f1", "overlap": "overlap.f1"},
    "relations": {"strict": "strict.f1", "overlap": "overlap.f1"},
    "timexes": {"strict": "strict.f1", "overlap": "overlap.f1", "value": "value_f1"},
    "toponyms": {
        "strict": "strict.f1",
        "overlap": "overlap.f1",
        "within_161km": "resolution.accuracy_161km",
        "end_to_end": "resolution.end_to_end_f1_161km.f1",
    },
    "incidents": {
        "document_strict": "document_level.strict.micro.f1",
        "template_overlap": "template_level.overlap.micro.f1",
        "incident_type": "document_level.incident_types.document_type_set.f1",
        "gtt_like": "gtt_like.micro_avg.f1",
    },
    "events": {"type": "type.f1", "source_text": "source_text.f1", "target_text": "target_text.f1"},
    "coref": {"conll": "conll_f1", "mentions": "mentions.f1"},
    "attributions": {"content": "content.f1", "all": "all.f1"},
    "factuality": {"correlation": "correlation", "mean_error": "mean_error"},
    "roles": {"identification": "identification.f1", "classification": "classification.f1"},
}


def _at(report: Any, path: str) -> Any:
    for step in path.split("."):
        report = report[step]
    return report


def gold_file(corpus: str, shared: Path) -> Path:
    """Where a corpus lies in the folder of gold data."""
    return shared / ("training" if corpus in IN_TRAINING else "benchmarks") / f"{corpus}.jsonl"


def _validation(corpus: str, shared: Path) -> list[dict[str, Any]]:
    chosen = validation_ids().get(SPLIT_OF.get(corpus, corpus))
    lines = gold_file(corpus, shared).read_text(encoding="utf-8").split("\n")
    documents = [json.loads(line) for line in lines if line]
    return [document for document in documents if chosen is None or document["id"] in chosen]


@cache
def validation_ids() -> dict[str, frozenset[str]]:
    """The validation documents of each corpus that trains something."""
    tables = tomllib.loads((HERE / "splits.toml").read_text(encoding="utf-8"))
    return {corpus: frozenset(table["validation"]) for corpus, table in tables.items()}


def _predictions(task: str, corpus: str, gold: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    room = importlib.import_module(f"benchmarks.tasks.{task}")
    predicted = list(room.predict(_shown(document, task) for document in gold))
    if corpus in LITERAL_ONLY:
        for document in predicted:
            document["toponyms"] = [one for one in document["toponyms"] if one["class"] == "literal"]
    return predicted


def _shown(document: dict[str, Any], task: str) -> dict[str, Any]:
    """What a predictor may see; a date that is only a proxy (of the crawl) is none."""
    dct = None if document.get("dct_source") else document["dct"]
    given = {"id": document["id"], "dct": dct, "title": document["title"], "text": document["text"]}
    return given | asked(document, task)


if __name__ == "__main__":
    main()
