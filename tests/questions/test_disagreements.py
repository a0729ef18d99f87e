"""Where sources differ, who said what first, what later documents change, and how much of it was read."""

from __future__ import annotations

import pytest
from fake_casefile import FakeCasefile, a_claim, a_document, a_toll, on_day
from many_events import REEF, an_event, casefile_of
from msgspec.structs import replace
from small_corpus import small_casefile

from factions.errors import UserError
from factions.questions import audit, changed, coverage, disagreements, first_said, matrix
from factions.questions.answer import ChangeLine, CoverageLine, DisputeLine, RepeatLine, SourceLine
from factions.records import Claim, Document, Place, Stance

CASEFILE = small_casefile()
RAID = "On 3 May 2021 the Reef Army killed at least 40 in Juba; at least 12, said some. Or the Mesa Guard."


def _raid(publisher: str, least: int, most: int | None, attacker: str = REEF) -> tuple[Document, Claim]:
    document = a_document(RAID + publisher, publisher, "2021-05-05")
    start = document.text.index("Juba")
    toll = replace(a_toll(document, "at least 40", least), max=most, qualifier=None if most else "at_least")
    return document, a_claim(
        document, "attack", {"attacker": attacker}, when=on_day(document, "3 May 2021", "2021-05-03"),
        place=Place("Juba", start, start + 4, name="Juba", country="SS"), tolls=(toll,),
    )  # fmt: skip


def disputes(*told: tuple[Document, Claim]) -> list[str]:
    lines = disagreements(casefile_of(*told, same=(0, 1))).lines
    return [line.matter for line in lines if isinstance(line, DisputeLine)]


def test_tolls_that_no_number_fits_are_a_disagreement() -> None:
    assert disputes(_raid("a.example", 40, None), _raid("b.example", 12, 12)) == ["toll"]
    assert disputes(_raid("a.example", 12, None), _raid("b.example", 40, 40)) == []


def test_other_doers_of_one_event_are_a_disagreement() -> None:
    told = _raid("a.example", 40, None), _raid("b.example", 40, None, "Mesa Guard=act_mesa")
    assert disputes(*told) == ["doer"]


def test_a_relation_denied_and_an_event_laid_to_two_are_disagreements() -> None:
    assert [line.kind for line in disagreements(CASEFILE).lines] == ["part_of"]
    lines = disagreements(small_casefile(one_raid=True)).lines
    found = [(line.kind, line.matter) for line in lines if isinstance(line, DisputeLine)]
    assert found == [("part_of", "relation"), ("attack", "doer")]
    assert "Hill League claimed it" in lines[1].text and "River Brigade blamed for it" in lines[1].text


def test_a_matrix_has_a_cell_for_each_source_and_time() -> None:
    lines = matrix(CASEFILE, "River Brigade", "People's Front").lines
    cells = {(line.source, line.time): (line.speaks_for, line.speaks_against)
             for line in lines if isinstance(line, SourceLine)}  # fmt: skip
    assert cells == {
        ("quarterly.example", "2010–2019"): (1, 0), ("a minister", "2021"): (1, 0),
        ("People's Front", "no stated time"): (0, 1),
    }  # fmt: skip


def test_a_copy_repeats_and_another_desk_does_not() -> None:
    words = (
        "The Reef Army split from the Mesa Guard in spring, after a quarrel over pay that lasted all winter."
    )
    reports = [
        a_document(words, "wire.example", "2021-05-01"),
        a_document(words + " More soon.", "paper.example", "2021-05-02"),
        a_document("The Mesa Guard lost the Reef Army.", "desk.example", "2021-05-03"),
    ]
    parties = {"subject": REEF, "object": "Mesa Guard=act_mesa"}
    claims = [a_claim(report, "split_from", parties) for report in reports]
    (line,) = first_said(FakeCasefile(reports, claims), "Reef Army").lines
    assert isinstance(line, RepeatLine)
    assert (line.first, line.repeats, line.independent) == (reports[0].id, (reports[1].id,), (reports[2].id,))
    assert "paper.example, on 2 May 2021 (a copy)" in line.text


def test_what_is_affirmed_and_later_denied_by_the_same_is_withdrawn() -> None:
    words = "The Reef Army and the Mesa Guard are allies. No, they are not."
    reports = [a_document(words + str(year), "desk.example", f"{year}-01-01") for year in (2020, 2021)]
    parties = {"subject": REEF, "object": "Mesa Guard=act_mesa"}
    stances = Stance(), Stance(polarity="denied")
    claims = [a_claim(report, "allied_with", parties, stance=stance)
              for report, stance in zip(reports, stances, strict=True)]  # fmt: skip
    (line,) = changed(FakeCasefile(reports, claims), since="2020-06-01").lines
    assert isinstance(line, ChangeLine)
    assert (line.change, line.before, line.status) == ("withdrawn", "stated", "disputed")
    assert changed(FakeCasefile(reports, claims), since="2022-01-01").lines == ()


def test_an_audit_draws_the_same_for_the_same_seed_and_estimates_from_verdicts() -> None:
    sheet = audit(CASEFILE, size=4, seed=7)
    assert sheet == audit(CASEFILE, size=4, seed=7)
    claims = [line.id for line in sheet.lines if line.claims]  # type: ignore[attr-defined]
    verdicts = dict.fromkeys(claims, "right") | {claims[0]: "wrong"}
    assert "3 were right: a precision of 75%" in audit(CASEFILE, size=4, seed=7, verdicts=verdicts).notes[0]


@pytest.mark.parametrize(
    ("verdicts", "words"), [({"clm_0": "right"}, "not in this sample"), (None, "is no verdict")]
)
def test_a_verdict_on_nothing_or_that_is_none_is_refused(verdicts: dict[str, str] | None, words: str) -> None:
    drawn = audit(CASEFILE, size=1, seed=7).lines[0].claims[0]
    with pytest.raises(UserError, match=words):
        audit(CASEFILE, size=1, seed=7, verdicts=verdicts or {drawn: "perhaps"})


def test_coverage_matches_events_of_about_one_day_and_place() -> None:
    case = casefile_of(
        an_event(1, REEF, "police", day="2020-05-02"),
        an_event(2, REEF, "police", day="2020-05-03", reader="import:survey"),
        an_event(3, REEF, "police", day="2020-08-03", reader="import:survey"),
        an_event(4, REEF, "police", day="2020-10-03"),
        an_event(5, REEF, "police", day="2020-10-03", country="TD", reader="import:survey"),
    )
    answer = coverage(case, data="survey")
    assert sorted(line.side for line in answer.lines if isinstance(line, CoverageLine)) == [
        "both", "imported", "imported", "reports"
    ]  # fmt: skip
    assert "Of 2 events in the reports, 1 are in import:survey as well" in answer.notes[0]


def test_coverage_without_an_imported_data_set_is_refused() -> None:
    with pytest.raises(UserError, match="holds no imported data set"):
        coverage(CASEFILE)
    case = casefile_of(an_event(2, REEF, "police", reader="import:survey"))
    with pytest.raises(UserError, match="There is: survey"):
        coverage(case, data="other")
