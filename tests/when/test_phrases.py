"""The phrases of vague time that the field has rules for, each with its written form and bounds."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.records import When

MONDAY = "2021-11-08"


def only(text: str) -> When:
    (found,) = when.read_times(text, published=MONDAY)
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
