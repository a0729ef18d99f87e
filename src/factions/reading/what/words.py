"""Closed classes of words for the light syntax, read from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Words(Struct, frozen=True):
    """Sets of lower-case words."""

    be: frozenset[str]
    aux: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    saying: frozenset[str]
    transparent: frozenset[str]


@cache
def words() -> Words:
    """The closed classes, loaded once."""
    table = tomllib.loads(files("factions.reading.what").joinpath("words.toml").read_text("utf-8"))
    return Words(**{name: frozenset(value.split()) for name, value in table.items()})
