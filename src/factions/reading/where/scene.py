"""What the whole document says of its names, gathered before any name is judged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factions.gazetteer import Entry, Gazetteer
from factions.reading.where.cues import Scene, group, is_cued
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name
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
    return Scene(text, persons, frozenset(persons.values()), cued, openings, _containers(text, names, gazetteer))


def _containers(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> dict[int, tuple[int, ...]]:
    inside: dict[int, tuple[int, ...]] = {}
    for name, following in pairwise(names):
        if text[name.end : following.start] in (", ", " (", ", in ", " in ") and following.rows and name.rows:
            outer = [gazetteer.entry(row) for row in following.rows[:5]]
            rows = tuple(row for row in name.rows[:_MANY] if _within(gazetteer.entry(row), outer))
            if rows:
                inside[name.start] = rows
    return inside


def _within(entry: Entry, outer: Sequence[Entry]) -> bool:
    return any(
        entry.country == one.country and entry.row != one.row and (
            (group(one) == "country" and group(entry) != "country")
            or (group(one) == "state" and entry.admin1 == one.admin1 and group(entry) not in ("state", "country"))
            or (group(one) == "district" and entry.admin2 == one.admin2 and group(entry) in ("town", "region"))
        )
        for one in outer
    )  # fmt: skip
