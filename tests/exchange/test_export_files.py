"""Exports: doubts go along, formulas are words, points are points, and what was written can be read again."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factions.casefile import Casefile
from factions.cli.app import run
from factions.errors import UnknownActor, UserError
from factions.exchange.exports import FORMATS, export
from factions.exchange.exports.table import safe
from factions.lines import read_lines
from factions.records import Claim, Document, Place, Reading, Role, Speaker, Stance, claim_id, document_id

TEXT = "The Reef Army holds Juba, the Mesa Guard says. =cmd|' /C calc'!A0"


def _quote(words: str) -> tuple[str, int, int]:
    start = TEXT.index(words)
    return words, start, start + len(words)


def _reading(publisher: str) -> Reading:
    document = Document(
        document_id("0" * 64, TEXT + publisher), "0" * 64, TEXT, title="=HYPERLINK(1)", publisher=publisher,
        published_at="2021-05-04",
    )  # fmt: skip
    roles = (
        Role(*_quote("Reef Army"), role="subject", name="Reef Army", actor="act_reef", mention_kind="group"),
        Role(*_quote("Juba"), role="object", name="Juba", actor=None, mention_kind="place"),
    )
    place = Place(*_quote("Juba"), name="Juba", country="SS", lat=4.85, lon=31.6, precision=1)
    speaker = Speaker(*_quote("Mesa Guard"), actor="act_mesa", name="Mesa Guard")
    evidence = document.quote(place.span)
    claim = Claim(
        id=claim_id(document.id, "controls", roles, evidence), document=document.id, kind="controls",
        roles=roles, when=None, place=place, attributes={}, tolls=(), links=(), evidence=(evidence,),
        confidence=0.9,
        stance=Stance(speech_act="alleges", attribution=(speaker,)), reader="test/1",
    )  # fmt: skip
    return Reading(document, (), (), (), (claim,))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "reef.case"
    with Casefile.open(path) as casefile:
        for publisher in ("=one.example", "two.example"):
            casefile.add(_reading(publisher))
    yield path


def exported(case: Path, form: str, *actors: str) -> str:
    file = io.StringIO()
    with Casefile.open(case) as casefile:
        export(casefile, file, form, actors=actors)
    return file.getvalue()


def test_a_row_says_how_it_is_said_by_whom_and_on_how_many_origins(case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(case, "csv"))))
    assert [(row["claim_status"], row["claimant"], row["claimant_actor"]) for row in rows] == [
        ("alleged", "Mesa Guard", "act_mesa")
    ] * 2
    assert {(row["n_documents"], row["n_origins"]) for row in rows} == {("2", "1")}


def test_null_is_an_empty_cell_and_never_a_zero(case: Path) -> None:
    row = next(csv.DictReader(io.StringIO(exported(case, "csv"))))
    assert row["killed_min"] == row["earliest_start"] == row["url"] == ""


def test_no_cell_begins_a_formula(case: Path) -> None:
    for row in csv.reader(io.StringIO(exported(case, "csv"))):
        assert not any(re.match(r"[=+@\t\r]|-\D", cell) for cell in row)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\nx", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(words: str) -> None:
    assert safe(words) == f"'{words}"


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [safe(cell) for cell in (-4.5, 0, None, "Juba", "")] == [-4.5, 0, None, "Juba", ""]


def test_claim_lines_are_read_back_with_their_weight_beside(case: Path) -> None:
    written = exported(case, "claims").encode().splitlines()
    with Casefile.open(case) as casefile:
        kept = {claim.id: claim for claim in casefile.claims()}
    read = [claim for document in read_lines(written) for claim in document.claims]
    assert {claim.id: claim for claim in read} == kept
    assert {"claim_status", "claimant", "n_origins"} <= json.loads(written[1]).keys()


def test_a_feature_is_at_its_point_with_longitude_first(case: Path) -> None:
    whole = json.loads(exported(case, "geojson"))
    feature = whole["features"][0]
    assert (whole["type"], feature["geometry"]["coordinates"]) == ("FeatureCollection", [31.6, 4.85])
    assert feature["properties"]["claim_status"] == "alleged"
    assert "Reported, not verified" in whole["notice"]


def test_a_report_is_one_page_that_asks_nothing_of_others(case: Path) -> None:
    page = exported(case, "report", "Reef Army")
    assert "<script" not in page and not re.search(r"(?:src|href)=\"(?!#|data:)", page)
    assert "alleged by Mesa Guard (" in page


def test_the_claims_of_one_actor_alone(case: Path) -> None:
    assert exported(case, "csv", "Reef Army").count("\n") == 3
    with pytest.raises(UnknownActor):
        exported(case, "csv", "Nobody")


@pytest.mark.parametrize(("form", "words"), [("xml", "No format"), ("report", "name them")])
def test_what_cannot_be_exported_is_refused(case: Path, form: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        exported(case, form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_whole_files_and_none_over_another(case: Path, form: str) -> None:
    file = case.with_name(f"out.{form}")
    call = ["export", str(case), str(file), "--format", form, "--actor", "Reef Army"]
    assert run(call) == 0
    assert file.stat().st_size > 100
    assert run(call) == 2
    assert run([*call, "--force"]) == 0
    assert not list(case.parent.glob("*.part"))
