"""Reads the vocabulary from its tables."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factions.vocabulary.terms import Attribute, Equivalent, Family, RoleSlot, Scheme, Term, Vocabulary

_PAGES = (
    "claims/actor_states", "claims/actor_makeup", "claims/actor_steps", "claims/posts", "claims/places",
    "claims/patterns", "claims/violence", "claims/developments",
    "values/roles", "values/target_classes", "values/mentions", "values/stance", "values/tolls",
    "values/links", "values/relations", "values/posts", "values/time_and_place",
    "values/answers", "values/records",
)  # fmt: skip
_NOT_CODES = {"fit", "none", "when", "note"}


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    tables = files("factions.vocabulary")
    schemes = tuple(_scheme(name, row) for name, row in _read(tables / "schemes.toml").items())
    names = tuple(scheme.name for scheme in schemes)
    families = (
        _family(name, table, names)
        for page in _PAGES
        for name, table in _read(tables / f"{page}.toml").items()
    )
    return Vocabulary(tuple(families), schemes)


def _read(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _scheme(name: str, row: dict[str, Any]) -> Scheme:
    fields = {field: tuple(codes) for field, codes in row["fields"].items()}
    return Scheme(name, row["title"], row["of"], fields)


def _family(name: str, table: dict[str, Any], schemes: tuple[str, ...]) -> Family:
    head = table["family"]
    terms = tuple(
        _term(term, name, {**head["default"], **row}, schemes)
        for term, row in table.items()
        if term != "family"
    )
    default = _all_equivalents(
        head["default"], tuple(scheme for scheme in schemes if scheme in head["default"])
    )
    return Family(name, head["title"], head["definition"], head["shape"], default, terms)


def _term(name: str, family: str, row: dict[str, Any], schemes: tuple[str, ...]) -> Term:
    return Term(
        name=name,
        family=family,
        definition=row["definition"],
        example=row["example"],
        direction=row.get("direction"),
        symmetric=row.get("symmetric", False),
        roles=tuple(_slot(slot) for slot in row.get("roles", ())),
        attributes=tuple(_attribute(attribute) for attribute in row.get("attributes", ())),
        equivalents=_all_equivalents(row, schemes),
    )


def _slot(written: str) -> RoleSlot:
    """`attacker*` any number, `subject+` one or more, `object?` at most one, `subject` exactly one."""
    mark = written[-1] if written[-1] in "*+?" else ""
    return RoleSlot(written.rstrip("*+?"), least=int(mark in ("", "+")), many=mark in ("*", "+"))


def _attribute(row: dict[str, str]) -> Attribute:
    return Attribute(row["name"], row["meaning"], row.get("type", "term"), row.get("values"))


def _all_equivalents(row: dict[str, Any], schemes: tuple[str, ...]) -> tuple[Equivalent, ...]:
    return tuple(found for scheme in schemes for found in _equivalents(scheme, row[scheme]))


def _equivalents(scheme: str, row: dict[str, str] | list[dict[str, str]]) -> tuple[Equivalent, ...]:
    return tuple(_equivalent(scheme, one) for one in (row if isinstance(row, list) else [row]))


def _equivalent(scheme: str, row: dict[str, str]) -> Equivalent:
    if "none" in row:
        return Equivalent(scheme, "none", note=row["none"])
    codes = tuple((field, code) for field, code in row.items() if field not in _NOT_CODES)
    return Equivalent(scheme, row["fit"], codes, row.get("when"), row.get("note"))
