"""Judging, rereading, merging and double coding, run as a person would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.cli.app import run

REPORT = (
    "Title: Garrison attacked\nPublisher: river-desk.example\nPublished: 2023-06-14\n\n"
    "GAO, 14 June 2023 - Gunmen attacked an army garrison in Ansongo on Monday, killing at least 12 "
    "soldiers, a military spokesman said. JNIM claimed responsibility for the attack.\n"
)


@pytest.fixture
def case(added: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("FACTIONS_BY", "Ann")
    return str(shutil.copy(added, tmp_path))


def attack(case: str) -> tuple[str, str]:
    with Casefile.open(case) as casefile:
        claim = casefile.claims()[0]
        return claim.document, claim.id


def test_a_claim_is_judged_edited_and_the_last_word_taken_back(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document, claim = attack(case)
    assert run(["judge", case, "edit", claim, "--when", "2023-06-11", "--toll", "killed=12-15"]) == 0
    with Casefile.open(case) as casefile:
        (edited,) = [one for one in judged(casefile).claims() if one.id == claim]
        assert edited.when is not None and edited.when.edtf == "2023-06-11" and edited.tolls[0].max == 15
    added = ["judge", case, "add", document, "--kind", "rival_of", "--quote", "claimed responsibility"]
    assert run([*added, "--role", "subject=JNIM"]) == 0
    assert run(["judge", case, "reject", claim, "--by", "Bo", "--why", "another day"]) == 0
    assert run(["judge", case, "undo", claim, "--by", "Bo"]) == 0
    capsys.readouterr()
    assert run(["judge", case, "list"]) == 0
    said = capsys.readouterr().out
    assert (
        f"Bo: reject {claim} – another day" in said and "Bo: takes back jdg_" in said and "Ann: add" in said
    )


def test_a_redacted_name_is_gone_from_pages_and_file(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    document, _ = attack(case)
    assert run(["judge", case, "redact", document, "--quote", "Ansongo"]) == 0
    assert run(["search", case, "Ansongo"]) == 0
    assert "No document" in capsys.readouterr().out
    assert b"ansongo" not in Path(case).read_bytes().lower()


def test_actors_are_named_as_the_documents_name_them(case: str) -> None:
    assert run(["judge", case, "same", "JNIM", "Gunmen", "--why", "they say so themselves"]) == 0
    assert run(["judge", case, "name", "JNIM", "--name", "Reed Coalition", "--since", "2024-01-01"]) == 0
    with Casefile.open(case) as casefile:
        assert judged(casefile).actor_keys("reed coalition") == ("act_jnim",)
        assert len(judged(casefile).claims(actor="act_jnim")) == 2


def test_a_log_replays_and_a_merge_says_what_it_took(
    case: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(["judge", case, "accept", attack(case)[1]])
    capfdbinary.readouterr()
    assert run(["log", case]) == 0
    log = tmp_path / "log.jsonl"
    log.write_bytes(capfdbinary.readouterr().out)
    assert [json.loads(line) for line in log.read_bytes().splitlines()]
    copy = str(tmp_path / "copy.case")
    assert run(["replay", copy, str(log)]) == 0
    assert b"1 document, 1 reading, 1 judgement taken in" in capfdbinary.readouterr().out
    assert run(["merge", copy, case]) == 0
    assert b"0 documents, 0 readings, 0 judgements taken in" in capfdbinary.readouterr().out


def test_a_sample_is_drawn_and_its_agreement_shown(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assign", case, "pilot", "Ann", "Bo", "--size", "2"]) == 0
    assert run(["assign", case, "pilot", "Ann"]) == 0
    assert "2 left for Ann in pilot." in capsys.readouterr().out
    claim = attack(case)[1]
    for coder, what in (("Ann", "accept"), ("Bo", "reject")):
        assert run(["judge", case, what, claim, "--by", coder]) == 0
    capsys.readouterr()
    assert run(["agreement", case, "pilot"]) == 0
    said = capsys.readouterr().out
    assert "verdict" in said and "0%" in said and f"{claim}: Ann accept" in said


def test_reread_says_what_became_of_judgements(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reread", case]) == 0
    said = capsys.readouterr().out
    assert "0 documents read again, 1 known already" in said and "0 found none" in said
    assert run(["suggest", case]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["accept"], "needs something"),
        (["accept", "clm_gone"], "no claim 'clm_gone'"),
        (["add", "doc_gone", "--kind", "attack", "--quote", "x"], "no document"),
        (["redact", "clm_gone"], "no claim"),
        (["name", "JNIM"], "needs --name"),
        (["undo", "jdg_gone"], "no judgement"),
        (["edit", "a", "b"], "one thing"),
        (["accept", "clm_gone", "--codebook", "absent.toml"], "cannot be read"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_line(
    case: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["judge", case, *words]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_somebody_must_judge(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FACTIONS_BY")
    assert run(["judge", case, "accept", attack(case)[1]]) == 2
    assert "--by NAME" in capsys.readouterr().err
