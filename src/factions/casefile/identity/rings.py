"""Actors that are said to be parts of each other, in a ring: disputed, and never followed round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factions.casefile.names import folded
from factions.records import Claim

PART = ("part_of", "member_of_umbrella")


class Ring(Struct, frozen=True):
    """Actors each of which is said to be part of the next, the last of the first, by these claims."""

    actors: tuple[str, ...]
    claims: tuple[str, ...]


def part_of_rings(claims: Iterable[Claim]) -> tuple[Ring, ...]:
    """The rings among claims that one actor is part of another; an actor part of itself is a ring of one."""
    wholes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.kind in PART and claim.stance.polarity == "affirmed":
            for part, whole in _pairs(claim):
                wholes[part][whole].append(claim.id)
    groups = {_ring_of(wholes, actor) for actor in list(wholes)}
    return tuple(Ring(group, _claims(wholes, group)) for group in sorted(groups) if group)


def _pairs(claim: Claim) -> list[tuple[str, str]]:
    parties = {
        name: [role.actor or folded(role.name) for role in claim.roles if role.role == name]
        for name in ("subject", "object")
    }
    return [(part, whole) for part in parties["subject"] for whole in parties["object"]]


def _ring_of(wholes: Mapping[str, Mapping[str, list[str]]], actor: str) -> tuple[str, ...]:
    """All that an actor is part of and that is part of it, in order of names; empty where there is none."""
    above = _above(wholes, actor)
    return tuple(sorted(other for other in above if actor in _above(wholes, other))) if actor in above else ()


def _above(wholes: Mapping[str, Mapping[str, list[str]]], actor: str) -> set[str]:
    seen: set[str] = set()
    left = [actor]
    while left:
        new = set(wholes.get(left.pop(), ())) - seen
        seen |= new
        left += new
    return seen


def _claims(wholes: Mapping[str, Mapping[str, list[str]]], group: tuple[str, ...]) -> tuple[str, ...]:
    found = (id for part in group for whole in group for id in wholes.get(part, {}).get(whole, ()))
    return tuple(sorted(set(found)))
