"""Attributes of a relation, read from its own words: degree, post, support types, strength, measures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from factions.reading.what.nouns import target_classes
from factions.reading.what.numbers import read_count
from factions.records import Role

Attributes = dict[str, Any]


@cache
def _words() -> dict[str, dict[str, str]]:
    """For each attribute, the value that each word stands for."""
    loaded = tomllib.loads(files("factions.reading.what").joinpath("attributes.toml").read_text("utf-8"))
    return {
        name: {word: value for value, words in table.items() for word in words.split("|")}
        for name, table in loaded.items()
    }


def refine(kind: str, attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    """The attributes as the vocabulary of `kind` has them, from the pattern's words and the evidence."""
    reader = _READERS.get(kind)
    return reader(dict(attributes), evidence.lower(), roles) if reader else attributes


def _first(name: str, words: str, otherwise: str) -> str:
    padded = f" {re.sub(r'[,.;()]', ' ', words.lower())} "
    return next((value for word, value in _words()[name].items() if f" {word} " in padded), otherwise)


def _part_of(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes["degree"] = _first("degree", evidence, "unstated")
    return attributes


def _holds_post(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    words = attributes.get("post_words", "")
    attributes.setdefault("post", _first("post", words, "official") if words else "leader")
    return attributes


def _supports(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    padded = " " + re.sub(r"[^a-z ]", " ", evidence) + " "
    types = {value for word, value in _words()["support"].items() if f" {word} " in padded}
    attributes["support_types"] = sorted(types) or ["unknown"]
    return attributes


def _strength(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    words = attributes.pop("strength_words", "")
    low, high, _ = read_count(words.lower())
    return {
        **attributes,
        "min": low,
        "max": high,
        "trend": _first("trend", evidence, "unstated"),
        "words": words,
    }


def _composition(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes["part"] = _first("part", attributes.get("part", "fighters"), "fighters")
    kind = next((role.mention_kind for role in roles if role.role == "object"), "")
    attributes["source"] = {
        "people": "people",
        "civilians": "people",
        "place": "place",
        "state": "place",
    }.get(kind, "actor")
    attributes["sense"] = "origin"
    return attributes


def _targets(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    whom = next((role for role in roles if role.role == "object"), None)
    classes = target_classes(whom.text, whom.mention_kind) if whom else ()
    return {**attributes, "target_class": list(classes) or ["unknown"]}


def _overlaps(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes["dimension"] = _first("overlap", attributes.get("dimension_words", ""), "unstated")
    return attributes


def _contrast(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes["comparison"] = _first("comparison", attributes["comparison"], attributes["comparison"])
    attributes["dimension"] = _first("contrast", attributes.get("dimension_words", ""), "other")
    return attributes


def _agreement(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes.setdefault("agreement", _first("agreement", evidence, "unstated"))
    return attributes


def _designated(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    phase = "begins"
    if re.search(r"\b(?:delist|removed|lifted|revoked|unbanned)", evidence):
        phase = "ends"
    elif re.search(
        r"\b(?:considers|(?:is|are|remains?) (?:designated|listed|banned|outlawed|proscribed))", evidence
    ):
        phase = "in_force"
    return {**attributes, "designation": _first("designation", evidence, "unstated"), "phase": phase}


def _named(attributes: Attributes, evidence: str, roles: Sequence[Role]) -> Attributes:
    attributes.setdefault("name", next((role.text for role in roles if role.role == "subject"), ""))
    return attributes


_READERS: dict[str, Callable[[Attributes, str, Sequence[Role]], Attributes]] = {
    "part_of": _part_of, "holds_post": _holds_post, "supports": _supports, "strength": _strength,
    "composition": _composition, "targets": _targets, "overlaps_with": _overlaps, "contrast": _contrast,
    "agreement_with": _agreement, "designated_by": _designated, "named": _named,
}  # fmt: skip
