import json
import tomllib
from pathlib import Path

import pytest

from factions.training.gold import FILES

SPLITS = Path(__file__).parents[2] / "benchmarks" / "splits.toml"


def splits() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(SPLITS.read_text(encoding="utf-8"))


def rows(shared: Path, corpus: str) -> list[dict]:
    found: list[dict] = []
    for name in FILES[corpus]:
        with (shared / name).open(encoding="utf-8") as lines:
            found += map(json.loads, lines)
    return found


@pytest.mark.parametrize("corpus", sorted(FILES))
def test_each_corpus_keeps_about_a_fifth_for_validation(corpus: str, shared: Path) -> None:
    ids = {row["id"] for row in rows(shared, corpus)}
    kept = set(splits()[corpus]["validation"])
    assert kept <= ids
    assert 0.14 <= len(kept) / len(ids) <= 0.26


def test_no_article_topic_or_text_stands_on_both_sides(shared: Path) -> None:
    keys = {"rams": "url", "ecbplus": "topic", "muc4": "text", "conll04": "text"}
    for corpus, key in keys.items():
        kept = set(splits()[corpus]["validation"])
        sides: dict[str, set[bool]] = {}
        for row in rows(shared, corpus):
            sides.setdefault(row[key], set()).add(row["id"] in kept)
        assert all(len(side) == 1 for side in sides.values()), corpus


def test_non_commercial_documents_never_train_and_every_other_source_is_validated(shared: Path) -> None:
    table = splits()["re3d"]
    found = rows(shared, "re3d")
    assert {row["id"] for row in found if row["source"] == "BBC Online"} == set(table["held_out"])
    validated = {row["source"] for row in found if row["id"] in set(table["validation"])}
    assert validated == {row["source"] for row in found} - {"BBC Online"}
    assert len(table["validation"]) >= 14
