"""The countries with what their people and forces are called (sources/countries.csv)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Country(Struct, frozen=True):
    """A country: its ISO 3166 code, names, adjectives ("Malian") and the plural of its people ("Malians")."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


def _several(cell: str) -> tuple[str, ...]:
    """The parts of a cell; a part that is no more than the dates of the one before it belongs to that one."""
    parts: list[str] = []
    for part in filter(None, cell.split("|")):
        if part.startswith((" since=", " until=")):
            parts[-1] += "|" + part
        else:
            parts.append(part)
    return tuple(parts)


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries, in the order of the table."""
    text = (files(__package__) / "sources" / "countries.csv").read_text("utf-8")
    return tuple(
        Country(
            row["iso2"],
            row["name"],
            *(_several(row[column]) for column in ("aliases", "adjectives", "people")),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def country_by_adjective() -> dict[str, str]:
    """The code of a country by its adjective or people as written ("Malian", "Malians")."""
    table: dict[str, str] = {}
    for country in load_countries():
        for word in country.adjectives + country.people:
            table.setdefault(word, country.code)
    return table


@cache
def country_by_people() -> dict[str, str]:
    """The code of a country by the plural of its people, where that is no adjective ("Malians")."""
    adjectives = {word for country in load_countries() for word in country.adjectives}
    pairs = ((word, country.code) for country in load_countries() for word in country.people)
    return {word: code for word, code in pairs if word not in adjectives and word.endswith("s")}


@cache
def country_by_name() -> dict[str, str]:
    """The code of the country that a name is of, by the name as written ("Mali", "DR Congo")."""
    table: dict[str, str] = {}
    for country in load_countries():
        for name in (country.name, *country.aliases):
            table.setdefault(name.partition(" |")[0], country.code)
    return table
