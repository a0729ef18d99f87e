"""Words before and after a time, and the UCDP rules by their ids."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.records import When

MONDAY = "2021-11-08"


def only(text: str) -> When:
    (found,) = when.read_times(text, published=MONDAY)
    assert text[found.start : found.end] == found.text
    return found


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
