"""What holds of every question: lines that cite, dates refused, no leaks, and no order of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_casefile import FakeCasefile, a_claim, a_document
from hypothesis import given, settings
from hypothesis import strategies as st
from small_corpus import MORE_CLAIMS, MORE_DOCUMENTS, ONE_RAID, more_casefile, small_casefile

from factions.errors import BadDate, UnknownActor, UserError
from factions.questions import QUESTIONS as ALL
from factions.questions import (
    Answer,
    AuditLine,
    audit,
    changed,
    coverage,
    disagreements,
    events,
    first_said,
    leaders,
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

CASEFILE = more_casefile()
QUESTIONS: tuple[Callable[..., Answer], ...] = (
    lambda case, **clocks: who(case, "River Brigade", **clocks),
    lambda case, **clocks: relationship(case, "River Brigade", "People's Front", **clocks),
    lambda case, **clocks: relationship(case, "Hill League", "People's Front", **clocks),
    lambda case, **clocks: timeline(case, **clocks),
    lambda case, **clocks: timeline(case, "Hill League", **clocks),
    lambda case, **clocks: lineage(case, "Hill League", **clocks),
    lambda case, **clocks: leaders(case, "Hill League", **clocks),
    lambda case, **clocks: events(case, **clocks),
    lambda case, **clocks: events(case, "Hill League", **clocks),
    lambda case, **clocks: targeting(case, "Hill League", **clocks),
    lambda case, **clocks: resemblance(case, "River Brigade", "Hill League", **clocks),
    lambda case, **clocks: disagreements(case, **clocks),
    lambda case, **clocks: matrix(case, "River Brigade", "People's Front", **clocks),
    lambda case, **clocks: first_said(case, "River Brigade", **clocks),
    lambda case, **clocks: changed(case, since="2021-11-04", **clocks),
    lambda case, **clocks: audit(case, size=3, **clocks),
    lambda case, **clocks: coverage(case, **clocks),
)


def test_all_questions_are_held_to_the_laws() -> None:
    assert {question(CASEFILE).question for question in QUESTIONS} == set(ALL)


@pytest.mark.parametrize("clock", ["on", "known_by"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_bad_date_is_refused(question: Callable[..., Answer], clock: str) -> None:
    with pytest.raises(BadDate):
        question(CASEFILE, **{clock: "last week"})


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_cites_claims_and_documents(question: Callable[..., Answer]) -> None:
    known = {claim.id: claim.document for claim in MORE_CLAIMS}
    answer = question(CASEFILE)
    assert answer.lines
    for line in answer.lines:
        if line.kind == "unread":  # a sentence in which no claim was read, which is cited itself
            (document,) = line.documents
            assert isinstance(line, AuditLine)
            assert CASEFILE.document(document).text[line.start : line.end] == line.quote
            continue
        assert line.claims and set(line.documents) == {known[claim] for claim in line.claims}
        assert 1 <= line.origins <= len(line.documents)
        assert set(line.denials) <= set(line.claims)
        cited = quotes(CASEFILE, line)
        assert {one.claim for one in cited} == set(line.claims)
        for one in cited:
            assert CASEFILE.document(one.document).text[one.start : one.end] == one.text


@settings(max_examples=40, deadline=None)
@given(st.permutations(MORE_DOCUMENTS), st.permutations(MORE_CLAIMS), st.sampled_from(QUESTIONS))
def test_the_order_of_documents_changes_nothing(
    documents: list[Document], claims: list[Claim], question: Callable[..., Answer]
) -> None:
    assert question(FakeCasefile(documents, claims, ONE_RAID)) == question(CASEFILE)


DAYS = sorted({document.published_at for document in MORE_DOCUMENTS if document.published_at})


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.dates().map(str), st.sampled_from(DAYS)), st.sampled_from(QUESTIONS))
def test_nothing_leaks_from_a_later_or_undated_document(day: str, question: Callable[..., Answer]) -> None:
    """With later documents in the casefile a question answers line by line as it does without them."""
    dated = {document.id: document.published_at or "9999" for document in MORE_DOCUMENTS}
    known = [document for document in MORE_DOCUMENTS if dated[document.id] <= day]
    earlier = [claim for claim in MORE_CLAIMS if dated[claim.document] <= day]
    try:
        before = question(FakeCasefile(known, earlier, ONE_RAID), known_by=day)
    except (UnknownActor, UserError):
        return
    answer = question(CASEFILE, known_by=day)
    assert all(dated[document] <= day for line in answer.lines for document in line.documents)
    assert answer.lines == before.lines and answer.notes == before.notes


def test_the_lines_in_the_documentation_are_real() -> None:
    page = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    listed = page.partition("small invented corpus of the tests")[2].partition("Sentences are made")[0]
    shown = [row.removeprefix("- ") for row in listed.splitlines() if row.startswith("- ")]
    cases = small_casefile(), more_casefile()
    given = {line.text for question in QUESTIONS[:-1] for case in cases for line in question(case).lines}
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
