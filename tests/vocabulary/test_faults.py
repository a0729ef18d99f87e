"""A claim that misuses the vocabulary is told what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from factions.records import Claim, Link, Quote, Role, Stance, Toll
from factions.vocabulary import faults

PART = Claim(
    id="clm_1",
    document="doc_1",
    kind="part_of",
    roles=(
        Role("the brigade", 0, 11, role="subject", name="Brigade", actor=None, mention_kind="group"),
        Role("the front", 20, 29, role="object", name="Front", actor=None, mention_kind="group"),
    ),
    when=None,
    place=None,
    attributes={"degree": "nominal", "degree_words": "in name only"},
    tolls=(),
    stance=Stance(),
    links=(),
    evidence=(Quote("the brigade, of the front", 0, 29),),
    confidence=0.9,
    reader="test/1",
)


def test_a_sound_claim_has_no_faults() -> None:
    assert faults(PART) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "befriends"}, "no kind of claim is named befriends"),
        ({"roles": PART.roles[:1]}, "part_of needs a object"),
        ({"roles": (*PART.roles, PART.roles[0])}, "part_of has one subject at most"),
        ({"roles": (*PART.roles, replace(PART.roles[0], role="attacker"))}, "part_of has no role attacker"),
        (
            {"roles": (PART.roles[0], replace(PART.roles[1], mention_kind="gang"))},
            "'gang' is no term of mention_kinds",
        ),
        (
            {"roles": (PART.roles[0], replace(PART.roles[1], target_class=("shops",)))},
            "'shops' is no term of target",
        ),
        ({"attributes": {"degree": "loose"}}, "'loose' does not fit the attribute degree of part_of"),
        ({"attributes": {"colour": "red"}}, "part_of has no attribute colour"),
        ({"stance": Stance(certainty="sure")}, "'sure' is no term of certainty"),
        ({"links": (Link("because", "clm_2"),)}, "'because' is no term of link_kinds"),
        (
            {"tolls": (Toll("nine", 0, 4, category="dead", party="unknown", min=9, max=9),)},
            "'dead' is no term of toll_categories",
        ),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(replace(PART, **change)))


@pytest.mark.parametrize(
    ("kind", "attributes", "sound"),
    [
        ("strength", {"min": 800, "max": None, "trend": "growing", "words": "800 or more"}, True),
        ("strength", {"min": "800"}, False),
        ("supports", {"support_types": ["weapons", "training"]}, True),
        ("supports", {"support_types": ["cheese"]}, False),
        ("split_from", {"temporary": True}, True),
        ("split_from", {"temporary": "yes"}, False),
    ],
)
def test_attributes_fit_their_types(kind: str, attributes: dict[str, Any], sound: bool) -> None:
    roles = PART.roles[:1] if kind == "strength" else PART.roles
    assert (faults(replace(PART, kind=kind, roles=roles, attributes=attributes)) == ()) is sound
