"""What a time says of a day, and what several times come to."""

from __future__ import annotations

import doctest
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factions.errors import BadDate
from factions.questions import wording
from factions.questions.answer import Bounds
from factions.questions.holding import holds, meets, parse_day, period_of
from factions.questions.wording import period_words
from factions.records import When

DAY: Bounds = ("2021-11-02",) * 4
LAST_WEEK: Bounds = ("2021-11-01", "2021-11-07", "2021-11-01", "2021-11-07")
THROUGH: Bounds = ("2010-01-01", "2010-01-01", "2019-12-31", "2019-12-31")
BY_THEN: Bounds = (None, "2006-12-31", "2006-12-31", None)
SINCE: Bounds = ("2015-01-01", "2015-12-31", "2021-11-03", None)
PRESENT: Bounds = (None, "2021-11-03", "2021-11-03", None)


@pytest.mark.parametrize(
    ("bounds", "day", "said"),
    [
        (DAY, "2021-11-02", "stated"),
        (DAY, "2021-11-03", "no"),
        (LAST_WEEK, "2021-11-04", "possible"),
        (LAST_WEEK, "2021-11-08", "no"),
        (THROUGH, "2015-05-01", "stated"),
        (THROUGH, "2020-01-01", "no"),
        (BY_THEN, "2006-12-31", "stated"),
        (BY_THEN, "2001-01-01", "possible"),
        (BY_THEN, "2030-01-01", "possible"),
        (SINCE, "2014-12-31", "no"),
        (SINCE, "2015-06-01", "possible"),
        (SINCE, "2016-01-01", "stated"),
        (SINCE, "2022-01-01", "possible"),
        (PRESENT, "2021-11-03", "stated"),
        (PRESENT, "2021-11-04", "possible"),
        ((None, None, None, None), "1999-01-01", "possible"),
    ],
)
def test_a_time_says_of_a_day(bounds: Bounds, day: str, said: str) -> None:
    assert holds(bounds, day) == said


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (DAY, "for 2 November 2021"),
        (LAST_WEEK, "for some time between 1 and 7 November 2021"),
        (THROUGH, "throughout 2010–2019"),
        (BY_THEN, "as of 31 December 2006"),
        (SINCE, "from some time in 2015 to 3 November 2021 at least"),
        (("2014-03-01", "2014-03-31", "2014-03-01", "2014-03-31"), "for some time in March 2014"),
        (("2014-03-01", "2014-03-01", None, None), "from 1 March 2014 with no known end"),
        ((None, None, None, "2014-03-01"), "from an unknown time to 1 March 2014 at the latest"),
        ((None, None, None, None), "at no stated time"),
        (
            ("2021-10-28", "2021-11-03", "2021-10-28", "2021-11-03"),
            "for some time between 28 October and 3 November 2021",
        ),
        (
            ("2019-12-30", "2019-12-30", "2020-01-02", "2020-01-02"),
            "throughout 30 December 2019 to 2 January 2020",
        ),
        (
            ("2014-03-01", "2014-05-31", "2014-03-01", "2014-05-31"),
            "for some time between March 2014 and May 2014",
        ),
    ],
)
def test_a_period_in_words(bounds: Bounds, words: str) -> None:
    assert period_words(bounds) == words


def test_the_examples_of_wording_hold() -> None:
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize("words", ["2021-13-01", "yesterday", "2021-1-2", "20211102", "", "2021-11"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(BadDate, match="is not a date"):
        parse_day(words)


def test_since_and_until_take_in_what_may_fall_between() -> None:
    assert meets(LAST_WEEK, "2021-11-07", None)
    assert not meets(LAST_WEEK, "2021-11-08", None)
    assert meets(BY_THEN, "1990-01-01", "1990-12-31")


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2005, 12, 31))


@st.composite
def times(draw: st.DrawFn) -> When:
    """A time that keeps the rules of bounds: earliest before latest, first day not after last."""
    first, second, third, fourth = sorted(draw(st.lists(days, min_size=4, max_size=4)))
    late, early = (second, third) if draw(st.booleans()) else (third, second)
    open_start, open_end = draw(st.booleans()), draw(st.booleans())
    bounds = (None if open_start else str(first), str(late), str(early), None if open_end else str(fourth))
    return a_time(bounds)


def a_time(bounds: Bounds) -> When:
    return When(
        "then", 0, 4, type="DATE", value=None, edtf=None, earliest_start=bounds[0], latest_start=bounds[1],
        earliest_end=bounds[2], latest_end=bounds[3], rule="test",
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(times(), min_size=1, max_size=5), days.map(str))
def test_a_period_never_states_what_no_claim_states(said: list[When], day: str) -> None:
    period = period_of(said)
    assert period is not None
    each = [holds(when.bounds, day) for when in said]
    whole = holds(period.bounds, day)
    assert whole != "stated" or "stated" in each
    assert whole != "no" or set(each) == {"no"}


def test_a_gap_is_not_bridged() -> None:
    first = a_time(("2001-01-01", "2001-01-01", "2001-12-31", "2001-12-31"))
    later = a_time(("2003-01-01", "2003-01-01", "2003-12-31", "2003-12-31"))
    period = period_of([first, later])
    assert period is not None
    assert period.bounds == ("2001-01-01", None, None, "2003-12-31")
    assert period_of([None]) is None
