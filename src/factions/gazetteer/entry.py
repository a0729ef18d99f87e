"""One known place."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

_EARTH_KM = 6371.0088


class Entry(Struct, frozen=True):
    """A place with its point, the units that hold it, and its GeoNames feature code.

    `radius_km` is that of a circle as large as an area, null for points. `country` is ISO 3166 alpha-2,
    null for what lies in several. `admin1` and `admin2` are names. `row` is its place in the packed file.
    """

    row: int
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    feature_class: str
    feature_code: str
    population: int
    radius_km: float | None = None


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in kilometres."""
    lat1, lon1, lat2, lon2 = radians(lat), radians(lon), radians(other_lat), radians(other_lon)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
