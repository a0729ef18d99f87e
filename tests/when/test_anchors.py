"""What relative times hang on, and what cannot be resolved."""

from __future__ import annotations

import pytest

from factions.errors import BadDate, UserError
from factions.reading import when
from factions.records import NO_DATE, Span, When

MONDAY = "2021-11-08"


def only(text: str, published: str | None = MONDAY) -> When:
    (found,) = when.read_times(text, published=published)
    assert text[found.start : found.end] == found.text
    return found


def test_no_time_given_reads_nothing() -> None:
    assert when.read_times("Gunmen stormed a hospital, a health official said.", published=MONDAY) == ()


def test_without_a_publication_date_last_week_stays_open() -> None:
    found = only("A judge was shot last week.", published=None)
    assert found.bounds == (None, None, None, None)
    assert (found.edtf, found.flags) == (None, (NO_DATE,))


def test_a_year_range_that_may_be_a_month_is_flagged() -> None:
    assert only("It split in 2001-02.").flags == ("ambiguous",)
    assert only("It split in 2019-20.").flags == ()


def test_an_impossible_day_is_kept_as_said() -> None:
    found = only("It was signed on 31 September 2020.")
    assert (found.text, found.value, found.flags) == ("31 September 2020", "2020-09-31", ("impossible",))
    assert (found.edtf, found.bounds) == (None, (None, None, None, None))


def test_upper_case_texts_with_two_digit_years_are_read() -> None:
    text = "BOGOTA, 8 JAN 90 -- A BRIDGE WAS BLOWN UP LAST FRIDAY. MAY THE TRUCE HOLD."
    days = [found.earliest_start for found in when.read_times(text, published="1990-01-08")]
    assert days == ["1990-01-08", "1990-01-05"]


def test_history_hangs_on_the_time_last_spoken_of() -> None:
    text = (
        "In 1998 the front split. In March it lost Makeni; later that year it fled. Two years later it died."
    )
    found = when.read_times(text)
    assert [(time.value, time.anchor) for time in found] == [
        ("1998", "none"),
        ("1998-03", "narrative"),
        ("1998", "narrative"),
        ("2000", "narrative"),
    ]


def test_a_year_far_from_the_story_does_not_move_it() -> None:
    text = "In 1936 the column left Gondar. A book of 2004 tells of it. In October it turned back."
    assert [found.value for found in when.read_times(text, style="history")][-1] == "1936-10"


def test_news_hangs_on_the_dateline() -> None:
    text = "Two died on Tuesday. Envoys will meet on Thursday."
    first, second = when.read_times(text, published=MONDAY)
    assert (first.value, first.rule, first.anchor) == ("2021-11-02", "weekday-past", "dateline")
    assert (second.value, second.rule) == ("2021-11-11", "weekday-coming")


def test_the_style_can_be_set() -> None:
    text = "In 1998 the front split. In March it lost Makeni."
    assert when.read_times(text, published=MONDAY, style="news")[-1].value == "2021-03"
    assert when.read_times(text, published=MONDAY, style="history")[-1].value == "1998-03"


def test_ranges_do_not_run_from_one_sentence_into_another() -> None:
    text = "It was signed in 2001 to 2005 it held."
    joined = when.read_times(text)
    apart = when.read_times(text, sentences=(Span(0, 21), Span(22, 38)))
    assert (len(joined), len(apart)) == (1, 2)


def test_a_publication_date_must_be_a_date() -> None:
    with pytest.raises(BadDate, match="last Tuesday"):
        when.read_times("It rained.", published="last Tuesday")


def test_a_publication_date_before_printing_is_none() -> None:
    with pytest.raises(BadDate):
        when.read_times("It rained.", published="0021-11-08")


def test_a_style_must_be_known() -> None:
    with pytest.raises(UserError, match="poetry"):
        when.read_times("It rained.", style="poetry")


def test_a_time_of_publication_is_cut_to_its_day() -> None:
    assert only("It fell yesterday.", published="2021-11-08T06:00:00Z").earliest_start == "2021-11-07"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It was banned earlier this year.", "earlier this year", "2021-01-01", "2021-11-07"),
        ("It will meet later this month.", "later this month", "2021-11-09", "2021-11-30"),
        (
            "On 9 June 2014 the city fell. Later that year it rose.",
            "Later that year",
            "2014-06-10",
            "2014-12-31",
        ),
        (
            "In June 2014 the city fell. Earlier that year it rose.",
            "Earlier that year",
            "2014-01-01",
            "2014-06-30",
        ),
    ],
)
def test_earlier_and_later_stop_at_what_they_hang_on(text: str, words: str, first: str, last: str) -> None:
    found = when.read_times(text, published=MONDAY)[-1]
    assert (found.text, found.bounds) == (words, (first, last, first, last))
