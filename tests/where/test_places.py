from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.gazetteer import load_gazetteer
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places
from factions.records import Place


def read(text: str, *tags: Tagged, publisher_country: str | None = None) -> dict[str, Place]:
    places = find_places(
        text,
        split_sentences(text),
        Encoding(text, tags),
        load_gazetteer(),
        publisher_country=publisher_country,
    )
    return {place.text: place for place in places}


def tagged(text: str, words: str, label: str = "literal", head: str = "place", score: float = 0.9) -> Tagged:
    return Tagged(text.index(words), text.index(words) + len(words), head, label, score)


def test_places_are_found_and_chosen_by_their_surroundings() -> None:
    found = read("Congolese officials said fighters had left Rutshuru. In Masisi, families fled to Bunia.")
    assert {name: place.country for name, place in found.items()} == {
        "Congolese": "CD", "Rutshuru": "CD", "Masisi": "CD", "Bunia": "CD",
    }  # fmt: skip


def test_the_place_named_after_a_name_settles_which_is_meant() -> None:
    assert read("A bomb went off in Tripoli, Lebanon, on Friday.")["Tripoli"].country == "LB"
    assert read("A bomb went off in Tripoli, Libya, on Friday.")["Tripoli"].country == "LY"


def test_runners_up_are_kept_with_their_scores() -> None:
    others = read("A bomb went off in Tripoli, Libya, on Friday.")["Tripoli"].runners_up
    assert others
    assert all(0 <= other.score < 1 for other in others)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kabul denied the report.", "Kabul"),
        ("The Malian army entered Gossi.", "Malian"),
        ("The Kinshasa government signed it.", "Kinshasa"),
    ],
)
def test_names_that_stand_for_governments_and_peoples_are_associative(text: str, name: str) -> None:
    assert read(text)[name].place_class == "associative"


def test_a_place_after_a_preposition_is_literal() -> None:
    assert read("Shells fell in Bakhmut and Avdiivka.")["Avdiivka"].place_class == "literal"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Jackson spoke on Monday.", "Jackson"),
        ("In May the police found nothing.", "May"),
        ("The Boston Globe reported it.", "Globe"),
    ],
)
def test_persons_and_ordinary_words_are_no_places(text: str, name: str) -> None:
    assert name not in read(text)


def test_unit_words_pick_the_unit() -> None:
    found = read(
        "Clashes went on in Achin district and all over Kandahar province, but not in Kandahar city."
    )
    assert found["Achin"].precision == 3
    assert {place.precision for name, place in found.items() if name == "Kandahar"} <= {1, 4}


def test_common_nouns_belong_to_the_names_of_facilities_and_areas() -> None:
    found = read("Gunmen attacked the Sardar Daud Khan hospital in Kabul and a convoy in the Mahsud area.")
    assert {"Sardar Daud Khan hospital", "Mahsud area"} <= set(found)


def test_an_unknown_village_lies_in_the_unit_that_the_text_names_around_it() -> None:
    found = read("Gunmen entered the village of Zawaqorai in Achin district, Nangarhar.")
    place, unit = found["Zawaqorai"], found["Achin"]
    assert (place.name, place.geonames_id, place.precision) == ("Zawaqorai", None, 3)
    assert (place.country, place.lat, place.lon) == ("AF", unit.lat, unit.lon)
    assert (place.radius_km or 0) >= 25


def test_an_unknown_place_has_no_point_but_the_country_of_its_surroundings() -> None:
    place = read("Rebels attacked a convoy near Inabogholi on Friday, the Malian army said.")["Inabogholi"]
    assert (place.lat, place.lon, place.precision) == (None, None, None)
    assert (place.country, place.relation) == ("ML", "near")


def test_an_unknown_place_among_several_countries_has_none() -> None:
    found = read("Rebels attacked a convoy near Inabogholi. It had left Bamako for Accra.")
    assert found["Inabogholi"].country is None


def test_a_list_says_nothing_of_where_an_unknown_place_lies() -> None:
    text = "Rebels entered Inabogholi, Gossi and Kidal."
    found = read(text, *(tagged(text, name) for name in ("Inabogholi", "Gossi", "Kidal")))
    assert (found["Inabogholi"].lat, found["Inabogholi"].country) == (None, "ML")


def test_a_hotel_lies_where_the_text_says_and_not_where_its_name_comes_from() -> None:
    text = "A blast struck the Serena Hotel in Kabul."
    found = read(text, tagged(text, "Serena Hotel"), tagged(text, "Kabul"))
    assert (found["Serena Hotel"].country, found["Serena Hotel"].precision) == ("AF", 2)


def test_a_small_far_place_of_the_name_is_only_a_runner_up() -> None:
    place = read("Fighting spread from Khorasan to Kabul, Jalalabad and Kunduz.").get("Khorasan")
    assert place is None or place.lat is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thousands marched in the Malian capital on Sunday.", "Malian capital"),
        ("Thousands marched in the capital of Mali.", "capital of Mali"),
        ("Thousands marched in Mali's capital.", "Mali's capital"),
    ],
)
def test_a_capital_said_by_its_country_is_the_city(text: str, words: str) -> None:
    place = read(text)[words]
    assert (place.name, place.country, place.precision, place.place_class) == ("Bamako", "ML", 1, "literal")


