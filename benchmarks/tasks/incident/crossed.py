"""Cross-fitted figures: `python -m benchmarks.tasks.incident.crossed [--shared FOLDER]`.

The curves of the second layer are fitted on validation documents, so here each fifth of them is judged with
curves that the other four gave. Printed for all validation documents, and for each corpus.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from benchmarks.measure import CORPORA, headline, scored, validation_ids
from benchmarks.tasks.incident.candidates import Page
from benchmarks.tasks.incident.fit import Row, gold, read, second_layer
from benchmarks.tasks.incident.judging import Judged, judge, load_weights, measure
from benchmarks.tasks.incident.templates import templates

PARTS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[4] / "shared")
    options = parser.parse_args()
    chosen = validation_ids()["muc4"]
    rows = [row for row in gold(options.shared) if row["id"] in chosen]
    pages = dict(read(rows))
    predicted = {name: list(templates(one)) for name, one in crossed(rows, pages)}
    for corpus in ("", *CORPORA["incidents"]):
        own = [row for row in rows if row["id"].startswith(corpus.removeprefix("muc4_").upper())]
        answers = [{"id": row["id"], "incidents": predicted[row["id"]]} for row in own]
        report = scored("incidents", own, answers, options.shared)
        print(corpus or "all", json.dumps(headline("incidents", report)), flush=True)


def crossed(rows: Sequence[Row], pages: Mapping[str, Page]) -> Iterator[tuple[str, Judged]]:
    """Each document, judged with curves from the other parts."""
    weights = load_weights()
    measured = {row["id"]: measure(pages[row["id"]], weights) for row in rows}
    for part in range(PARTS):
        curves = second_layer([row for row in rows if _part(row) != part], measured)
        for row in rows:
            if _part(row) == part:
                yield row["id"], judge(measured[row["id"]], *curves)


def _part(row: dict[str, Any]) -> int:
    return crc32(row["id"].encode()) % PARTS


if __name__ == "__main__":
    main()
