"""How near two sites are: the same, one within the other, apart, or elsewhere altogether."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factions.casefile.events.sketches import Site
from factions.casefile.names import folded

NEAR_KM = 15.0
FAR_KM = 60.0
_EARTH_KM = 6371.0
_DISTRICT = 3
_PROVINCE = 4
_COUNTRY = 6

Ground = tuple[str, float, str]


def place_features(one: Site | None, other: Site | None) -> Iterator[Ground]:
    """The grounds that two sites give; none where one of them is not known."""
    if one is None or other is None:
        return
    if _same(one, other):
        if min(_precision(one), _precision(other)) <= _DISTRICT:
            yield "same_place", 1.0, f"both at {one.name}"
        else:
            yield "same_area", 1.0, f"both in {one.name}"
        return
    if one.country and other.country and one.country != other.country:
        yield "elsewhere", 1.0, f"{one.country} and {other.country}"
        return
    yield from _within_country(one, other)


def _within_country(one: Site, other: Site) -> Iterator[Ground]:
    km = _km(one, other)
    exact = max(_precision(one), _precision(other)) <= _DISTRICT
    if km is not None and exact:
        if km <= NEAR_KM:
            yield "near_place", 1.0, f"{one.name} and {other.name}, {km:.0f} km apart"
        else:
            yield "places_apart", min(km / FAR_KM, 1.0), f"{one.name} and {other.name}, {km:.0f} km apart"
    elif one.admin1 and other.admin1 and folded(one.admin1) != folded(other.admin1):
        yield "elsewhere", 1.0, f"{one.admin1} and {other.admin1}"
    elif one.admin1 and other.admin1:
        yield "same_area", 1.0, f"both in {one.admin1}"
    elif one.country and other.country:
        yield "same_country", 1.0, f"both in {one.country}"


def _same(one: Site, other: Site) -> bool:
    if one.geonames_id is not None and other.geonames_id is not None:
        return one.geonames_id == other.geonames_id
    first, second = (set(folded(site.name).split()) for site in (one, other))
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 1 and shorter <= longer


def _precision(site: Site) -> int:
    """A place without a precision is a named one that the gazetteer does not have."""
    return site.precision if site.precision is not None else _DISTRICT


def _km(one: Site, other: Site) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
