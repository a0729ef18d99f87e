"""Coordinates that a text writes out: decimal degrees, degrees with minutes and seconds, and MGRS.

What lies off the globe, or has sixty minutes, is no point and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.gazetteer import Gazetteer
from factions.gazetteer.entry import distance_km
from factions.reading.where.mgrs import from_mgrs
from factions.records import Place

_DEGREE = r"(?:[°º˚]| ?deg(?:rees)?\.?)"
_MINUTE, _SECOND = r"(?:['’′]|[ ]?min\.?)", r"(?:[\"”″]|''|’’|[ ]?sec\.?)"
_SEXAGESIMAL = (
    rf"(?P<d{{0}}>\d{{{{1,3}}}}){_DEGREE} ?(?P<m{{0}}>\d{{{{1,2}}}}(?:\.\d+)?){_MINUTE}"
    rf"(?: ?(?P<s{{0}}>\d{{{{1,2}}}}(?:\.\d+)?){_SECOND})? ?"
)
_BETWEEN = r"(?: ?[,;/] ?| and | )"
_DMS = re.compile(
    _SEXAGESIMAL.format(1) + r"(?P<ns>[NS])\b" + _BETWEEN + _SEXAGESIMAL.format(2) + r"(?P<ew>[EW])\b"
)
_SIGNED = re.compile(
    rf"(?<![\w.,-])(?P<lat>\d{{1,2}}\.\d+){_DEGREE}? ?(?P<ns>[NS])\b{_BETWEEN}"
    rf"(?P<lon>\d{{1,3}}\.\d+){_DEGREE}? ?(?P<ew>[EW])\b"
)
# Three decimals at least: no percentages and no prices.
_BARE = re.compile(r"(?<![\w.,$€£-])(?P<lat>-?\d{1,2}\.\d{3,})°?, ?(?P<lon>-?\d{1,3}\.\d{3,})°?(?![\w.%])")
# Six digits at least: fewer are a name and a number ("5G NR 2020").
_GRID = re.compile(r"\b(?P<grid>\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{3,5} \d{3,5}|(?:\d\d){3,5}))\b")
_ANY = re.compile(r"\d[°º˚.]|\d ?deg|\d[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d")
_LEAST_KM = 0.1
_KM_A_DEGREE = 111.2
_INLAND_KM = 75.0


def written_places(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """The points that a text writes, in no order, with the country and units of the nearest town."""
    if not _ANY.search(text):
        return
    for pattern in (_DMS, _SIGNED, _BARE):
        for match in pattern.finditer(text):
            point = _sexagesimal(match) if pattern is _DMS else _decimal(match)
            if point is not None:
                yield _place(match.group(), match.start(), *point, gazetteer)
    for match in _GRID.finditer(text):
        grid = from_mgrs(match["grid"])
        if grid is not None:
            yield _place(match.group(), match.start(), *grid, gazetteer)


def _decimal(match: re.Match[str]) -> tuple[float, float, float] | None:
    """Latitude, longitude, and the kilometres that the last digit stands for."""
    named = match.groupdict()
    lat = float(match["lat"]) * (-1 if named.get("ns") == "S" else 1)
    lon = float(match["lon"]) * (-1 if named.get("ew") == "W" else 1)
    digits = min(len(match[name].partition(".")[2]) for name in ("lat", "lon"))
    return _checked(lat, lon, _KM_A_DEGREE / 10**digits)


def _sexagesimal(match: re.Match[str]) -> tuple[float, float, float] | None:
    lat, lon = _degrees(match, "1", match["ns"]), _degrees(match, "2", match["ew"])
    km = _KM_A_DEGREE / (3600 if match["s1"] else 60)
    return None if lat is None or lon is None else _checked(lat, lon, km)


def _degrees(match: re.Match[str], number: str, side: str) -> float | None:
    minutes, seconds = float(match[f"m{number}"]), float(match[f"s{number}"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    return (float(match[f"d{number}"]) + minutes / 60 + seconds / 3600) * (-1 if side in "SW" else 1)


def _checked(lat: float, lon: float, km: float) -> tuple[float, float, float] | None:
    return (round(lat, 5), round(lon, 5), km) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _place(words: str, start: int, lat: float, lon: float, km: float, gazetteer: Gazetteer) -> Place:
    town = gazetteer.nearest(lat, lon)[0]
    near = distance_km(lat, lon, town.lat, town.lon) <= _INLAND_KM
    country, first, second = (town.country, town.admin1, town.admin2) if near else (None, None, None)
    return Place(
        words, start, start + len(words), name=words, lat=lat, lon=lon,
        radius_km=round(max(_LEAST_KM, km), 1), country=country, admin1=first, admin2=second,
        precision=1, located="written",
    )  # fmt: skip
