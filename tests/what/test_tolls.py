"""Counts of people harmed: what is counted, how many, and what the words leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_findings import findings

from factions.reading.what.numbers import read_count, value_of

Toll = tuple[str, str, int | None, int | None, str | None, str]


def tolls(source: str) -> list[Toll]:
    return [
        (toll.category, toll.party, toll.min, toll.max, toll.qualifier, toll.scope)
        for found in findings(source)
        for toll in found.tolls
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[group Rebels] killed at least 20 [civilians:nominal people] in [place Beni].",
            [("killed", "unknown", 20, None, "at_least", "total")],
        ),
        (
            "13 [state_force:nominal soldiers] and about 170 [civilians:nominal civilians] were "
            "killed in the raid.",
            [
                ("killed", "side_b", 13, 13, None, "total"),
                ("killed", "civilians", 170, 170, "about", "total"),
            ],
        ),
        (
            "The bombing of [facility:nominal a mosque] killed up to 90 [civilians:nominal worshippers].",
            [("killed", "civilians", None, 90, "up_to", "total")],
        ),
        (
            "[group:nominal Gunmen] raided [facility:nominal a camp], leaving dozens dead and 30 wounded.",
            [("killed", "unknown", None, None, None, "total"), ("wounded", "unknown", 30, 30, None, "total")],
        ),
        (
            "An attack on [facility:nominal a school] killed twelve, including four "
            "[civilians:nominal children].",
            [("killed", "unknown", 12, 12, None, "total"), ("killed", "civilians", 4, 4, None, "partial")],
        ),
        (
            "[state_force The army] repelled an attack on [place Bor], killing 40 [group:nominal militants].",
            [("killed", "side_b", 40, 40, None, "total")],
        ),
        (
            "[group:nominal Bandits] kidnapped between 30 and 40 [civilians:nominal pupils].",
            [("captured", "civilians", 30, 40, None, "total")],
        ),
        (
            "[group Rebels] attacked [place Bor]. Nobody was killed.",
            [("killed", "unknown", 0, 0, None, "total")],
        ),
        ("[group Rebels] attacked [place Bor]. No casualties were reported.", []),
        ("[group Rebels] killed 20 cows and burned 300 houses in [place Bor].", []),
    ],
)
def test_tolls(source: str, expected: list[Toll]) -> None:
    assert tolls(source) == expected


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_with_or_without_commas_are_read(number: int) -> None:
    assert value_of(str(number)) == number
    assert value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("twenty-three", (23, 23, None)),
        ("more than 1,200", (1200, None, "at_least")),
        ("as many as sixty", (None, 60, "up_to")),
        ("some two dozen", (24, 24, "about")),
        ("between 10 and 15", (10, 15, None)),
        ("hundreds", (None, None, None)),
    ],
)
def test_counts_keep_what_they_leave_open(
    words: str, bounds: tuple[int | None, int | None, str | None]
) -> None:
    assert read_count(words) == bounds