def test_the_unit_word_after_a_list_goes_with_all_its_names() -> None:
    found = read("Clashes went on in Kunar, Kandahar and Herat provinces on Monday.")
    assert {found[name].precision for name in ("Kunar", "Kandahar", "Herat")} == {4}


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Fighting went on in northern Mali.", "northern Mali", "Mali", "ML"),
        ("He was seen in Maiduguri, Borno State.", "Maiduguri, Borno State", "Maiduguri", "NG"),
        ("It was the Czechs who refused.", "Czechs", "Czechia", "CZ"),
        ("The camp lies in greater Khartoum.", "greater Khartoum", "Khartoum", "SD"),
    ],
)
def test_the_encoder_s_stretches_are_looked_up_by_their_core(
    text: str, words: str, name: str, country: str
) -> None:
    found = read(text, tagged(text, words))[words]
    assert (found.name, found.country) == (name, country)


def test_a_facility_named_after_its_town_lies_there_and_is_not_the_town() -> None:
    text = "Shells hit Goma International Airport."
    place = read(text, tagged(text, "Goma International Airport"))["Goma International Airport"]
    assert (place.name, place.country, place.admin1) == ("Goma International Airport", "CD", "North Kivu")
    assert (place.geonames_id, place.precision, place.located) == (None, 2, "holder")


def test_another_spelling_is_read_in_a_country_that_the_text_names() -> None:
    text = "The Malian army left Tesalitt."
    assert read(text, tagged(text, "Tesalitt"), tagged(text, "Malian"))["Tesalitt"].name == "Tessalit"
    assert read("He left Tesalitt.", tagged("He left Tesalitt.", "Tesalitt"))["Tesalitt"].lat is None


def test_a_stretch_that_broke_off_inside_a_name_gets_all_of_it() -> None:
    text = "The meeting in Dar es Salaam ended."
    assert read(text, tagged(text, "es Salaam"))["Dar es Salaam"].country == "TZ"


def test_streets_and_foreign_schools_are_not_where_their_names_come_from() -> None:
    text = "He lived on Liverpool Street near the British School."
    found = read(text, tagged(text, "Liverpool Street"), tagged(text, "British School"))
    assert {place.lat for place in found.values()} == {None}


def test_a_group_that_nobody_knows_as_a_place_is_none() -> None:
    text = "Zarqanis attacked the town."
    tags = (tagged(text, "Zarqanis"), tagged(text, "Zarqanis", "ORG", "ace"))
    assert read(text, *tags) == {}


def test_a_people_s_name_stands_for_land_only_before_words_for_land() -> None:
    text = "Afghan officials met on the Afghan coast."
    first, second = tagged(text, "Afghan"), Tagged(28, 34, "place", "associative", 0.9)
    places = find_places(text, split_sentences(text), Encoding(text, (first, second)), load_gazetteer())
    assert [place.place_class for place in places] == ["associative", "literal"]


def test_capitals_throughout_are_read() -> None:
    text = "SAN SALVADOR, 3 JAN 90 -- THE REBELS ATTACKED A BARRACKS IN USULUTAN AND FLED TO SAN MIGUEL."
    assert {"SAN SALVADOR", "USULUTAN", "SAN MIGUEL"} <= set(read(text))


def test_the_encoder_sets_bounds_and_class_and_may_pass_the_gazetteer_over() -> None:
    text = "Reports came from Zawaqorai and Kabul."
    tags = (Tagged(18, 27, "place", "literal", 0.9), Tagged(32, 37, "place", "associative", 0.8))
    found = read(text, *tags)
    assert found["Zawaqorai"].lat is None
    assert (found["Kabul"].country, found["Kabul"].place_class) == ("AF", "associative")


def test_what_the_encoder_doubts_is_left_out() -> None:
    text = "Reports came from Zawaqorai."
    assert read(text, Tagged(18, 27, "place", "literal", 0.2)) == {}


@given(st.text("KabulGoma in,.-’ near 20 km south of the\n“”$ÉİßУк", max_size=120))
def test_any_text_gives_places_at_their_words(text: str) -> None:
    for place in find_places(text, split_sentences(text), Encoding(text), load_gazetteer()):
        assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(
    ("text", "words", "country", "precision", "place_class"),
    [
        ("Students fled Aleppo University after shells fell.", "Aleppo University", "SY", 2, "literal"),
        ("The Kabul government rejected the offer.", "Kabul", "AF", 1, "associative"),
        ("A Kunar-based commander was killed on Monday.", "Kunar", "AF", 4, "associative"),
        ("Nurses left the Maiduguri teaching hospital.", "Maiduguri", "NG", 1, "literal"),
    ],
)
def test_names_inside_names_are_told_apart(
    text: str, words: str, country: str, precision: int, place_class: str
) -> None:
    label = "literal" if place_class == "literal" else "associative"
    place = read(text, tagged(text, words, label))[words]
    assert (place.country, place.precision, place.place_class) == (country, precision, place_class)
