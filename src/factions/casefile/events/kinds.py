"""How near two kinds of event are, as kinds.toml has it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Kinds(Struct, frozen=True):
    """The group of each kind, the kinds that leave the method open, and pairs that are one method."""

    group: dict[str, str]
    general: frozenset[str]
    alike: frozenset[frozenset[str]]


@cache
def load_kinds() -> Kinds:
    """The tables, read once."""
    table = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    group = {kind: name for name, kinds in table["groups"].items() for kind in kinds.split()}
    alike = frozenset(frozenset(pair.split()) for pair in table["alike"]["pairs"])
    return Kinds(group, frozenset(table["general"]["kinds"].split()), alike)


def groups(kinds: Iterable[str]) -> frozenset[str]:
    """The groups of some kinds; a kind of no group stands for itself."""
    known = load_kinds().group
    return frozenset(known.get(kind, kind) for kind in kinds)


def nearness(one: Iterable[str], other: Iterable[str]) -> float:
    """1 for a kind in common, .7 for a method in other words, .5 where one leaves it open, else 0."""
    first, second = frozenset(one), frozenset(other)
    if first & second:
        return 1.0
    kinds = load_kinds()
    if any(frozenset((a, b)) in kinds.alike for a in first for b in second):
        return 0.7
    same_group = bool(groups(first) & groups(second))
    return 0.5 if same_group and (first | second) & kinds.general else 0.0
