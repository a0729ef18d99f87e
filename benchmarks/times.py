"""Reading times, measured beyond the scores of `benchmarks.measure timexes`.

    python -m benchmarks.times folds     [--shared FOLDER]   each WikiWars article as an unseen one
    python -m benchmarks.times finders   [--shared FOLDER]   the rules beside the encoder's head for times
    python -m benchmarks.times growth    [--texts FOLDER]    seconds for 1.25, 2.5, 5 and 10 MB of text

Rules are not fitted by a machine, so `folds` takes from each article what it alone could have taught: every
rule that finds no time of the gold in another article or in the training documents of TimeBank and AQUAINT,
and the distance of years within which the story moves (`NEAR_YEARS`), which is chosen anew on the others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.measure import headline, validation_ids
from benchmarks.speed import SAMPLES, texts
from benchmarks.tasks import timexes
from factions.reading.when import rulebook, timeline
from factions.reading.when.rulebook import Rulebook, build, built_in_families, built_in_pieces
from factions.reading.when.scan import scan

HERE = Path(__file__).parent
YEARS = (1, 2, 3, 5, 8)
MEGABYTES = (1.25, 2.5, 5, 10)
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["folds", "finders", "growth"])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--texts", type=Path, default=SAMPLES)
    options = parser.parse_args()
    if options.what == "growth":
        growth(options.texts)
    elif options.what == "folds":
        folds(options.shared)
    else:
        finders(options.shared)


def growth(folder: Path) -> None:
    """Seconds and MB a second by the size of the text; a steady rate is linear growth."""
    block = "\n\n".join(texts(folder, 20_000))
    timexes.when.read_times(block[:5000], "2021-11-08")
    for size in MEGABYTES:
        text = (block * (int(size * 1e6 / len(block)) + 1))[: int(size * 1e6)]
        began = time.process_time()
        found = timexes.when.read_times(text, "2021-11-08")
        taken = time.process_time() - began
        print(f"{size:5} MB  {len(found):7,} times  {taken:6.2f} s  {size / taken:.2f} MB/s", flush=True)


def folds(shared: Path) -> None:
    """Each article read by what the others taught, and all of them scored together."""
    articles = _rows(shared, "wikiwars")
    elsewhere = {rule for corpus in ("timebank", "aquaint") for rule in _useful(_training(shared, corpus))}
    useful = {row["id"]: _useful([row]) for row in articles}
    by_years = {years: {row["id"]: _with_years(years, row) for row in articles} for years in YEARS}
    predicted = []
    for row in articles:
        others = [other for other in articles if other is not row]
        years = max(YEARS, key=lambda years: _value(shared, others, by_years[years]))
        taught = elsewhere.union(*(useful[other["id"]] for other in others))
        book = _only(taught)
        predicted.append(_at(years, lambda row=row, book=book: _predicted(row, book)))
        left_out = len(_ids(rulebook()) - _ids(book))
        print(row["id"], json.dumps(headline("timexes", _score(shared, [row], predicted[-1:]))),
              f"years {years}, rules without support elsewhere {left_out}", flush=True)  # fmt: skip
    print("all", json.dumps(headline("timexes", _score(shared, articles, predicted))))


def _with_years(years: int, row: Row) -> Row:
    return _at(years, lambda: _predicted(row, rulebook()))


def _at(years: int, read: Callable[[], Row]) -> Row:
    """What is read with another distance of years."""
    kept, timeline.NEAR_YEARS = timeline.NEAR_YEARS, years
    try:
        return read()
    finally:
        timeline.NEAR_YEARS = kept


def _value(shared: Path, rows: Sequence[Row], predicted: dict[str, Row]) -> float:
    return headline("timexes", _score(shared, rows, [predicted[row["id"]] for row in rows]))["value"]


def _useful(rows: Iterable[Row]) -> set[str]:
    """The rules that find a time of the gold."""
    return {
        said.rule.id
        for row in rows
        for said in scan(row["text"], _style(row), rulebook(), every=False)
        if _met([{"start": said.start, "end": said.end}], row["timexes"])
    }


def _style(row: Row) -> str:
    day = _day(row)
    return timeline.style_of(row["text"], date.fromisoformat(day) if day else None)


def _only(taught: set[str]) -> Rulebook:
    """The rulebook of these rules."""
    families = tuple(
        replace(family, rules=tuple(rule for rule in family.rules if rule.id in taught))
        for family in built_in_families()
    )
    return build(built_in_pieces(), families)


def _ids(book: Rulebook) -> set[str]:
    return {rule.id for family in book.families for rule in family.rules}


def finders(shared: Path) -> None:
    """F1 of the rules, of the encoder's head, and of the rules' times that the head finds as well."""
    from factions.reading.encoder import load_encoder
    from factions.reading.sentences import split_sentences

    encoder = load_encoder()
    for corpus in ("wikiwars", "timebank", "aquaint"):
        rows = [row for row in _rows(shared, corpus) if row["id"] in validation_ids()[corpus]]
        rules = [_predicted(row, rulebook()) for row in rows]
        tagged = [
            [
                {"start": tag.start, "end": tag.end, "type": tag.label, "value": ""}
                for tag in encoder.encode(row["text"], split_sentences(row["text"])).of("time")
            ]
            for row in rows
        ]
        ways = {
            "rules": [one["timexes"] for one in rules],
            "encoder": tagged,
            "both agree": [_met(one["timexes"], tags) for one, tags in zip(rules, tagged, strict=True)],
            "either": [
                one["timexes"] + [tag for tag in tags if not _met([tag], one["timexes"])]
                for one, tags in zip(rules, tagged, strict=True)
            ],
        }
        for name, found in ways.items():
            predicted = [{"id": row["id"], "timexes": one} for row, one in zip(rows, found, strict=True)]
            print(f"{corpus:9} {name:11}", json.dumps(headline("timexes", _score(shared, rows, predicted))))


def _met(timexes_: Iterable[Row], others: Sequence[Row]) -> list[Row]:
    return [
        one
        for one in timexes_
        if any(one["start"] < other["end"] and other["start"] < one["end"] for other in others)
    ]


def _predicted(row: Row, book: Rulebook) -> Row:
    return next(iter(timexes.predict([{**row, "dct": _day(row)}], book)))


def _day(row: Row) -> str | None:
    return None if row.get("dct_source") or not row["dct"] else row["dct"][:10]


def _rows(shared: Path, corpus: str) -> list[Row]:
    lines = (shared / f"benchmarks/{corpus}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _training(shared: Path, corpus: str) -> list[Row]:
    return [row for row in _rows(shared, corpus) if row["id"] not in validation_ids()[corpus]]


def _score(shared: Path, gold: Sequence[Row], predicted: Sequence[Row]) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for file, rows in zip(files, (gold, predicted), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [sys.executable, str(shared / "benchmarks/score.py"), "timexes", *map(str, files)]
        report: Row = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        return report


if __name__ == "__main__":
    main()
