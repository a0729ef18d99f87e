"""Rules of a user's own: files beside the built-in ones, tried on their examples before they are used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import ValidationError
from msgspec.structs import replace

from factions.errors import BrokenInvariant, UserError
from factions.reading.when.examples import faults
from factions.reading.when.readings import READINGS
from factions.reading.when.rulebook import (
    Family,
    Rulebook,
    build,
    built_in_families,
    built_in_pieces,
    family_of,
)


def load_rules(*paths: Path) -> Rulebook:
    """The built-in rules with those of the files at `paths` (docs/times.md tells how to write one).

    A rule with the id of a built-in one takes its place. Raises UserError for a file that is no rule file,
    and for a rule that does not do on its examples what it says.
    """
    tables = dict(built_in_pieces())
    families = built_in_families()
    own: list[Family] = []
    for path in paths:
        table = _table(path)
        tables |= _pieces(path, table)
        own.append(_family(path, table))
    book = _book(tables, (*_without(families, own), *own))
    for problem in (problem for family in own for rule in family.rules for problem in faults(book, rule)):
        raise UserError(f"{problem}.")
    return book


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read as a rule file: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path} is no TOML file: {error}.") from error


def _pieces(path: Path, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    pieces = table.get("piece", {})
    for name, piece in pieces.items():
        if not isinstance(piece, dict) or not ("words" in piece or {"regex", "starts"} <= piece.keys()):
            raise UserError(f"{path}: the piece {name} needs `words`, or `regex` and `starts`.")
    found: Mapping[str, Mapping[str, Any]] = pieces
    return found


def _family(path: Path, table: Mapping[str, Any]) -> Family:
    try:
        family = family_of(path.stem, table)
    except ValidationError as error:
        raise UserError(f"{path}: {error}.") from error
    if not family.rules:
        raise UserError(f"{path} holds no [[rule]].")
    for rule in family.rules:
        if rule.make not in READINGS:
            raise UserError(
                f"{path}: rule {rule.id} has make = {rule.make!r}; known are {', '.join(READINGS)}."
            )
        if not rule.examples:
            raise UserError(f"{path}: rule {rule.id} has no examples; give at least one that it should read.")
    return family


def _without(families: tuple[Family, ...], own: list[Family]) -> Iterator[Family]:
    """The built-in families without the rules that the user's own replace."""
    taken = {rule.id for family in own for rule in family.rules}
    for family in families:
        yield replace(family, rules=tuple(rule for rule in family.rules if rule.id not in taken))


def _book(tables: Mapping[str, Mapping[str, Any]], families: tuple[Family, ...]) -> Rulebook:
    try:
        book = build(tables, families)
        for entry in (entry for table in book.by_token.values() for row in table.values() for entry in row):
            entry.pattern.check()
        return book
    except (BrokenInvariant, re.error) as error:
        raise UserError(f"A pattern of the rule files cannot be used: {error}.") from error
