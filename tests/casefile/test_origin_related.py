"""Series, corrections, updates and earlier work; grades that only people give."""

from __future__ import annotations

from pathlib import Path

import pytest
from event_reports import a_document, market
from hypothesis import given
from hypothesis import strategies as st

from factions.casefile import Casefile
from factions.casefile.origins import find_related, grade_of, suggested_digit
from factions.casefile.origins.grading import grade_details
from factions.casefile.origins.related import line_over_time, patterns
from factions.errors import UserError

FIRST = a_document(
    "This is the first of two parts on the militias of Ituri. They tax the gold.",
    "kivu-desk.example", "2021-03-01", "The gold of Ituri: who digs",
)  # fmt: skip
SECOND = a_document(
    "Part two of two. The traders take the gold to Kampala.",
    "kivu-desk.example", "2021-03-08", "The gold of Ituri: who sells",
)  # fmt: skip
WRONG = a_document(
    "Shells killed nine people in a clinic of Popasna on Tuesday morning, doctors there said.",
    "donbas-post.example", "2022-04-06", "Clinic shelled",
)  # fmt: skip
RIGHT = a_document(
    "Correction: it was on Monday. Shells killed nine people in a clinic of Popasna, doctors there said.",
    "donbas-post.example", "2022-04-07", "Clinic shelled on Monday",
)  # fmt: skip
ELSEWHERE = a_document("As we reported in March, the camp is full.", "sittwe.example", "2022-05-01")
ALL = (FIRST, SECOND, WRONG, RIGHT, ELSEWHERE)


@pytest.mark.parametrize("row", patterns(), ids=lambda row: row.kind)
def test_the_examples_of_each_pattern(row) -> None:  # type: ignore[no-untyped-def]
    assert all(row.pattern.search(text) for text in row.yes)
    assert not any(row.pattern.search(text) for text in row.no)


@given(order=st.permutations(ALL))
def test_documents_that_belong_together_are_linked(order: list) -> None:  # type: ignore[type-arg]
    found = {(one.document, one.kind): one.to for one in find_related(order)}
    assert found[FIRST.id, "series"] == SECOND.id and found[SECOND.id, "series"] == FIRST.id
    assert found[RIGHT.id, "corrects"] == WRONG.id
    assert found[ELSEWHERE.id, "refers_to"] is None, "the earlier report is not here"
    assert len(found) == 4


def test_an_outlets_line_over_time() -> None:
    assert line_over_time(ALL, "Kivu-Desk.example") == (FIRST, SECOND)


def test_the_digit_that_origins_suggest() -> None:
    suggested = {
        (n, denied): suggested_digit(n, denied=denied) for n in (0, 1, 2) for denied in (False, True)
    }
    assert suggested == {
        (0, False): "6", (0, True): "6", (1, False): "6", (1, True): "4", (2, False): "1", (2, True): "3",
    }  # fmt: skip


def test_a_grade_is_f6_until_somebody_judges(tmp_path: Path) -> None:
    reading = market("a.example", "2021-06-04", 19)
    claim, document = reading.claims[0].id, reading.document.id
    with Casefile.open(tmp_path / "a.case") as case:
        case.add(reading)
        grade = grade_of(claim, [document], case.judgements(), origins=2)
        assert (str(grade), grade.suggested) == ("F6", "1")
        source = case.judge("grade", document, who="Ann", details=grade_details(letter="B"))
        case.judge("grade", claim, who="Ann", details=grade_details(digit="2"))
        graded = grade_of(claim, [document], case.judgements(), origins=2)
        assert (str(graded), len(graded.judgements)) == ("B2", 2)
        case.withdraw(source.id, who="Ann")
        assert str(grade_of(claim, [document], case.judgements(), origins=2)) == "F2"


def test_what_is_no_grade_is_refused() -> None:
    with pytest.raises(UserError, match="no part of a grade"):
        grade_details(letter="Z")
