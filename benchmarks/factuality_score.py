"""Factuality against the gold: `factuality_score.py GOLD.jsonl PREDICTED.jsonl`.

Prints for each corpus, and for all together, the items, those that got a value, Pearson's correlation with
the gold values and the mean absolute error. An item without a value counts as 3 (it happened), as most do.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

CERTAIN = 3.0
Row = Mapping[str, Any]


def score(gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, dict[str, float]]:
    """Figures by corpus; the correlation is 0 where all values of one side are equal."""
    given = {
        (row["id"], one["start"], one["end"]): one["value"] for row in predicted for one in row["factuality"]
    }
    columns: dict[str, list[tuple[float, float, bool]]] = {}
    for row in gold:
        for one in row["factuality"]:
            key = (row["id"], one["start"], one["end"])
            item = (one["value"], given.get(key, CERTAIN), key in given)
            for corpus in (row["corpus"], "all"):
                columns.setdefault(corpus, []).append(item)
    return {corpus: _figures(items) for corpus, items in columns.items()}


def _figures(items: list[tuple[float, float, bool]]) -> dict[str, float]:
    wanted, found, answered = (np.array(column, float) for column in zip(*items, strict=True))
    varied = bool(wanted.std() and found.std())
    return {
        "items": len(items),
        "answered": int(answered.sum()),
        "correlation": round(float(np.corrcoef(wanted, found)[0, 1]), 4) if varied else 0.0,
        "mean_error": round(float(np.abs(wanted - found).mean()), 4),
    }


def _rows(path: str) -> Iterator[Row]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(score(_rows(sys.argv[1]), _rows(sys.argv[2])), indent=1))
