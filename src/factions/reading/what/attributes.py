"""Attributes of a relation, read from its own words: degree, post, support types, strength."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from factions.reading.what.numbers import read_count

_WORD = re.compile(r"[a-z][a-z-]*")


@cache
def _words() -> dict[str, dict[str, str]]:
    """For each attribute, the value that each word stands for."""
    loaded = tomllib.loads(files("factions.reading.what").joinpath("attributes.toml").read_text("utf-8"))
    return {
        name: {word: value for value, words in table.items() for word in words.split("|")}
        for name, table in loaded.items()
    }


def refine(kind: str, attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    """The attributes as the vocabulary of `kind` has them."""
    reader = _READERS.get(kind)
    return reader(dict(attributes), evidence.lower()) if reader else attributes


def _first(name: str, words: str, otherwise: str) -> str:
    padded = f" {words.lower()} "
    for word, value in _words()[name].items():
        if f" {word} " in padded.replace(",", " "):
            return value
    return otherwise


def _part_of(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    attributes["degree"] = _first("degree", evidence, "unstated")
    return attributes


def _holds_post(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    words = attributes.get("post_words", "")
    attributes.setdefault("post", _first("post", words, "official"))
    return attributes


def _supports(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    padded = " " + re.sub(r"[^a-z ]", " ", evidence) + " "
    types = {value for word, value in _words()["support"].items() if f" {word} " in padded}
    attributes["support_types"] = sorted(types) or ["unknown"]
    return attributes


def _strength(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    low, high, _ = read_count(attributes.get("strength_words", "").lower())
    attributes["min"], attributes["max"] = low, high
    attributes["words"] = attributes.pop("strength_words", "")
    return attributes


def _composition(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    attributes["part"] = _first("part", attributes.get("part", "fighters"), "fighters")
    return attributes


def _targets(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    attributes.pop("aux_words", None)
    attributes.pop("verb_words", None)
    return attributes


def _overlaps(attributes: dict[str, Any], evidence: str) -> dict[str, Any]:
    attributes["dimension"] = _first("dimension", attributes.get("dimension", ""), "unstated")
    return attributes


_READERS = {
    "part_of": _part_of, "holds_post": _holds_post, "supports": _supports, "strength": _strength,
    "composition": _composition, "targets": _targets, "overlaps_with": _overlaps,
}  # fmt: skip
