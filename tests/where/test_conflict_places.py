"""Places that reports on conflicts name, each in a sentence of its own: their country and first unit.

The name is given, as by the encoder; what is tested is which place is chosen for it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factions.gazetteer import load_gazetteer
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places

with Path(__file__).with_name("conflict_places.csv").open(encoding="utf-8", newline="") as lines:
    PLACES = [(row["name"], row["country"], row["admin1"], row["people"]) for row in csv.DictReader(lines)]


def test_there_are_enough() -> None:
    assert len({name for name, *_ in PLACES}) >= 82


@pytest.mark.parametrize(("name", "country", "admin1", "people"), PLACES)
def test_a_place_has_its_country_and_first_order_unit(
    name: str, country: str, admin1: str, people: str
) -> None:
    text = f"Fighting was reported in {name} on Monday, {people} officials said."
    at = text.index(people)
    tags = (
        Tagged(25, 25 + len(name), "place", "literal", 0.9),
        Tagged(at, at + len(people), "place", "associative", 0.9),
    )
    first = find_places(text, split_sentences(text), Encoding(text, tags), load_gazetteer())[0]
    assert first.text == name
    assert (first.country or "", first.admin1 or "") == (country, admin1)
    assert first.lat is not None
