"""Rules of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from factions.errors import UserError
from factions.reading import when

HARVEST = """
about = "The seasons of the lake."

[piece.lake_season]
words = { first_rains = 6, high_water = 10 }

[[rule]]
id = "lake-season"
patterns = ["{lake_season:month} of {year}"]
make = "calendar_date"
source = "the lake fishers' calendar"
examples = [
    { text = "Raids ceased at the high water of 2015.", words = "the high water of 2015", value = "2015" }
]
misses = ["The high water took the dyke."]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_rule_is_read_beside_the_built_in_ones(tmp_path: Path) -> None:
    book = when.load_rules(write(tmp_path, HARVEST))
    text = "Raids ceased at the high water of 2015 and began again on 3 May 2016."
    found = when.read_times(text, rules=book)
    assert [(time.text, time.rule) for time in found] == [
        ("the high water of 2015", "lake-season"),
        ("3 May 2016", "calendar-day"),
    ]
    assert "lake-season" not in {time.rule for time in when.read_times(text)}


def test_a_rule_with_a_built_in_id_takes_its_place(tmp_path: Path) -> None:
    own = HARVEST.replace('id = "lake-season"', 'id = "decade"')
    book = when.load_rules(write(tmp_path, own))
    assert when.read_times("It grew in the 1990s.", rules=book) == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('make = "calendar_date"', 'make = "guess"', "make = 'guess'"),
        ("{lake_season:month}", "{tide}", "tide"),
        ('value = "2015" }', 'value = "2016" }', "should make"),
        ("The high water took", "The high water of 2015 took", "should leave"),
        ("words = { first_rains = 6, high_water = 10 }", "starts = []", "lake_season"),
        (
            "words = { first_rains",
            'starts = ["first"]\nregex = "(rains"\nunused = { first_rains',
            "cannot be used",
        ),
        ("[[rule]]", "[[rules]]", "no \\[\\[rule\\]\\]"),
        ("patterns = [", "patterns = [[", "TOML"),
        ('id = "lake-season"', "id = 3", "id"),
    ],
)
def test_a_faulty_rule_file_is_refused_with_its_reason(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in HARVEST
    with pytest.raises(UserError, match=complaint):
        when.load_rules(write(tmp_path, HARVEST.replace(old, new, 1)))


def test_a_rule_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        when.load_rules(tmp_path / "none.toml")
