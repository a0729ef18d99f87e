"""Nouns for those who attack and are attacked: their target classes, and phrases that no mention covers."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z][a-z'-]*")
_BY_KIND = {
    "civilians": ("civilians",), "state_force": ("military",), "group": ("armed_group",),
    "people": ("civilians",), "office": ("officials",),
}  # fmt: skip


@cache
def _table() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = tomllib.loads(
        files("factions.reading.what").joinpath("nouns.toml").read_text("utf-8")
    )
    return loaded


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, words in _table()["classes"].items():
        for word in words.split():
            table[word] = (*table.get(word, ()), name)
    return table


@cache
def noun_kinds() -> dict[str, str]:
    """The mention kind of each noun that may head a phrase no mention covers."""
    table: dict[str, str] = {}
    for kind, words in _table()["kinds"].items():
        for word in words.split():
            table.setdefault(word, kind)
    return table


def target_classes(words: str, kind: str) -> tuple[str, ...]:
    """The target classes that a phrase states, in the order of its words; by its kind if none does."""
    table = _classes()
    found: list[str] = []
    for word in _WORD.findall(words.lower()):
        for name in table.get(word, ()):
            if name not in found:
                found.append(name)
    if "civilians" in found and len(found) > 1 and kind != "civilians":
        found.remove("civilians")
    return tuple(found) or _BY_KIND.get(kind, ())
