"""`factions when`, run as a person would."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from factions.cli.app import run

TEXT = "A judge was shot last week. On 31 September 2020 a truce was signed."


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")


def test_it_shows_what_is_read_how_and_by_which_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["when", TEXT, "--anchor", "2021-11-08"]) == 0
    page = capsys.readouterr().out
    for words in (
        "last week", "on some day from 2021-11-01 to 2021-11-07", "[2021-11-01..2021-11-07]", "T3a, relative",
        "UCDP GED codebook", "the day of publication", "UCDP date_prec 3", "ACLED time_precision 2",
        "impossible: the calendar has no such day",
    ):  # fmt: skip
        assert words in page


def test_without_an_anchor_it_says_why_a_time_stays_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["when", "A", "judge", "was", "shot", "last", "week."]) == 0
    page = capsys.readouterr().out
    assert "no-dateline: it hangs on a date that is not known" in page


def test_it_writes_one_json_object_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["when", TEXT, "--anchor", "2021-11-08", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["text"], first["edtf"], first["date_prec"]) == ("last week", "[2021-11-01..2021-11-07]", 3)
    assert (second["value"], second["flags"], second["date_prec"]) == ("2020-09-31", ["impossible"], None)


def test_it_reads_a_file_with_its_day_of_publication(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"Title: Judge shot\nPublished: 2021-11-08\n\n{TEXT}\n", encoding="utf-8")
    assert run(["when", str(path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "[2021-11-01..2021-11-07]" in [line["edtf"] for line in lines]


def test_it_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(["when", "-", "--anchor", "2021-11-08", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_it_uses_rules_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(
        """
        [[rule]]
        id = "planting"
        patterns = ["planting of {year}"]
        make = "calendar_date"
        source = "the valley's farmers"
        examples = [{ text = "Until the planting of 2015.", words = "the planting of 2015", value = "2015" }]
        misses = ["The planting failed."]
        """,
        encoding="utf-8",
    )
    assert run(["when", "They came at the planting of 2019.", "--rules", str(rules)]) == 0
    assert "planting, mine (the valley's farmers)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["--anchor", "Tuesday"], ["--anker", "2021-11-08"], ["--rules", "no-such-file.toml"]]
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["when", TEXT, *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_text_without_times_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["when", "Gunmen stormed a hospital."]) == 0
    assert "No times were found." in capsys.readouterr().out
