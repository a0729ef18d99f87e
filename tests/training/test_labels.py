import tomllib
from pathlib import Path

from factions.training.gold import inventory

LABELS = Path(__file__).parents[2] / "benchmarks" / "labels"


def table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((LABELS / name).read_text(encoding="utf-8"))


def test_every_label_of_re3d_has_its_equivalent_or_says_that_it_has_none() -> None:
    found = table("re3d.toml")
    assert set(found["kinds"]) == set(inventory().heads["mention"])
    assert set(found["relations"]) | {"none"} == set(inventory().pairs["relation"])


def test_every_common_role_has_its_equivalent_or_says_that_it_has_none() -> None:
    assert set(table("roles.toml")["roles"]) | {"none"} == set(inventory().pairs["role"])
