from __future__ import annotations

import pytest

from factions.gazetteer import load_gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places
from factions.records import Place

GOMA = load_gazetteer().find("Goma")[0]


def first(text: str) -> Place:
    return find_places(text, split_sentences(text), Encoding(text), load_gazetteer())[0]


def away(place: Place) -> float:
    assert place.lat is not None
    assert place.lon is not None
    goma = next(e for e in load_gazetteer().find("Goma") if e.feature_class == "P" and e.country == "CD")
    return distance_km(place.lat, place.lon, goma.lat, goma.lon)


def test_a_distance_and_a_direction_move_the_point() -> None:
    place = first("Rebels took a post 20 km south of Goma, in eastern Congo.")
    assert place.relation == "20 km south of"
    assert away(place) == pytest.approx(20, abs=1)
    assert place.lat is not None
    assert place.lat < GOMA.lat
    assert place.precision == 2


def test_miles_are_counted_as_miles() -> None:
    assert away(first("Rebels took a post 10 miles north of Goma.")) == pytest.approx(16.1, abs=1)


def test_a_distance_without_a_direction_is_a_circle() -> None:
    place = first("Rebels took a post 60 km from Goma.")
    assert (place.radius_km, place.precision) == (60, 5)
    assert away(place) < 1


@pytest.mark.parametrize("words", ["near", "outside", "on the outskirts of", "close to"])
def test_nearness_widens_a_town_to_25_km(words: str) -> None:
    place = first(f"Rebels were seen {words} Goma.")
    assert (place.relation, place.radius_km, place.precision) == (words, 25, 2)


def test_part_of_a_country_is_a_fuzzy_region() -> None:
    place = first("Fighting goes on in eastern Ukraine.")
    assert (place.relation, place.precision, place.country) == ("eastern", 5, "UA")
    assert place.lon is not None
    assert place.lon > 33


def test_a_border_is_a_linear_feature() -> None:
    assert first("Smugglers were held near the Afghan border.").precision == 5


def test_between_two_places_is_halfway() -> None:
    place = first("A convoy was ambushed between Bakhmut and Chasiv Yar.")
    assert place.relation == "between"
    assert place.precision == 2


def test_seas_have_precision_7() -> None:
    assert first("A ship was hit in the Red Sea.").precision == 7
