"""From mentions' times to claims' times, and the present tense."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.records import Span, When

MONDAY = "2021-11-08"


def read(text: str) -> When:
    (found,) = when.read_times(text, published=MONDAY)
    return found


def test_a_tenseless_phrase_takes_its_clauses_period_as_some_time_within() -> None:
    found = when.within(read("It had mounted raids through the 2010s."))
    assert found.bounds == ("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31")
    assert (found.edtf, found.rule) == ("2010/2019", "clause-period")


def test_within_leaves_open_what_has_no_outer_bound() -> None:
    assert when.within(read("By 2006 it was split.")).bounds == (None, "2006-12-31", "2006-12-31", None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Raids went on throughout 2015.", ("2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31")),
        ("He was dead by 2006.", (None, "2006-12-31", None, "2006-12-31")),
        ("Two were hanged since 2015.", ("2015-01-01", MONDAY, "2015-01-01", MONDAY)),
        ("It fell on 2 May 2014.", ("2014-05-02", "2014-05-02", "2014-05-02", "2014-05-02")),
    ],
)
def test_one_event_was_on_some_day_that_the_words_allow(text: str, bounds: tuple[str | None, ...]) -> None:
    assert when.event_time(read(text)).bounds == bounds


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("The group controls the valley.", "controls"),
        ("It is a wing of the front.", "is"),
        ("They have fled.", "have"),
    ],
)
def test_a_finite_present_holds_on_the_day_of_publication(clause: str, words: str) -> None:
    found = when.present_tense(clause, Span(0, len(clause)), MONDAY)
    assert found is not None
    assert (found.text, found.rule) == (words, "present-tense")
    assert found.bounds == (None, MONDAY, MONDAY, None)


@pytest.mark.parametrize(
    "clause", ["The group controlled it.", "It was what is lost.", "a wing within the front"]
)
def test_no_finite_present_says_nothing_of_now(clause: str) -> None:
    assert when.present_tense(clause, Span(0, len(clause)), MONDAY) is None


def test_without_a_publication_date_the_present_is_open() -> None:
    found = when.present_tense("It is calm.", Span(0, 11), None)
    assert found is not None
    assert (found.bounds, found.flags) == ((None, None, None, None), ("no-dateline",))


@pytest.mark.parametrize(
    ("text", "ucdp", "acled"),
    [
        ("on 2 May 2014", 1, 1), ("over the weekend", 2, 2), ("last week", 3, 2), ("last month", 4, 3),
        ("in 2014", 5, None), ("in the 2010s", None, None), ("by 2014", None, None),
    ],
)  # fmt: skip
def test_the_fields_precision_codes(text: str, ucdp: int | None, acled: int | None) -> None:
    found = read(f"Two died {text}.")
    assert (when.date_precision(found), when.time_precision(found)) == (ucdp, acled)
