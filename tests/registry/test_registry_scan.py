"""Seeing registry names in running text: the longest, in the right letters, without overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.registry import load_registry

registry = load_registry()


def seen(text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.matches[0].actor.id.removeprefix("act_")) for s in registry.scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Islamic State's Khorasan province",
            [("Islamic State's Khorasan province", "islamic-state-khorasan")],
        ),
        ("They said IS was weak.", [("IS", "islamic-state")]),
        ("This is what he is.", []),
        ("Let us go; LeT denied it.", [("LeT", "lashkar-e-taiba")]),
        ("HOW IS THE WAR GOING", []),
        ("An al-Shabaab unit fled.", [("al-Shabaab", "al-shabaab")]),
        ("Jama'at Nusrat ul-Islam wal-Muslimin", [("Jama'at Nusrat ul-Islam wal-Muslimin", "jnim")]),
        ("the U.S. Army.", [("U.S. Army", "united-states-armed-forces")]),
        ("He lives in the U.S. He left.", [("U.S.", "united-states")]),
        ("anti-balaka fighters", [("anti-balaka", "anti-balaka")]),
        ("ISIS-K and ISIS", [("ISIS-K", "islamic-state-khorasan"), ("ISIS", "islamic-state")]),
        ("in El Salvador, Salvador said", [("El Salvador", "el-salvador")]),
        ("THE TALIBAN AND THE M-19", [("TALIBAN", "taliban"), ("M-19", "m-19")]),
        ("THE FMLN'S TROOPS", [("FMLN", "fmln")]),
        ("its Khorasan affiliate", [("Khorasan affiliate", "islamic-state-khorasan")]),
        ("Islamic State's Sahel affiliate", [("Islamic State's Sahel affiliate", "islamic-state-sahel")]),
        ("Islamic State. West Africa", [("Islamic State", "islamic-state")]),
        ("Burkina\nFaso's army", [("Burkina\nFaso's army", "burkina-faso-armed-forces")]),
        ("the Allied Democratic Forces (ADF)", [("Allied Democratic Forces", "adf"), ("ADF", "adf")]),
    ],
)
def test_names_are_seen_in_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text) == expected


def test_all_who_share_a_name_are_offered() -> None:
    (sighting,) = registry.scan("The ELN struck.")
    assert {match.actor.country[0] for match in sighting.matches} >= {"CO", "PE", "BO"}


_PIECES = [
    "Taliban",
    "the",
    "Islamic State",
    "'s ",
    "Khorasan",
    " province",
    " (",
    "IS",
    ")",
    "-",
    "K",
    ". ",
    "\n\n",
    "al-",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_sightings_never_overlap_and_lie_within(text: str) -> None:
    sightings = registry.scan(text)
    assert all(0 <= s.start < s.end <= len(text) and s.matches for s in sightings)
    assert all(before.end <= after.start for before, after in pairwise(sightings))
