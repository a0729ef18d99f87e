"""Bad input: kept as said and flagged, never repaired silently."""

from __future__ import annotations

import pytest

from factions.reading import when

MONDAY = "2021-11-08"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was on 31 September 2020.", "31 September 2020"),
        ("It was on 30 February.", "30 February"),
        ("It was on 2021-02-30.", "2021-02-30"),
        ("It was on June 31, 2015.", "June 31, 2015"),
    ],
)
def test_days_that_the_calendar_does_not_have(text: str, words: str) -> None:
    (found,) = when.read_times(text, published=MONDAY)
    assert (found.text, found.bounds, found.edtf, found.flags) == (words, (None,) * 4, None, ("impossible",))


@pytest.mark.parametrize(
    "words",
    [
        "12 March 2O15", "March 12, 20l5", "l2 March 2015", "12 Septernber 2015",
        "0ctober 2015", "March 2O15",
    ],
)  # fmt: skip
def test_letters_for_figures_are_found_and_left_open(words: str) -> None:
    (found,) = when.read_times(f"The depot was looted on {words} by soldiers.", published=MONDAY)
    assert (found.text, found.value, found.bounds, found.flags) == (words, None, (None,) * 4, ("ocr-noise",))


def test_a_day_that_is_not_the_weekday_said_is_flagged() -> None:
    (found,) = when.read_times("It was on Tuesday, 3 November 2021.", published=MONDAY)
    assert (found.bounds[0], found.flags) == ("2021-11-03", ("weekday-mismatch",))


def test_a_weekday_chooses_the_year_of_a_day_without_one() -> None:
    (found,) = when.read_times("He was shot on Friday, Oct. 23.", published=MONDAY)
    assert (found.bounds[0], found.flags) == ("2020-10-23", ())


def test_a_past_day_after_the_publication_date_is_flagged() -> None:
    (found,) = when.read_times("The town fell on 3 May 2022.", published=MONDAY)
    assert (found.bounds[0], found.flags) == ("2022-05-03", ("after-publication",))
    (coming,) = when.read_times("The vote will be held on 3 May 2022.", published=MONDAY)
    assert coming.flags == ()


@pytest.mark.parametrize("words", ["last week", "yesterday", "on Tuesday", "in March", "recently"])
def test_without_a_dateline_nothing_is_dated(words: str) -> None:
    (found,) = when.read_times(f"A clinic was hit {words}.", style="news")
    assert (found.bounds, found.edtf, found.flags) == ((None,) * 4, None, ("no-dateline",))


def test_figures_that_may_be_read_two_ways_are_one_of_two_days() -> None:
    (found,) = when.read_times("Filed on 11/12/2019.", published=MONDAY)
    assert (found.edtf, found.flags) == ("[2019-11-12,2019-12-11]", ("ambiguous",))
    assert found.bounds == ("2019-11-12", "2019-12-11") * 2


def test_every_flag_has_its_meaning() -> None:
    texts = [
        "31 September 2020", "Tuesday, 3 November 2021", "12 March 2O15", "2001 E.C.", "15 Ramadan 1435",
        "24 Asad 1400", "three days after the coup", "in 241 BC", "on 11/12/2019", "some years later",
    ]  # fmt: skip
    flags = {flag for text in texts for one in when.read_times(f"It was {text}.") for flag in one.flags}
    assert flags and flags <= when.FLAGS.keys()
