"""The project's own rows: regions, facilities, villages and further names that the lists lack."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from factions.gazetteer.making.draft import Draft, listed, strip_unit
from factions.gazetteer.names import fold

SUPPLEMENT = Path(__file__).parents[1] / "supplement"
TABLES = ("regions.csv", "former_units.csv", "natural.csv", "facilities.csv", "settlements.csv")
_NO_PLURAL = re.compile(r"(?:ese|ch|sh|ss|men|s)$")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the supplement's tables."""
    with (SUPPLEMENT / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def with_plurals(demonyms: frozenset[str]) -> frozenset[str]:
    """Demonyms with the plurals that end in s."""
    return demonyms | {word + "s" for word in demonyms if not _NO_PLURAL.search(word)}


def rows_of(table: str) -> Iterator[Draft]:
    """The places of a table; `countries` with several codes gives a place of none of them."""
    for row in read_table(table):
        within = row["countries"].split("|")
        country = within[0] if len(within) == 1 else ""
        yield Draft(
            row["name"], float(row["lat"]), float(row["lon"]), country, row["code"],
            int(row.get("geonames_id") or 0), radius=float(row["radius_km"] or 0),
            aliases=listed(row["aliases"]), demonyms=with_plurals(listed(row["demonyms"])),
            admin1=row["admin1"],
        )  # fmt: skip


def absorb(places: list[Draft], extra: Iterable[Draft]) -> None:
    """Add supplement rows; one that names a unit already there gives it its names and circle instead."""
    units = _units(places)
    for place in extra:
        home = units.get((place.country, place.code == "ADM2", fold(place.name)))
        if home is None or place.code[:3] not in ("ADM", "RGN"):
            places.append(place)
            continue
        home.aliases |= place.aliases | {place.name}
        home.demonyms |= place.demonyms
        if place.code == "ADM2":
            home.lat, home.lon, home.radius = place.lat, place.lon, place.radius


def _units(places: Iterable[Draft]) -> dict[tuple[str, bool, str], Draft]:
    units: dict[tuple[str, bool, str], Draft] = {}
    for place in places:
        if place.code in ("ADM1", "ADM2", "PCLI"):
            for name in (place.name, *sorted(place.aliases)):
                key = place.country, place.code == "ADM2", strip_unit(name, place.country)
                units.setdefault(key, place)
    return units
