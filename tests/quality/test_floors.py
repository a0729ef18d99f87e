"""No score on the validation documents falls below its floor."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measure import gold_file, headline, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8")).get("floor", [])
QUICK = {"re3d", "aquaint", "plover"}


def _case(floor: dict[str, Any]) -> Any:
    marks = () if floor["corpus"] in QUICK else pytest.mark.slow
    return pytest.param(floor, id=f"{floor['task']}-{floor['corpus']}", marks=marks)


@pytest.mark.parametrize("floor", [_case(floor) for floor in FLOORS])
def test_no_score_falls_below_its_floor(floor: dict[str, Any], shared: Path) -> None:
    gold = gold_file(floor["corpus"], shared)
    found = hashlib.sha256(gold.read_bytes()).hexdigest()
    assert found == floor["gold_sha256"], "the gold has changed: measure anew"
    reached = headline(floor["task"], score(floor["task"], floor["corpus"], shared))
    below = {name: reached[name] for name, least in floor["least"].items() if reached[name] < least}
    assert not below, f"below the floor {floor['least']}: {below}"
