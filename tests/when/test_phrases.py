"""The phrases of vague time that the field has rules for, each with its written form and four bounds."""

from __future__ import annotations

import pytest

from factions.errors import BadDate, UserError
from factions.reading import when
from factions.records import NO_DATE, Span, When

MONDAY = "2021-11-08"


def only(text: str, published: str | None = MONDAY, style: str | None = None) -> When:
    (found,) = when.read_times(text, published=published, style=style)
    assert text[found.start : found.end] == found.text
    return found


WITHIN = [
    ("Fighting in 2019-20 cost lives.", "2019-20", "2019/2020", "2019-01-01", "2020-12-31"),
    ("It split in 2001-02.", "2001-02", "2001/2002", "2001-01-01", "2002-12-31"),
    ("It was armed in the mid-2000s.", "the mid-2000s", "[2003..2006]", "2003-01-01", "2006-12-31"),
    ("It grew in the late 2010s.", "the late 2010s", "2016~/2019", "2016-01-01", "2019-12-31"),
    ("It shrank in the early 2010s.", "the early 2010s", "2010/2013~", "2010-01-01", "2013-12-31"),
    ("He was killed in the 2010s.", "the 2010s", "201X", "2010-01-01", "2019-12-31"),
    ("A judge was shot last week.", "last week", "[2021-11-01..2021-11-07]", "2021-11-01", "2021-11-07"),
    ("They fled in early 1999.", "early 1999", "1999-37", "1999-01-01", "1999-04-30"),
    ("They fled in mid 1999.", "mid 1999", "1999-38", "1999-05-01", "1999-08-31"),
    ("They fled in late 1999.", "late 1999", "1999-39", "1999-09-01", "1999-12-31"),
    ("A mine blew up in early March.", "early March", "[2021-03-01..2021-03-10]", "2021-03-01", "2021-03-10"),
    ("A mine blew up in mid-March.", "mid-March", "[2021-03-10..2021-03-20]", "2021-03-10", "2021-03-20"),
    ("A mine blew up in late March.", "late March", "[2021-03-15..2021-03-31]", "2021-03-15", "2021-03-31"),
    ("A depot was looted recently.", "recently", "[2021-11-05..2021-11-07]", "2021-11-05", "2021-11-07"),
    (
        "Nine died in the past few days.",
        "the past few days",
        "[2021-11-05..2021-11-07]",
        "2021-11-05",
        "2021-11-07",
    ),
    ("A ford was held around 2 July.", "around 2 July", "2021-07-01/2021-07-03", "2021-07-01", "2021-07-03"),
    ("Six died over the weekend.", "the weekend", "[2021-11-06..2021-11-07]", "2021-11-06", "2021-11-07"),
    ("Talks broke down this week.", "this week", "2021-11-08", "2021-11-08", "2021-11-08"),
    (
        "Ten fell in the past 24 hours.",
        "the past 24 hours",
        "[2021-11-07..2021-11-08]",
        "2021-11-07",
        "2021-11-08",
    ),
    (
        "Ten fell in the past 48 hours.",
        "the past 48 hours",
        "[2021-11-06..2021-11-08]",
        "2021-11-06",
        "2021-11-08",
    ),
    (
        "Ten fell in the past 72 hours.",
        "the past 72 hours",
        "[2021-11-06..2021-11-08]",
        "2021-11-06",
        "2021-11-08",
    ),
    ("A post was overrun Friday night.", "Friday night", "2021-11-05", "2021-11-05", "2021-11-05"),
    ("A post was overrun last night.", "last night", "2021-11-07", "2021-11-07", "2021-11-07"),
    ("Mayors fled in recent weeks.", "recent weeks", "[2021-10-18..2021-11-07]", "2021-10-18", "2021-11-07"),
    (
        "Mayors fled over several weeks.",
        "several weeks",
        "[2021-10-18..2021-11-07]",
        "2021-10-18",
        "2021-11-07",
    ),
    ("A clinic was hit last month.", "last month", "2021-10", "2021-10-01", "2021-10-31"),
    (
        "A clinic was hit late last week.",
        "late last week",
        "[2021-11-05..2021-11-07]",
        "2021-11-05",
        "2021-11-07",
    ),
    (
        "It began in the first week of August.",
        "the first week of August",
        "[2021-08-01..2021-08-07]",
        "2021-08-01",
        "2021-08-07",
    ),
    ("It began on 2 November 2021.", "2 November 2021", "2021-11-02", "2021-11-02", "2021-11-02"),
    (
        "It began between March and June 2015.",
        "between March and June 2015",
        "[2015-03..2015-06]",
        "2015-03-01",
        "2015-06-30",
    ),
]


