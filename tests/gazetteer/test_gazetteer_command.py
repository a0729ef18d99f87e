from __future__ import annotations

from pathlib import Path

import pytest

from factions.cli.app import run
from factions.gazetteer.store import read_packed

ROW = "\t".join(
    "4000000003 Tabori Tabori Taborry 10.2 20.2 P PPL VA - 77 7701 - - 5400 - 100 UTC 2024-01-01".split()
)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")


def test_find_lists_places(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "find", "Deir", "ez-Zor", "--country", "SY"]) == 0
    shown = capfd.readouterr().out
    assert "Deir ez-Zor" in shown
    assert "170794" in shown


def test_find_suggests_and_does_not_assume(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "find", "Mosull"]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert "Did you mean" in told.err
    assert "Mosul" in told.err


def test_find_in_another_country_finds_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "find", "Bakhmut", "--country", "ML"]) == 2
    assert "No place is known" in capfd.readouterr().err


def test_build_refuses_what_is_no_dump(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cities.csv").write_text("name,lat\nGoma,-1.7\n", encoding="utf-8")
    assert run(["gazetteer", "build", str(tmp_path / "cities.csv"), "--to", str(tmp_path / "p.npz")]) == 2
    assert "no row of a GeoNames dump" in capfd.readouterr().err


@pytest.mark.slow
def test_build_packs_a_dump_over_the_shipped_places(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "VA.txt").write_text(ROW + "\n", encoding="utf-8")
    to = tmp_path / "places.npz"
    assert run(["gazetteer", "build", str(tmp_path / "VA.txt"), "--to", str(to)]) == 0
    assert "FACTIONS_GAZETTEER" in capfd.readouterr().out
    built = read_packed(to)
    assert built.find("Taborry")[0].population == 5400
    assert built.find("Goma")[0].country == "CD"
