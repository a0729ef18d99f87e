"""What the whole document says of its names, gathered before any name is judged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factions.gazetteer import Entry, Gazetteer
from factions.reading.where.cues import Scene, is_cued
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import LIST_JOINTS, Name
from factions.reading.where.persons import person_words
from factions.reading.where.runs import Token
from factions.records import Span

_MANY = 40


def gather_scene(
    text: str,
    found: Sequence[tuple[list[Token], list[Name]]],
    sentences: Sequence[Span],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Scene:
    """The scene of a text whose names were found."""
    names = [name for _, names in found for name in names]
    persons = person_words(found, lexicon)
    openings = frozenset(start for s in sentences for start in (s.start, s.start + 1))
    cued = frozenset(name.key for name in names if is_cued(name, lexicon))
    inside, listed = _containers(text, names, gazetteer), _lists(text, names, lexicon)
    surnames, countries = frozenset(persons.values()), _countries(names, gazetteer)
    return Scene(text, persons, surnames, cued, openings, inside, listed, countries)


def _countries(names: Sequence[Name], gazetteer: Gazetteer) -> frozenset[str]:
    named = (name.of_people or gazetteer.entry(name.rows[0]) for name in names)
    return frozenset(
        entry.country for entry in named if entry.country and group(entry) in ("country", "capital", "state")
    )


def _lists(text: str, names: Sequence[Name], lexicon: Lexicon) -> dict[int, bool]:
    listed: dict[int, bool] = {}
    for name, following in pairwise(names):
        if text[name.end : following.start] in LIST_JOINTS:
            listed[following.start] = is_cued(name, lexicon) or listed.get(name.start, False)
    return listed


def _containers(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> dict[int, tuple[int, ...]]:
    inside: dict[int, tuple[int, ...]] = {}
    for name, following in pairwise(names):
        if text[name.end : following.start] in (", ", " (", ", in ", " in ") and following.rows and name.rows:
            outer = [gazetteer.entry(row) for row in following.rows[:5]]
            rows = tuple(row for row in name.rows[:_MANY] if lies_in(gazetteer.entry(row), outer))
            if rows:
                inside[name.start] = rows
    return inside


def lies_in(entry: Entry, outer: Sequence[Entry]) -> bool:
    """Whether one of the outer places is a unit that holds the entry."""
    return any(entry.country == one.country and entry.row != one.row and _holds(one, entry) for one in outer)


def _holds(outer: Entry, inner: Entry) -> bool:
    kind, held = group(outer), group(inner)
    if kind == "country":
        return held != "country"
    if kind == "state":
        return inner.admin1 == outer.admin1 and held not in ("state", "country")
    return kind == "district" and inner.admin2 == outer.admin2 and held in ("town", "region")
