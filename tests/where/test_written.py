from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.gazetteer import load_gazetteer
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.reading.where import find_places
from factions.reading.where.mgrs import from_mgrs
from factions.records import Place


def read(text: str) -> list[Place]:
    return list(find_places(text, split_sentences(text), Encoding(text), load_gazetteer()))


@pytest.mark.parametrize(
    ("words", "lat", "lon", "country"),
    [
        ("13.6279, 25.3494", 13.6279, 25.3494, "SD"),
        ("-1.6789, 29.2221", -1.6789, 29.2221, "CD"),
        ("34.4265° N, 70.4515° E", 34.4265, 70.4515, "AF"),
        ("2.44 S, 76.60 W", -2.44, -76.6, None),
        ("12°38'21\"N 8°00'10\"W", 12.63917, -8.00278, "ML"),
        ("48°35′N, 38°00′E", 48.58333, 38.0, "UA"),
        ("33UXP0500444998", 48.2495, 16.4145, "AT"),
    ],
)
def test_coordinates_are_read(words: str, lat: float, lon: float, country: str | None) -> None:
    place = next(one for one in read(f"The convoy was hit at {words} on Monday.") if one.text == words)
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))
    assert (place.precision, place.located, place.geonames_id) == (1, "written", None)
    if country:
        assert place.country == country
        assert place.admin1


@pytest.mark.parametrize(
    "words",
    [
        "97.123, 25.349",  # no such latitude
        "12°61'00\"N 8°00'10\"W",  # sixty minutes are a degree
        "33UXI0500444998",  # the grid has no I
        "61UXP0500444998",  # nor a zone 61
        "12.5, 13.2 and 14.1 percent",
        "$12.345, $13.456",
        "5G NR 2020",
        "version 1.234, 2.345.6",
    ],
)
def test_what_is_no_point_is_left_alone(words: str) -> None:
    assert not [place for place in read(f"It said {words} of them.") if place.located == "written"]


def test_many_coordinates_in_one_text_are_all_read() -> None:
    text = "Craters lay at 15.3011, 44.2067 and at 15.4011, 44.3067 in Sanaa."
    assert [p.text for p in read(text)] == ["15.3011, 44.2067", "15.4011, 44.3067", "Sanaa"]


def test_a_known_reference_of_the_grid() -> None:
    found = from_mgrs("18SUJ2348306479")  # the White House, by NGA's worked example
    assert found is not None
    assert found[:2] == (pytest.approx(38.8895, abs=1e-3), pytest.approx(-77.0352, abs=1e-3))


@given(st.from_regex(r"\d{1,2}[C-X][A-Z]{2}\d{1,10}", fullmatch=True))
def test_any_reference_gives_a_point_on_the_globe_or_none(reference: str) -> None:
    found = from_mgrs(reference)
    assert found is None or (abs(found[0]) <= 90 and abs(found[1]) <= 360 and found[2] > 0)
