"""No bound is the day of publication unless a word or the present tense says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factions.reading import when
from factions.records import Span

# On New Year's Day "this year" begins with the day of publication.
days = st.dates(date(1900, 1, 1), date(2098, 12, 31)).filter(lambda day: (day.month, day.day) != (1, 1))
_CALENDAR = (
    "in 2014", "in early 1999", "on 3 May 2015", "in the mid-2000s", "from 2001 to 2005", "by 2006",
    "until 2010", "after 1998", "throughout the 1990s", "in the winter of 1978", "in 2019-20",
    "in the second half of 2013", "during Ramadan 2014", "on 24 Asad 1400", "in the Second Congo War",
)  # fmt: skip
_BEFORE = (
    "last week", "yesterday", "last month", "last year", "recently", "last night", "late last week",
    "in recent weeks", "three weeks ago", "two years ago", "over the weekend", "the past few days",
    "earlier this year", "two days after the coup", "in the days before the vote",
)  # fmt: skip
_SAID = (
    "today", "this morning", "tonight", "now", "currently", "this week", "in the past 24 hours",
    "over the past two months", "since 1990", "in the next two weeks",
)  # fmt: skip


@given(st.lists(st.sampled_from((*_CALENDAR, *_BEFORE)), min_size=1, max_size=4), days)
def test_no_bound_is_the_day_of_publication_without_a_word_for_it(parts: list[str], published: date) -> None:
    text = " ".join(f"The front lost a town {part}, they said." for part in parts)
    # A calendar day that happens to be that day is told by the calendar, not taken from the publication.
    assume(not _dated(text, None, published))
    assert _dated(text, str(published), published) == []


def _dated(text: str, published: str | None, day: date) -> list[str]:
    """The words whose time has `day` for a bound."""
    found = when.read_times(text, published=published, style="news")
    return [one.text for one in found if str(day) in one.bounds]


@pytest.mark.parametrize("words", _SAID)
def test_a_word_for_the_day_of_publication_brings_it_in(words: str) -> None:
    found = when.read_times(f"The front has lost ground {words}.", published="2021-11-08")
    assert any("2021-11-08" in one.bounds for one in found)


def test_the_present_tense_brings_it_in_and_the_past_does_not() -> None:
    present, past = "The group controls the valley.", "The group controlled the valley."
    told = when.present_tense(present, Span(0, len(present)), "2021-11-08")
    assert told is not None
    assert told.bounds == (None, "2021-11-08", "2021-11-08", None)
    assert when.present_tense(past, Span(0, len(past)), "2021-11-08") is None
