"""The nouns and function words by which people and bodies are told in a text (lexicon.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

KINDS = (
    "group",
    "state_force",
    "state",
    "office",
    "person",
    "civilians",
    "people",
    "facility",
    "weapon",
    "other",
)


class Head(Struct, frozen=True):
    """A noun as the head of a phrase: what it stands for, and whether many, one, or one body of many."""

    kind: str
    number: str


class Lexicon(Struct, frozen=True):
    """The tables of lexicon.toml, ready to look a word up in."""

    heads: dict[str, Head]
    shy: frozenset[str]
    containers: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    quantities: dict[str, str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    addresses: frozenset[str]
    unnamed: frozenset[str]
    not_bodies: frozenset[str]
    things: frozenset[str]
    papers: frozenset[str]
    described: frozenset[str]
    adjectives: frozenset[str]
    speech: frozenset[str]
    rebel_modifiers: frozenset[str]
    state_modifiers: frozenset[str]
    nouns_after_names: frozenset[str]
    body_names: frozenset[str]
    fighting_names: frozenset[str]
    not_names: frozenset[str]
    possessive_names: frozenset[str]
    led_by: frozenset[str]
    ordinals: frozenset[str]
    particles: frozenset[str]
    hyphen_particles: frozenset[str]
    articles: frozenset[str]
    kin_particles: frozenset[str]
    given: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    table = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))
    words = table["words"]
    heads: dict[str, Head] = {}
    for kind in KINDS:
        for number, listed in table[kind].items():
            for word in listed.split():
                heads.setdefault(word, Head(kind, number))
    sets = {name: frozenset(listed.split()) for name, listed in words.items() if isinstance(listed, str)}
    quantities = {word: name for name, listed in words["quantities"].items() for word in listed.split()}
    return Lexicon(
        heads=heads, quantities=quantities, given=frozenset(table["given"]["names"].split()), **sets
    )
