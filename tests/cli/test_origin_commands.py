"""Origins, documents that belong together, grades and doubtful events, asked for as a person would."""

from __future__ import annotations

from pathlib import Path

import pytest

from factions.casefile import Casefile, Judgement
from factions.cli.app import run
from factions.documents import from_text
from factions.records import Claim, Quote, Reading, Stance, When, claim_id

WIRE = (
    "Gunmen on motorcycles attacked a market near Menaka at dawn on 2 May 2022, killing 14 traders and"
    " burning three lorries, residents of the town told our reporter by telephone on the next morning."
)
REPORTS = (
    ("savanna-wire.example", "2022-05-03", "Market attacked", "MENAKA (Savanna Wire) - " + WIRE),
    (
        "azawad-post.example",
        "2022-05-03",
        "Traders killed",
        "MENAKA (Savanna Wire) - " + WIRE + " More soon.",
    ),
    (
        "azawad-post.example",
        "2022-05-05",
        "Traders killed",
        "Correction: 15 traders died near Menaka. " + WIRE,
    ),
)


def a_reading(publisher: str, published: str, title: str, text: str) -> Reading:
    document = from_text(text, publisher=publisher, published=published, title=title)
    start = text.index("Gunmen")
    words = Quote(text[start : start + 60], start, start + 60)
    day = Quote("2 May 2022", text.index("2 May 2022"), text.index("2 May 2022") + 10)
    when = When(
        day.text, day.start, day.end, type="DATE", value="2022-05-02", edtf="2022-05-02", rule="test",
        earliest_start="2022-05-02", latest_start="2022-05-02", earliest_end="2022-05-02",
        latest_end="2022-05-02",
    )  # fmt: skip
    id = claim_id(document.id, "attack", (), words)
    claim = Claim(id, document.id, "attack", (), when, None, {}, (), Stance(), (), (words,), 0.9, "encoder/1")
    return Reading(document, (), (), (), (claim,))


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("FACTIONS_BY", "Ann")
    path = str(tmp_path / "menaka.case")
    with Casefile.open(path) as casefile:
        casefile.add_all([a_reading(*report) for report in REPORTS])
    return path


def claims(case: str) -> tuple[str, ...]:
    with Casefile.open(case) as casefile:
        return tuple(claim.id for claim in casefile.claims())


def standing(case: str) -> tuple[Judgement, ...]:
    with Casefile.open(case) as casefile:
        return casefile.judgements()


def test_who_goes_back_to_whom_and_the_grades_of_each(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Casefile.open(case) as casefile:
        sources = {one.publisher: one.id for one in casefile.documents()}
        (first,) = (one.id for one in casefile.claims(document=sources["savanna-wire.example"]))
        assert len(casefile.event_claims(first)) == 3
    assert run(["origins", case, first]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 articles, 1 origin") and "credits savanna wire" in said
    assert said.count("F6  clm_") == 3
    assert run(["judge", case, "grade", sources["azawad-post.example"], "--letter", "B"]) == 0
    assert run(["judge", case, "grade", first, "--digit", "2"]) == 0
    capsys.readouterr()
    assert run(["origins", case, first]) == 0
    said = capsys.readouterr().out
    assert f"F2  {first}" in said and said.count("B6  clm_") == 2, "a letter is of all that a source says"


@pytest.mark.parametrize("words", [["--digit", "7"], ["--letter", "G"], []])
def test_what_is_no_grade(case: str, words: list[str]) -> None:
    assert run(["judge", case, "grade", claims(case)[0], *words]) == 2
    assert standing(case) == ()


def test_a_digit_is_not_of_a_document(case: str) -> None:
    with Casefile.open(case) as casefile:
        document = casefile.documents()[0].id
    assert run(["judge", case, "grade", document, "--digit", "2"]) == 2


def test_documents_that_belong_together(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["related", case]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "2022-05-05 azawad-post.example Traders killed corrects 2022-05-03 azawad-post.example" in said
    assert run(["related", case, "--by", "azawad-post.example"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["related", case, "--by", "nobody.example"]) == 0
    assert "No documents" in capsys.readouterr().out


def test_events_that_may_be_one_are_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "b.case")
    other = "Gunmen shot at people in Menaka on 2 May 2022, an elder of the town said later."
    with Casefile.open(path) as casefile:
        casefile.add(a_reading(*REPORTS[0]))
        casefile.add(a_reading("north.example", "2022-05-04", "An elder speaks", other))
        asked = len(casefile.event_claims(casefile.claims()[0].id)) == 1
    assert run(["suggest", path, "--events"]) == 0
    said = capsys.readouterr().out
    assert asked and "same or different?" in said and "both on 2022-05-02" in said
