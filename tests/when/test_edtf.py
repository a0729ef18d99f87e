"""EDTF: what is well formed, and that what is written reads back to the bounds it was written for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.reading import when
from factions.records import When


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
        "1996/",
        "[2019-11-12,2019-12-11]",
        "2020-35",
    ],
)
def test_edtf_that_is_well_formed(written: str) -> None:
    assert when.is_edtf(written)


@pytest.mark.parametrize(
    "written", ["", "201", "2021-13", "2021-02-30", "2021-W44", "..", "/2006", "[..]", "2021-11-5"]
)
def test_edtf_that_is_not(written: str) -> None:
    assert not when.is_edtf(written)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2021-11-02", date(2021, 11, 2), date(2021, 11, 2)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("2016~/2019", date(2016, 1, 1), date(2019, 12, 31)),
        ("1999-37", date(1999, 1, 1), date(1999, 4, 30)),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
        ("[..2014]", None, date(2014, 12, 31)),
        ("1996/", date(1996, 1, 1), None),
        ("1999~", date(1998, 1, 1), date(2000, 12, 31)),
        ("[2019-11-12,2019-12-11]", date(2019, 11, 12), date(2019, 12, 11)),
    ],
)
def test_the_limits_of_a_written_time(written: str, first: date | None, last: date | None) -> None:
    assert when.edtf_limits(written) == (first, last)


def test_what_is_no_edtf_has_no_limits() -> None:
    with pytest.raises(ValueError, match="2021-W44"):
        when.edtf_limits("2021-W44")


YEARS = st.integers(1500, 2090)
NAMES = st.sampled_from("January February April June July August September October November".split())
CALENDAR = st.one_of(
    YEARS.map(str),
    st.tuples(st.sampled_from(("early ", "mid-", "late ")), YEARS).map(lambda row: f"{row[0]}{row[1]}"),
    st.tuples(st.integers(1, 28), NAMES, YEARS).map(lambda row: f"{row[0]} {row[1]} {row[2]}"),
    st.tuples(st.sampled_from(("", "early ", "late ")), NAMES, YEARS).map(
        lambda row: f"{row[0]}{row[1]} {row[2]}"
    ),
    st.tuples(st.sampled_from(("", "early ", "mid-", "late ")), st.integers(160, 208)).map(
        lambda row: f"the {row[0]}{row[1]}0s"
    ),
    st.tuples(st.sampled_from(("spring", "winter", "first quarter", "third quarter")), YEARS).map(
        lambda row: f"the {row[0]} of {row[1]}"
    ),
)
SIGNALS = ("in ", "throughout ", "by ", "since ", "until ", "before ", "after ", "around ")
SINGLE = st.tuples(st.sampled_from(SIGNALS), CALENDAR).map("".join)
PAIR = st.tuples(st.sampled_from(("from {} to {}", "between {} and {}", "in {} or {}")), YEARS, YEARS).map(
    lambda row: row[0].format(min(row[1:]), max(row[1:]))
)


def limits(found: When) -> tuple[str | None, str | None]:
    """What the bounds leave open: "by" and "since" bound one end only, though they say more of the other."""
    es, _, ee, le = found.bounds
    written = found.edtf or ""
    first = None if written.startswith(("..", "[..")) else es
    last = le if le is not None or not written.startswith("..") else ee
    return first, None if written.endswith(("..", "..]", "/")) else last


@given(st.one_of(SINGLE, PAIR), st.sampled_from(("2091-05-04", None)))
def test_what_is_written_reads_back_to_its_bounds(words: str, published: str | None) -> None:
    (found,) = when.read_times(f"The front held the valley {words}, they said.", published=published)
    assert found.edtf is not None
    read = tuple(None if day is None else day.isoformat() for day in when.edtf_limits(found.edtf))
    assert read == limits(found)
