"""Words and numbers that look like times and are none."""

from __future__ import annotations

import pytest

from factions.reading import when

MONDAY = "2021-11-08"


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
