"""Times that hang on an event of the text."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.records import When

MONDAY = "2021-11-08"


def last(text: str) -> When:
    return when.read_times(text, published=MONDAY)[-1]


@pytest.mark.parametrize(
    ("text", "words", "value", "bounds"),
    [
        (
            "Goma fell on 27 January 2013. Three days after the fall of Goma aid was let in.",
            "Three days after the fall of Goma",
            "2013-01-30",
            ("2013-01-30",) * 4,
        ),
        (
            "On 26 July 2019 soldiers overthrew him. The borders were opened a week after the coup.",
            "a week after the coup",
            "2019-W31",
            ("2019-07-29", "2019-08-04") * 2,
        ),
        (
            "The vote of 7 November 2011 was boycotted. On the eve of the vote two were shot.",
            "the eve of the vote",
            "2011-11-06",
            ("2011-11-06",) * 4,
        ),
        (
            "The accord was signed in June 2015. Two years after the accord it was dead.",
            "Two years after the accord",
            "2017",
            ("2017-01-01", "2017-12-31") * 2,
        ),
        (
            "In Puerto Caldas a judge was murdered on 9 May 2018. He had been threatened in the days before "
            "the murder.",
            "the days before the murder",
            "2018-05-06/2018-05-08",
            ("2018-05-06", "2018-05-08") * 2,
        ),
    ],
)
def test_a_length_from_an_event_that_the_text_dates(
    text: str, words: str, value: str, bounds: tuple[str, ...]
) -> None:
    found = last(text)
    assert (found.text, found.value, found.bounds, found.anchor) == (words, value, bounds, "event")


def test_an_event_named_and_dated_bounds_what_goes_on_until_it() -> None:
    found = when.read_times("They ruled from 1996 until the fall of Kabul. Kabul fell on 13 November 2001.")[
        0
    ]
    assert found.text == "from 1996 until the fall of Kabul"
    assert found.bounds == ("1996-01-01", "1996-01-01", "2001-11-13", "2001-11-13")


def test_an_event_that_is_not_dated_leaves_the_end_open() -> None:
    (found,) = when.read_times("They ruled from 1996 until the fall of the capital Kabul.")
    assert found.bounds == ("1996-01-01", "1996-01-01", None, None)
    assert (found.edtf, found.flags) == ("1996/", ("event-undated",))


def test_an_event_followed_by_its_date_takes_the_word_before_it() -> None:
    (found,) = when.read_times("It has ruled since the coup of July 2020.", published=MONDAY)
    assert (found.text, found.bounds) == (
        "since the coup of July 2020",
        ("2020-07-01", "2020-07-31", MONDAY, None),
    )


def test_a_length_from_an_event_that_is_not_dated_says_why_it_stays_open() -> None:
    found = last("Two days after the ambush the road was shut.")
    assert (found.bounds, found.flags) == ((None,) * 4, ("event-undated",))


def test_of_two_such_events_none_is_chosen() -> None:
    found = last(
        "The raid of 3 May 2015 killed ten and the raid of 9 June 2015 killed four. Two days after the raid "
        "the governor fled."
    )
    assert (found.bounds, found.flags) == ((None,) * 4, ("ambiguous",))


def test_a_name_tells_which_event_is_meant() -> None:
    found = last(
        "The siege of Kidal began on 3 May 2013. The siege of Gao began on 9 June 2013. "
        "Two days after the siege of Gao began, the market burnt."
    )
    assert (found.text, found.value) == ("Two days after the siege of Gao began", "2013-06-11")


def test_a_day_told_twice_is_the_day_of_the_calendar() -> None:
    found = last("On 21 July 1936, the fifth day of the rebellion, the base fell.")
    assert (found.text, found.value) == ("the fifth day of the rebellion", "1936-07-21")


@pytest.mark.parametrize(
    "text", ["The attack failed.", "They met after the attack.", "Since the raid all fled."]
)
def test_events_that_nothing_dates_are_no_times(text: str) -> None:
    assert when.read_times(text, published=MONDAY) == ()


def test_event_words_change_nothing_for_bare_expressions_in_news() -> None:
    text = "Goma fell on 27 January 2013. Three days after the fall aid came."
    bare = when.read_timexes(text, MONDAY, "news")
    assert [(text[timex.start : timex.end], timex.value) for timex in bare] == [
        ("27 January 2013", "2013-01-27"),
        ("Three days", "P3D"),
    ]
