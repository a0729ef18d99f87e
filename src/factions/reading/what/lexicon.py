"""The trigger lexicon: verbs and nouns that tell of events, with what stands in their roles."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from factions.reading.what.inflect import forms


class Frame(Struct, frozen=True):
    """One entry of a trigger table; see the head of verbs.toml and nouns.toml."""

    id: str
    kind: str
    noun: bool
    subject: tuple[str, ...]
    object: tuple[str, ...]
    preps: dict[str, str]
    possessor: str
    needs: str
    kinds: dict[str, frozenset[str]]
    harm: bool
    strict: bool
    weak: bool
    only_beside: bool
    before: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Entry(Struct, frozen=True):
    """A surface form: the words after the first, its frame, and which form of the verb it is."""

    lemma: str
    rest: tuple[str, ...]
    frame: Frame
    form: str


class Senses(Struct, frozen=True):
    """Words that show that a trigger means no violence."""

    before: frozenset[str]
    after: dict[str, tuple[str, ...]]
    sentence: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("factions.reading.what").joinpath("triggers", name).read_text("utf-8"))


@cache
def all_frames() -> tuple[Frame, ...]:
    """Every entry of both tables."""
    return tuple(
        _frame(row, name == "noun", row.get("lemmas") or row["forms"])
        for name in ("verb", "noun")
        for row in _table(f"{name}s.toml")[name]
    )


def _frame(row: dict[str, Any], noun: bool, words: str) -> Frame:
    return Frame(
        id=words, kind=row["kind"], noun=noun,
        subject=_alternatives(row.get("subject")), object=_alternatives(row.get("object")),
        preps=row.get("preps", {}), possessor=row.get("possessor", ""), needs=row.get("needs", ""),
        kinds={role: frozenset(kinds.split("|")) for role, kinds in row.get("kinds", {}).items()},
        harm=row.get("harm", False), strict=row.get("strict", False), weak=row.get("weak", False),
        only_beside=row.get("only_beside", False),
        before=frozenset(row["before"].split("|")) if "before" in row else frozenset(),
        yes=tuple(row["yes"]), no=tuple(row["no"]),
    )  # fmt: skip


def _alternatives(words: str | None) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """The entries by their first word, longest first."""
    found: dict[str, list[Entry]] = {}
    for frame in all_frames():
        for words in frame.id.split("|"):
            first, *rest = words.split()
            if first.endswith("ly") and rest:
                found.setdefault(first, []).extend(
                    Entry(words, (form, *rest[1:]), frame, name) for form, name in forms(rest[0]).items()
                )
                continue
            surface = {first: "noun"} if frame.noun else forms(words)
            for form, name in surface.items():
                found.setdefault(form, []).append(Entry(words, tuple(rest), frame, name))
    return {
        first: tuple(sorted(entries, key=lambda entry: (-len(entry.rest), entry.frame.noun)))
        for first, entries in found.items()
    }


@cache
def senses() -> Senses:
    """The words that rule a sense out."""
    table = _table("senses.toml")
    return Senses(
        before=frozenset(table["phrases"]["before"].split("|")),
        after=_by_first_word(table["phrases"]["after"].split("|")),
        sentence=frozenset(table["sentence"]["any"].split("|")),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for phrase in phrases:
        table.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(found) for word, found in table.items()}
