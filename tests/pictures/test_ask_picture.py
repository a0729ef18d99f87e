"""`factions ask … --picture FILE` draws the answer that it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factions.cli.app import run

TEXT = (
    "Title: The Delta Column returns\nPublisher: bay-desk.example\nPublished: 2020-08-18\n\n"
    "The Delta Column merged into the Shore Front on 17 August 2020.\n"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert run(["add", str(folder / "bay.case"), str(folder / "report.txt")]) == 0
    return folder / "bay.case"


def test_the_answer_is_printed_and_drawn(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "delta.json"
    assert run(["ask", str(case), "lineage", "Delta Column", "--ties", "--picture", str(target)]) == 0
    assert "Delta Column merged into" in capfd.readouterr().out
    drawn = json.loads(target.read_text(encoding="utf-8"))
    words = [row["words"] for rows in drawn["datasets"].values() for row in rows if "words" in row]
    assert "merged 1" in words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--picture", "delta.gif"], "end the name in .svg"),
        (["--picture", "delta.svg", "--view", "pie"], "its views are: lineage, bars"),
        (["--view", "bars"], "give --picture FILE too"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    options: list[str], said: str, case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", str(case), "lineage", "Delta Column", *options]) == 2
    assert said in " ".join(capfd.readouterr().err.split())
