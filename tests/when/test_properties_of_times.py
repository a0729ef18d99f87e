"""What holds of every reading, whatever the text."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.reading import when
from factions.records import When

_SIGNALS = (
    "",
    "since ",
    "by ",
    "until ",
    "before ",
    "after ",
    "around ",
    "throughout ",
    "through ",
    "from ",
    "in ",
)
_NAMES = "January February March April May June July August September October November December".split()
_RELATIVE = (
    "last week", "yesterday", "last month", "the weekend", "recently", "last night", "on Tuesday",
    "two days later",
    "the following year", "that month", "three weeks ago", "the past few days", "last year", "late last week",
)  # fmt: skip

_EXTREME = (
    "9000 years later", "the 1st century", "1,000,000 years ago", "900,000 weeks later",
    "the next decade", "the following winter",
    "the previous Monday", "99999 centuries ago", "in 2099", "in 1000", "the next century",
)  # fmt: skip

years = st.integers(1500, 2099)
days = st.dates(date(1900, 1, 1), date(2098, 12, 31))
names = st.sampled_from(_NAMES)
absolute = st.one_of(
    years.map(str),
    st.tuples(st.sampled_from(("early ", "mid-", "late ", "end of ")), years).map(
        lambda pair: f"{pair[0]}{pair[1]}"
    ),
    st.tuples(st.integers(1, 31), names, years).map(lambda row: f"{row[0]} {row[1]} {row[2]}"),
    st.tuples(names, years).map(lambda row: f"{row[0]} {row[1]}"),
    st.tuples(st.sampled_from(("the ", "the early ", "the mid-", "the late ")), st.integers(150, 209)).map(
        lambda row: f"{row[0]}{row[1]}0s"
    ),
    st.tuples(years, years).map(lambda row: f"{min(row)} to {max(row)}"),
    st.tuples(years, st.integers(0, 99)).map(lambda row: f"{row[0]}-{row[1]:02d}"),
)
phrases = st.tuples(st.sampled_from(_SIGNALS), absolute).map("".join)
sentences = st.lists(st.one_of(phrases, st.sampled_from(_RELATIVE)), min_size=1, max_size=5).map(
    lambda parts: " ".join(f"The front lost a town {part}, they said." for part in parts)
)
anything = st.text(
    alphabet=st.sampled_from("0123456789 -/.,'’\nadefhilnorstuwyMJ"), max_size=60
)  # digits and the letters of months and units, so that rules are nearly met


def in_order(first: str | None, last: str | None) -> bool:
    return first is None or last is None or first <= last


def check(found: When, text: str) -> None:
    es, ls, ee, le = found.bounds
    assert in_order(es, ls)
    assert in_order(ee, le)
    assert in_order(es, le)
    assert found.text == text[found.start : found.end]
    assert found.edtf is None or when.is_edtf(found.edtf), found.edtf


@given(sentences, st.one_of(st.none(), days.map(str)), st.sampled_from((None, "news", "history")))
def test_bounds_keep_their_order_and_edtf_is_well_formed(
    text: str, published: str | None, style: str | None
) -> None:
    found = when.read_times(text, published=published, style=style)
    for one in found:
        check(one, text)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(st.sampled_from(_EXTREME), min_size=1, max_size=8), st.sampled_from(("news", "history")))
def test_times_beyond_the_calendar_break_nothing(parts: list[str], style: str) -> None:
    text = " ".join(f"It fell {part}." for part in parts)
    for one in when.read_times(text, published="2021-11-08", style=style):
        check(one, text)


@given(anything, st.one_of(st.none(), days.map(str)))
def test_no_text_breaks_the_reader(text: str, published: str | None) -> None:
    for one in when.read_times(text, published=published):
        check(one, text)


@given(sentences, days.map(str), st.data())
def test_line_breaks_for_blanks_change_nothing(text: str, published: str, data: st.DataObject) -> None:
    blanks = [match.start() for match in re.finditer(" ", text)]
    broken = set(data.draw(st.lists(st.sampled_from(blanks), unique=True)))
    other = "".join("\n" if place in broken else letter for place, letter in enumerate(text))
    one, two = when.read_times(text, published=published), when.read_times(other, published=published)
    assert [(time.start, time.end, time.value, time.bounds, time.rule) for time in one] == [
        (time.start, time.end, time.value, time.bounds, time.rule) for time in two
    ]


@given(phrases.filter(lambda words: not words.startswith("since")), days.map(str), days.map(str))
def test_a_time_told_in_full_does_not_depend_on_the_publication_date(
    words: str, one: str, other: str
) -> None:
    text = f"The front lost a town {words}, they said."
    readings = [
        [time.bounds for time in when.read_times(text, published=published, style="news")]
        for published in (one, other)
    ]
    assert readings[0] == readings[1]


@given(
    st.sampled_from(("last week", "yesterday", "last month", "recently", "last night", "the past few days")),
    days,
)
def test_words_for_the_days_before_the_report_never_reach_it(words: str, published: date) -> None:
    (found,) = when.read_times(f"A town fell {words}.", published=str(published))
    assert found.bounds[3] is not None
    assert str(published) not in found.bounds


@pytest.mark.parametrize(
    "written",
    [
        "2021-11-02",
        "201X",
        "18XX",
        "2010/2019",
        "2016~/2019",
        "[2003..2006]",
        "../2006~",
        "[..2014]",
        "1999-37",
        "-0240",
    ],
)
def test_edtf_that_is_well_formed(written: str) -> None:
    assert when.is_edtf(written)


@pytest.mark.parametrize(
    "written", ["", "201", "2021-13", "2021-02-30", "2021-W44", "..", "/2006", "[..]", "2021-11-5"]
)
def test_edtf_that_is_not(written: str) -> None:
    assert not when.is_edtf(written)


def test_reading_time_grows_in_proportion_to_the_text() -> None:
    block = (
        "On 3 March 2015 the army, having fought for two years, retook the town it had lost in late 2014. "
    )
    when.read_times(block)
    small, large = _seconds(block * 200), _seconds(block * 1600)
    assert large < 8 * small * 2.5 + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    when.read_times(text, published="2021-11-08")
    return time.process_time() - start
