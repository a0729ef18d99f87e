"""What holds of every reading, whatever the text."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

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
    "two days after the siege of Gao", "on the eve of the vote of May 2003", "until the fall of Goma",
    "since the coup of 26 July 2023", "during Ramadan 2014", "on 7 Sawr 1357", "in the Second Congo War",
    "from 1996 until the fall of Kabul", "in 2007 or 2008", "in Q3 2020", "on 11/12/2019",
    "on Good Friday 1998", "in last year's third quarter", "from 28 May - 3 June 2016", "in the summer",
    "in the spring and early summer of 1943", "at Nowruz", "in l998", "in the first two months of 1939",
)  # fmt: skip
_TOLD = ("lost a town", "will lose a town", "plans to hold a vote", "had been expected to leave")

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
told = st.tuples(st.sampled_from(_TOLD), st.one_of(phrases, st.sampled_from(_RELATIVE)))
sentences = st.lists(told, min_size=1, max_size=5).map(
    lambda parts: " ".join(f"The front {verb} {part}, they said." for verb, part in parts)
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


def test_reading_time_grows_in_proportion_to_the_text() -> None:
    block = (
        "On 3 March 2015 the army, having fought for two years, retook the town it had lost in late 2014. "
    )
    block += "\n\nThe siege of 3 May 2015 went on. Two days after the siege, in 2015, they fled.\n\n"
    when.read_times(block)
    small, large = _seconds(block * 200), _seconds(block * 1600)
    assert large < 8 * small * 2.5 + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    when.read_times(text, published="2021-11-08")
    return time.process_time() - start
