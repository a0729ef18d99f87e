"""First- and second-order units: their points and circles from their towns, their names on all places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians, sqrt

import numpy as np

from factions.gazetteer.making.draft import Draft, strip_unit

_LEAST_KM = 10.0
_SMALL_KM = 60.0
_TOWNS = ("PPL", "PPLC")


def unit_of_towns(name: str, admin1: str, code: str, towns: Sequence[Draft]) -> Draft:
    """A unit whose point is the middle of its towns and whose circle holds most of them."""
    lat = float(np.mean([town.lat for town in towns]))
    lon = float(np.mean([town.lon for town in towns]))
    return Draft(
        name, lat, lon, admin1[:2], code, admin1=admin1, population=sum(town.population for town in towns),
        radius=radius_of(lat, lon, towns),
    )  # fmt: skip


def radius_of(lat: float, lon: float, towns: Sequence[Draft]) -> float:
    """The radius in km that holds nine in ten of the towns."""
    scale = cos(radians(lat))
    away = [111 * sqrt((town.lat - lat) ** 2 + ((town.lon - lon) * scale) ** 2) for town in towns]
    return max(_LEAST_KM, float(np.quantile(away, 0.9)))


def by_unit(towns: Iterable[Draft]) -> tuple[dict[str, list[Draft]], dict[str, list[Draft]]]:
    """The towns of each first-order and of each second-order unit, by their codes."""
    firsts: dict[str, list[Draft]] = defaultdict(list)
    seconds: dict[str, list[Draft]] = defaultdict(list)
    for town in towns:
        firsts[town.admin1].append(town)
        seconds[town.admin2].append(town)
    return firsts, seconds


def count_people(places: Sequence[Draft]) -> None:
    """Give first-order units that are no more the people of the towns in their circle."""
    towns = [place for place in places if place.gid and place.code in _TOWNS]
    for unit in (place for place in places if place.code == "ADM1H"):
        degrees = unit.radius / 111
        unit.population = sum(
            town.population
            for town in towns
            if town.country == unit.country
            and abs(town.lat - unit.lat) < degrees
            and abs(town.lon - unit.lon) < degrees
        )


def place_in_units(places: Sequence[Draft], first_names: Mapping[str, str]) -> None:
    """Give small places without a unit's code the unit they name, else that of the nearest town."""
    codes = _codes(places, first_names)
    towns: dict[str, list[Draft]] = defaultdict(list)
    for place in places:
        if place.gid and place.code in _TOWNS:
            towns[place.country].append(place)
    for place in places:
        if "." in place.admin1 or place.code == "PCLI":
            continue
        named = codes.get((place.country, strip_unit(place.admin1, place.country)), "")
        place.admin1 = named or _nearest_unit(place, towns.get(place.country, ()))


def _codes(places: Sequence[Draft], first_names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The code of a first-order unit by its country and any of its names."""
    codes = {(code[:2], strip_unit(name, code[:2])): code for code, name in first_names.items()}
    for place in places:
        if place.code == "ADM1" and "." in place.admin1:
            for name in (place.name, *sorted(place.aliases)):
                codes.setdefault((place.country, strip_unit(name, place.country)), place.admin1)
    return codes


def _nearest_unit(place: Draft, towns: Sequence[Draft]) -> str:
    if not towns or place.radius > _SMALL_KM:
        return ""
    return min(towns, key=lambda t: (t.lat - place.lat) ** 2 + (t.lon - place.lon) ** 2).admin1


def name_units(places: Iterable[Draft], firsts: Mapping[str, str], seconds: Mapping[str, str]) -> None:
    """Put the names of units in the place of their codes."""
    for place in places:
        place.admin1 = firsts.get(place.admin1, "")
        place.admin2 = seconds.get(place.admin2, "")