@pytest.mark.parametrize(("text", "words", "edtf", "first", "last"), WITHIN, ids=[row[1] for row in WITHIN])
def test_something_at_some_time_within(text: str, words: str, edtf: str, first: str, last: str) -> None:
    found = only(text)
    assert (found.text, found.edtf) == (words, edtf)
    assert found.bounds == (first, last, first, last)


@pytest.mark.parametrize(
    ("text", "words", "edtf", "bounds"),
    [
        (
            "It raided through the 2010s.",
            "through the 2010s",
            "2010/2019",
            ("2010-01-01", "2010-01-01", "2019-12-31", "2019-12-31"),
        ),
        (
            "It raided throughout the 2010s.",
            "throughout the 2010s",
            "2010/2019",
            ("2010-01-01", "2010-01-01", "2019-12-31", "2019-12-31"),
        ),
        (
            "It ruled from 2001 to 2005.",
            "from 2001 to 2005",
            "2001/2005",
            ("2001-01-01", "2001-01-01", "2005-12-31", "2005-12-31"),
        ),
        (
            "By the mid-2000s it was split.",
            "By the mid-2000s",
            "../2006~",
            (None, "2006-12-31", "2006-12-31", None),
        ),
        (
            "It has held Kidal since 2015.",
            "since 2015",
            "2015/..",
            ("2015-01-01", "2015-12-31", MONDAY, None),
        ),
        (
            "It held Kidal until 2015.",
            "until 2015",
            "../2015",
            (None, "2015-12-31", "2015-01-01", "2015-12-31"),
        ),
        ("It left before 2015.", "before 2015", "[..2014]", (None, "2014-12-31", None, "2014-12-31")),
        ("It came after 2015.", "after 2015", "[2015..]", ("2015-01-01", None, "2015-01-01", None)),
        (
            "It is held from 2015 onwards.",
            "2015 onwards",
            "2015/..",
            ("2015-01-01", "2015-12-31", None, None),
        ),
        ("The road is now shut.", "now", None, (None, MONDAY, MONDAY, None)),
        (
            "It has fought for the past two years.",
            "for the past two years",
            "2019-11-08/2021-11-08",
            ("2019-11-08", "2019-11-08", MONDAY, MONDAY),
        ),
    ],
)
def test_words_before_a_time_change_what_it_means(
    text: str, words: str, edtf: str | None, bounds: tuple[str | None, ...]
) -> None:
    found = only(text)
    assert (found.text, found.edtf, found.bounds) == (words, edtf, bounds)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("last week", "T3a"),
        ("last month", "T4g"),
        ("this week", "T2e"),
        ("over the weekend", "T2d"),
        ("around 2 July", "T2c"),
        ("recently", "T2a"),
        ("the past few days", "T2b"),
        ("the past 48 hours", "T2g-i"),
        ("last night", "T1"),
        ("Friday night", "T1"),
        ("late last week", "T2q"),
        ("recent weeks", "T4d"),
        ("the last several weeks", "T4e"),
        ("the first week of August", "T3c"),
        ("early March", "T4a"),
        ("mid-March", "T4b"),
        ("late March", "T4c"),
        ("early 1999", "T5d"),
        ("mid-1999", "T5e"),
        ("late 1999", "T5f"),
    ],
)
def test_ucdp_rules_keep_their_ids(text: str, rule: str) -> None:
    assert only(f"Five died {text}.").rule == rule


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


@pytest.mark.parametrize(
    "text",
    [
        "They may attack in force.",
        "Theresa May spoke.",
        "The march began.",
        "A second column came.",
        "They seized 2,000 rifles.",
        "Resolution 1973 passed.",
        "Some 1,441 fled.",
        "It costs $1990.",
        "A 23-year-old medic fell.",
        "They numbered 1950 men.",
        "He lives at 10 Main Street.",
        "The sun rose.",
        "It fell 3.5 percent.",
        "He was one of 12.",
        "The fall of the town was swift.",
        "Route 1990 is mined.",
    ],
)
def test_words_and_numbers_that_are_no_times(text: str) -> None:
    assert when.read_times(text, published=MONDAY) == ()


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
