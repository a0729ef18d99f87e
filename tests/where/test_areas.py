"""Areas and names without a capital letter: borders, parts of a country, other scripts, "the capital"."""

from __future__ import annotations

import pytest

from factions.gazetteer import load_gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places, geo_precision
from factions.records import Place


def read(text: str, *tags: Tagged) -> dict[str, Place]:
    places = find_places(text, split_sentences(text), Encoding(text, tags), load_gazetteer())
    return {place.text: place for place in places}


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Gunmen crossed the Afghan-Pakistani border.", "Pakistani", 33.9, 70.0),
        ("Smugglers use the border between Mali and Niger.", "Mali", 15.6, 2.9),
        ("Shells fell on Turkey's border with Syria.", "Syria", 36.6, 39.0),
    ],
)
def test_the_border_of_two_countries_is_where_they_meet(text: str, name: str, lat: float, lon: float) -> None:
    place = read(text)[name]
    assert (place.relation, place.precision, place.place_class) == ("border", 5, "literal")
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, lat, lon) < 150
    assert 25 <= (place.radius_km or 0) < 900


def test_countries_that_do_not_meet_have_no_border() -> None:
    assert load_gazetteer().border("ML", "UA") is None


def test_a_people_s_east_is_a_part_of_its_country() -> None:
    place = read("Fighters regrouped in the Afghan east.")["Afghan"]
    assert (place.relation, place.precision, place.place_class) == ("east", 5, "literal")
    assert (place.lon or 0) > 67


def test_regions_in_lower_case_are_read_in_a_country_that_the_text_names() -> None:
    assert read("Drones hit the tribal areas, Pakistani officials said.")["tribal areas"].country == "PK"
    assert "tribal areas" not in read("Officials toured the tribal areas of Bihar.")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell in Бахмут on Monday.", "Бахмут", "UA"),
        ("The strike on الرقة went on.", "الرقة", "SY"),
        ("It names Мариуполь and nothing of Щщщщ.", "Мариуполь", "UA"),
    ],
)
def test_names_in_other_scripts_are_read(text: str, name: str, country: str) -> None:
    found = read(text)
    assert (list(found), found[name].country) == ([name], country)


def test_the_capital_is_that_of_the_country_of_which_the_text_speaks() -> None:
    text = "Rebels reached the capital on Sunday. The Malian army fought them in Kati."
    assert (read(text)["the capital"].name, read(text)["the capital"].precision) == ("Bamako", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels reached the capital on Sunday. They had left Goma for Kigali.",
        "Malian officials said in Kati that the capital market had closed.",
        "Malian soldiers left Kati for the capital, Bamako.",
        "It is the capital of trade, Malian officials said in Kati.",
    ],
)
def test_a_capital_of_nowhere_in_particular_is_none(text: str) -> None:
    assert "the capital" not in read(text)


def test_nearness_is_to_the_town_and_not_to_its_province() -> None:
    place = read("Houthi forces shelled a village south of Hodeidah.")["Hodeidah"]
    assert (place.precision, place.radius_km, place.admin1) == (2, 25, "Al Hudaydah")


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell in Raqqa on Monday, Syrian state media said.", "Raqqa", 1),
        ("Fighting spread through Raqqa province, Syrian state media said.", "Raqqa", 4),
    ],
)
def test_a_bare_name_is_the_chief_town_s(text: str, name: str, precision: int) -> None:
    assert read(text)[name].precision == precision


def test_a_misspelt_name_is_suggested_and_not_assumed() -> None:
    text = "Iraqi police left Mozul on Friday."
    place = read(text, Tagged(0, 5, "place", "associative", 0.9), Tagged(18, 23, "place", "literal", 0.9))
    assert (place["Mozul"].lat, place["Mozul"].geonames_id) == (None, None)
    assert [(other.name, other.score) for other in place["Mozul"].runners_up[:1]] == [("Mosul", 0.0)]


def test_an_unknown_street_lies_around_the_town_that_the_text_speaks_of() -> None:
    text = (
        "Shots rang out in Goma. Residents of Goma fled north. Goma was calm by noon but for Katindo Street."
    )
    tags = [Tagged(i, i + 4, "place", "literal", 0.9) for i in range(len(text)) if text.startswith("Goma", i)]
    at = text.index("Katindo")
    place = read(text, *tags, Tagged(at, at + 14, "place", "literal", 0.9))["Katindo Street"]
    assert (place.located, place.precision, place.country) == ("surroundings", 5, "CD")
    assert (place.admin1, place.geonames_id, place.radius_km) == (None, None, 100)


@pytest.mark.parametrize(
    ("precision", "code"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, None), (7, 3), (None, None)]
)
def test_acled_s_precision_follows_from_ucdp_s(precision: int | None, code: int | None) -> None:
    assert geo_precision(Place("x", 0, 1, name="x", precision=precision)) == code


def test_one_name_that_nobody_knows_costs_no_other() -> None:
    text = "Clashes went on in Goma, Rutshuru and the village of Xqzwtyk."
    found = read(text)
    assert {found["Goma"].country, found["Rutshuru"].country} == {"CD"}
    assert found["Xqzwtyk"].geonames_id is None
