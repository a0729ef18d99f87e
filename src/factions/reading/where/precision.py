"""How precisely a text says where: UCDP's where_prec and ACLED's geo_precision."""

from __future__ import annotations

from factions.gazetteer import Entry
from factions.reading.where.groups import group
from factions.records import Place

NEAR_KM = 25.0
_OF_KIND = {"country": 6, "state": 4, "district": 3, "capital": 1, "town": 1}
_OF_UNIT = {"state": 4, "district": 3}
_WATER = ("SEA", "OCN", "GULF", "STRT", "BAY", "CHN")
_ACLED = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}


def precision(entry: Entry, unit: str) -> int:
    """UCDP's where_prec of a gazetteer entry; a unit word ("X district") makes a town's name a unit's.

    1 an exact place, 2 within about 25 km, 3 a second-order unit, 4 a first-order unit, 5 a fuzzy or linear
    feature, 6 a country, 7 sea or air (GED codebook 22.1, appendix 3).
    """
    kind = group(entry)
    if kind in ("town", "capital") and unit in _OF_UNIT:
        return _OF_UNIT[unit]
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if entry.feature_code in _WATER:
        return 7
    if entry.feature_class == "S" or entry.radius_km is None:
        return 1
    return 2 if entry.radius_km <= NEAR_KM else 5


def geo_precision(place: Place) -> int | None:
    """ACLED's geo_precision: 1 a town, 2 near one or a small part of a region, 3 a larger region.

    Null for a country alone, which ACLED does not code, and for a place whose precision is not known.
    """
    return _ACLED.get(place.precision or 0)
