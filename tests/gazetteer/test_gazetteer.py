from __future__ import annotations

import pytest

from factions.errors import GazetteerMissing
from factions.gazetteer import load_gazetteer
from factions.gazetteer.entry import distance_km
from factions.gazetteer.store import read_packed

# The names that reports on these conflicts use most, with the country each must be found in.
KNOWN = """
Kabul AF|Jalalabad AF|Nangarhar AF|Kunar AF|Waziristan PK|South Waziristan PK|the Mahsud area PK|Orakzai PK
Bajaur PK|Achin AF|Peshawar PK|Sardar Daud Khan hospital AF|Mosul IQ|Deir ez-Zor SY|Kobani SY|San Salvador SV
Usulutan SV|Soyapango SV|Bakhmut UA|Goma CD|Maiduguri NG|Tigray ET
"""
MORE = """
Spin Boldak AF|Baga NG|Mocímboa da Praia MZ|Hpakant MM|Djibo BF|Gossi ML|Zabarmari NG|Rutshuru CD|Bunia CD
El Fasher SD|Zamzam camp SD|Malakal SS|Kismayo SO|Marawi PH|Toribío CO|Catatumbo CO|Donbas UA|Avdiivka UA
Azovstal UA|Raqqa SY|Al-Hol camp SY|Sinjar IQ|Hawija IQ|Marib YE|Sirte LY|Khan Younis PS|Bambari CF
"""


def pairs(table: str) -> list[tuple[str, str]]:
    rows = (cell for line in table.split("\n") for cell in line.split("|") if cell.strip())
    return [(name, country) for name, _, country in (row.rpartition(" ") for row in rows)]


@pytest.mark.parametrize(("name", "country"), pairs(KNOWN) + pairs(MORE))
def test_a_place_is_found_in_its_country(name: str, country: str) -> None:
    assert country in [entry.country for entry in load_gazetteer().find(name, limit=5)]


@pytest.mark.parametrize(
    ("written", "plain"), [("USULUTÁN", "usulutan"), ("Deir ez–Zor", "Deir ez-Zor"), ("U.S.", "US")]
)
def test_case_accents_and_stops_make_no_difference(written: str, plain: str) -> None:
    found = load_gazetteer().find(written)
    assert found
    assert found == load_gazetteer().find(plain)


def test_the_most_important_place_comes_first() -> None:
    paris = load_gazetteer().find("Paris")
    assert (paris[0].country, paris[0].feature_code) == ("FR", "PPLC")
    assert any(entry.country == "US" for entry in paris)


def test_an_unknown_name_finds_nothing() -> None:
    assert load_gazetteer().find("Qwertzuiopville") == ()


def test_demonyms_lead_to_countries_and_regions() -> None:
    malian, tigrayan = load_gazetteer().demonym("Malians"), load_gazetteer().demonym("Tigrayan")
    assert malian is not None
    assert tigrayan is not None
    assert (malian.country, tigrayan.name) == ("ML", "Tigray")


def test_nearest_gives_populated_places_by_distance() -> None:
    near = load_gazetteer().nearest(-1.68, 29.23, limit=3)
    away = [distance_km(-1.68, 29.23, entry.lat, entry.lon) for entry in near]
    assert near[0].name in ("Goma", "Gisenyi")
    assert away == sorted(away)
    assert all(entry.feature_class == "P" for entry in near)


def test_nearest_sees_across_the_date_line() -> None:
    near = load_gazetteer().nearest(-16.8, -179.95)[0]
    assert near.country == "FJ"
    assert distance_km(-16.8, -179.95, near.lat, near.lon) < 100


def test_every_point_lies_on_the_globe() -> None:
    gazetteer = load_gazetteer()
    for row in range(0, len(gazetteer), 997):
        entry = gazetteer.entry(row)
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert entry.name


def test_a_missing_file_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(GazetteerMissing, match="gazetteer build"):
        read_packed(tmp_path / "places.npz")


def test_capitals_are_known_by_country() -> None:
    names = {code: load_gazetteer().capital(code) for code in ("ML", "CO", "XX")}
    assert {code: entry.name if entry else None for code, entry in names.items()} == {
        "ML": "Bamako", "CO": "Bogotá", "XX": None,
    }  # fmt: skip


def test_transliterations_are_near_and_other_names_are_not() -> None:
    gazetteer = load_gazetteer()
    near = {gazetteer.entry(row).name for row in gazetteer.rows_near("tesalitt")}
    assert "Tessalit" in near
    assert gazetteer.rows_near("tessalog") == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mosull", "Mosul"),
        ("Gomq", "Goma"),
        ("Bahkmut", "Bakhmut"),
        ("Miransha", "Miranshah"),
    ],
)
def test_names_one_edit_away_are_suggested(written: str, meant: str) -> None:
    assert load_gazetteer().find(written) == ()
    assert meant in [name for name, _ in load_gazetteer().suggest(written)]


def test_suggestions_keep_to_a_country() -> None:
    assert {entry.country for _, entry in load_gazetteer().suggest("Mosull", "IQ")} == {"IQ"}


def test_names_in_other_scripts_are_suggested_too() -> None:
    assert "Мариуполь" in [name for name, _ in load_gazetteer().suggest("Мариупоьь")]
