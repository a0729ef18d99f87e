"""What holds of every question: lines that cite, dates refused, no leaks, and no order of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_casefile import FakeCasefile, a_claim, a_document
from hypothesis import given, settings
from hypothesis import strategies as st
from small_corpus import CLAIMS, DOCUMENTS, small_casefile

from factions.errors import BadDate
from factions.questions import (
    Answer,
    changed,
    disagreements,
    events,
    first_said,
    lineage,
    matrix,
    quotes,
    relationship,
    resemblance,
    targeting,
    timeline,
    who,
)
from factions.records import Claim, Document

CASEFILE = small_casefile()
QUESTIONS: tuple[Callable[..., Answer], ...] = (
    lambda case, **clocks: who(case, "River Brigade", **clocks),
    lambda case, **clocks: relationship(case, "River Brigade", "People's Front", **clocks),
    lambda case, **clocks: timeline(case, **clocks),
    lambda case, **clocks: timeline(case, "Hill League", **clocks),
    lambda case, **clocks: events(case, **clocks),
    lambda case, **clocks: events(case, "Hill League", **clocks),
    lambda case, **clocks: targeting(case, "Hill League", **clocks),
    lambda case, **clocks: resemblance(case, "River Brigade", "Hill League", **clocks),
    lambda case, **clocks: disagreements(case, **clocks),
    lambda case, **clocks: matrix(case, "River Brigade", "People's Front", **clocks),
    lambda case, **clocks: first_said(case, "River Brigade", **clocks),
    lambda case, **clocks: changed(case, since="2021-11-04", **clocks),
)


@pytest.mark.parametrize("clock", ["on", "known_by"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_bad_date_is_refused(question: Callable[..., Answer], clock: str) -> None:
    with pytest.raises(BadDate):
        question(CASEFILE, **{clock: "last week"})


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_cites_claims_and_documents(question: Callable[..., Answer]) -> None:
    known = {claim.id: claim.document for claim in CLAIMS}
    answer = question(CASEFILE)
    assert answer.lines
    for line in answer.lines:
        assert line.claims and set(line.documents) == {known[claim] for claim in line.claims}
        assert 1 <= line.origins <= len(line.documents)
        assert set(line.denials) <= set(line.claims)
        assert quotes(CASEFILE, line)


@settings(max_examples=40, deadline=None)
@given(st.permutations(DOCUMENTS), st.permutations(CLAIMS), st.sampled_from(QUESTIONS))
def test_the_order_of_documents_changes_nothing(
    documents: list[Document], claims: list[Claim], question: Callable[..., Answer]
) -> None:
    assert question(FakeCasefile(documents, claims)) == question(CASEFILE)


@settings(max_examples=40, deadline=None)
@given(st.dates().map(str), st.sampled_from(QUESTIONS))
def test_nothing_leaks_from_a_later_or_undated_document(day: str, question: Callable[..., Answer]) -> None:
    dated = {document.id: document.published_at or "9999" for document in DOCUMENTS}
    earlier = [claim for claim in CLAIMS if dated[claim.document] <= day]
    answer = question(CASEFILE, known_by=day)
    assert all(dated[document] <= day for line in answer.lines for document in line.documents)
    if {role.actor for claim in earlier for role in claim.roles} >= {
        "act_brigade",
        "act_front",
        "act_league",
    }:
        assert answer.lines == question(FakeCasefile(DOCUMENTS, earlier)).lines


def test_the_lines_in_the_documentation_are_real() -> None:
    page = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    listed = page.partition("small invented corpus of the tests")[2].partition("Sentences are made")[0]
    shown = [row.removeprefix("- ") for row in listed.splitlines() if row.startswith("- ")]
    given = {line.text for question in QUESTIONS for line in question(CASEFILE).lines}
    assert len(shown) >= 4
    assert set(shown) <= given


EARLY = a_document("Hill League split from River Brigade.", "early.example", "2015-03-01")
LATE = a_document("Hill League merged into River Brigade.", "late.example", "2021-06-01")
BOTH = {"subject": "Hill League=act_league", "object": "River Brigade=act_brigade"}
STEPS = (a_claim(EARLY, "split_from", BOTH), a_claim(LATE, "merged_into", BOTH))


def test_a_lineage_leaks_nothing_and_cites_its_documents() -> None:
    whole = lineage(FakeCasefile([EARLY, LATE], STEPS), "Hill League")
    assert whole == lineage(FakeCasefile([LATE, EARLY], STEPS[::-1]), "Hill League")
    assert {line.documents for line in whole.lines} == {(EARLY.id,), (LATE.id,)}
    before = lineage(FakeCasefile([EARLY, LATE], STEPS), "Hill League", known_by="2020-01-01")
    assert [line.documents for line in before.lines] == [(EARLY.id,)]
