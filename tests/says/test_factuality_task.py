"""The factuality task: what it may see, and its scorer."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.factuality_score import score
from benchmarks.predict import documents

WORDS = [{"start": 0, "end": 4, "value": 3.0}, {"start": 5, "end": 9, "value": -2.0}]
GOLD = [{"id": "a", "corpus": "uw", "text": "fell fled", "factuality": WORDS}]


def test_the_values_are_shown_to_nobody(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD[0]) + "\n", encoding="utf-8")
    (shown,) = documents(path, "factuality")
    assert shown["factuality"] == [{"start": 0, "end": 4}, {"start": 5, "end": 9}]
    assert "factuality" not in next(documents(path, "attributions"))


def test_right_values_correlate_and_missing_ones_count_as_certain() -> None:
    assert score(GOLD, GOLD)["uw"] == {"items": 2, "answered": 2, "correlation": 1.0, "mean_error": 0.0}
    assert score(GOLD, [])["all"] == {"items": 2, "answered": 0, "correlation": 0.0, "mean_error": 2.5}
