"""The commands, run as a person would: what they print, and how they end."""

from __future__ import annotations

import json
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from factions.cli.app import COMMANDS, run

REPORT = (
    "Title: Market bombed in the north\nPublisher: river-desk.example\nPublished: 2023-06-14\n\n"
    "GAO, 14 June 2023 - Gunmen attacked an army garrison in Ansongo on Monday, killing at least 12 "
    "soldiers, a military spokesman said. JNIM claimed responsibility for the attack.\n"
)


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are broken at the width of the terminal; here no sought words are."""
    monkeypatch.setenv("COLUMNS", "110")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def case(added: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(added, tmp_path))


def test_read_prints_a_page(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report)]) == 0
    page = capsys.readouterr().out
    assert "Market bombed in the north" in page
    assert "killed: at least 12 soldiers" in " ".join(page.split())
    assert "JNIM claimed responsibility" in page


def test_read_json_writes_claim_lines_whose_quotes_are_in_the_file(
    report: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["read", str(report), "--json"]) == 0
    first, *claims = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert first["document"]["published_at"] == "2023-06-14"
    assert claims
    for claim in claims:
        for quote in claim["evidence"]:
            assert REPORT[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("hyphen", [["-"], []])
def test_a_lone_hyphen_or_nothing_at_all_is_standard_input(
    hyphen: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(REPORT.encode())))
    assert run(["read", *hyphen]) == 0
    assert "killed: at least 12 soldiers" in " ".join(capsys.readouterr().out.split())


def test_adding_again_changes_nothing(case: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["add", str(case), str(report)]) == 0
    assert "0 documents added with 0 claims, 1 known already" in capsys.readouterr().out


def test_a_document_without_claims_is_kept_and_known_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "garden.txt"
    path.write_text("The roses in the garden bloomed early, and the bees came with them.", encoding="utf-8")
    for expected in ("1 document added with 0 claims", "0 documents added with 0 claims, 1 known already"):
        assert run(["add", str(tmp_path / "quiet.case"), str(path)]) == 0
        assert expected in capsys.readouterr().out


def test_last_week_stays_open_where_nobody_knows_when_it_was_written(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Gunmen attacked an army garrison in Ansongo last week.", encoding="utf-8")
    assert run(["read", str(path), "--json"]) == 0
    _, claim = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert claim["when"]["text"] == "last week" and claim["when"]["flags"] == ["no-dateline"]
    assert claim["when"]["earliest_start"] is None and claim["when"]["latest_end"] is None


def test_the_present_of_an_undated_report_is_said_to_be_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("The Sudanese army is fighting the Rapid Support Forces in Khartoum.\n", encoding="utf-8")
    assert run(["read", str(path)]) == 0
    assert "as of the day of publication, which is unknown" in " ".join(capsys.readouterr().out.split())


def test_ask_shows_each_line_with_its_quote(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", str(case), "events", "--country", "Mali"]) == 0
    page = capsys.readouterr().out
    assert "Which events are reported in Mali?" in page
    assert "river-desk.example, 2023-06-14" in page


def test_ask_json_is_the_record(case: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    capfdbinary.readouterr()
    assert run(["ask", str(case), "who", "JNIM", "--json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["question"] == "who"
    assert all(line["claims"] for line in answer["lines"])


def test_documents_and_search_show_what_is_kept(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", str(case)]) == 0
    assert run(["search", str(case), "garrison"]) == 0
    assert run(["search", str(case), "zeppelin"]) == 0
    page = capsys.readouterr().out
    assert page.count("Market bombed in the north") == 2
    assert "No document" in page


@pytest.mark.parametrize(
    ("tokens", "code", "words"),
    [
        (["ask", "CASE", "who", "Nobody At All"], 2, "No actor named"),
        (["ask", "CASE", "who"], 2, "takes 1 actor(s), 0 were given"),
        (["ask", "CASE", "relationship", "JNIM"], 2, "takes 2 actor(s)"),
        (["ask", "CASE", "who", "JNIM", "--on", "last week"], 2, "is not a date"),
        (["ask", "CASE", "who", "JNIM", "--kind", "bombing"], 2, "takes no --kind"),
        (["ask", "CASE", "events", "--kind", "picnic"], 2, "No kind of event"),
        (["ask", "missing.case", "who", "JNIM"], 1, "missing.case"),
        (["read", "missing.txt"], 3, "missing.txt"),
        (["read", "REPORT", "--jsn"], 2, "no option --jsn"),
        (["read", "REPORT", "--published", "31 June"], 2, "is not a date"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tokens: list[str],
    code: int,
    words: str,
    case: Path,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(case.parent)
    capsys.readouterr()
    known = {"CASE": str(case), "REPORT": str(report)}
    assert run([known.get(token, token) for token in tokens]) == code
    complaint = capsys.readouterr().err
    assert words in complaint
    assert complaint.count("\n") == 1


def test_one_bad_document_does_not_stop_the_others(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "empty.txt").write_text("")
    case = tmp_path / "some.case"
    sources = [str(tmp_path / "broken.docx"), str(tmp_path / "empty.txt"), str(report)]
    assert run(["add", str(case), *sources]) == 3
    shown = capsys.readouterr()
    assert "1 document added" in shown.out
    assert "broken.docx" in shown.err and "empty.txt" in shown.err


def test_a_document_in_another_language_is_kept_and_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "noticia.txt"
    path.write_text(
        "Los guerrilleros atacaron ayer un puesto de la policía en el norte del Cauca.", encoding="utf-8"
    )
    assert run(["read", str(path)]) == 0
    shown = capsys.readouterr()
    assert "No claims were found" in shown.out
    assert "noticia.txt" in shown.err and "only English is read so far" in shown.err


def test_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    for commands in COMMANDS.values():
        for name, (_, line) in commands.items():
            assert f"{name} {line}" in page
