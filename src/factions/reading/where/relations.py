"""Relative places: "20 km south of X", "near X", "between X and Y", "eastern X", "on the border".

Precision is UCDP's where_prec (GED codebook 22.1, appendix 3): 1 an exact place, 2 within about 25 km, 3 a
second-order unit, 4 a first-order unit, 5 a fuzzy or linear feature, 6 a country, 7 sea or air.
"""

from __future__ import annotations

import re
from math import cos, radians, sqrt

from msgspec.structs import replace

from factions.gazetteer.entry import distance_km
from factions.records import Place

_WAYS = {
    "north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0), "northeast": (0.7, 0.7),
    "northwest": (-0.7, 0.7), "southeast": (0.7, -0.7), "southwest": (-0.7, -0.7), "north-east": (0.7, 0.7),
    "north-west": (-0.7, 0.7), "south-east": (0.7, -0.7), "south-west": (-0.7, -0.7),
}  # fmt: skip
_COMPASS = _WAYS | {f"{way}ern": step for way, step in _WAYS.items()} | {"central": (0, 0)}
_POINT = "|".join(sorted(_WAYS, key=len, reverse=True))
_PART = "|".join(sorted((f"{way}ern" for way in _WAYS), key=len, reverse=True))
_OF_TOWN = r"(?: the)?(?: city of| town of| village of)? $"
_UNIT = r"(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)"
_BEFORE = re.compile(
    rf"\b(?P<distance>(?:(?:about|some|around|nearly|roughly) )?(?P<number>\d[\d.,]*)[ -]?{_UNIT}"
    rf"(?: away)?(?: to the)? (?:(?P<way>{_POINT}) of|from|outside)){_OF_TOWN}"
    rf"|\b(?P<direction>{_POINT}) of(?: the)? $"
    r"|\b(?P<near>near|close to|not far from|(?:just )?outside|in the vicinity of|around"
    rf"|(?:on|at|in) the outskirts of){_OF_TOWN}"
    rf"|\b(?P<part>(?:(?:far|rural) )?(?:{_PART}|central)|the (?:{_POINT}) of)(?: the)? $"
    r"|\b(?P<between>between)(?: the)? $"
    r"|\b(?P<border>(?:along|on|at|near|across) the border (?:with|of|between)) $",
    re.IGNORECASE,
)
_KINDS = ("distance", "direction", "near", "part", "between", "border")
_PART_WITHIN = re.compile(rf"(?:(?:far|rural) )?(?:{_PART}|central) (?:the )?", re.IGNORECASE)
_AFTER_PEOPLE = re.compile(rf" (?P<part>{_POINT})\b(?! (?:of|[a-z]+ern)\b)")
_AFTER_BORDER = re.compile(r"(?:[-–][A-Z]\w+)? (?P<border>border|frontier)\b")
_COUNTRY = 6
_KM_A_MILE = 1.609
_KM_A_DEGREE = 111.2
_NEAR_KM = 25.0
_LOOK_BACK = 60
_PART_OF_RADIUS = 0.5


def relate(text: str, places: list[Place]) -> list[Place]:
    """The places with the relation words before them read: moved, widened, and less precise accordingly."""
    related = [_related(text, place) for place in places]
    for at in range(len(places) - 1):
        first, second = related[at], related[at + 1]
        if first.relation == "between" and text[first.end : second.start] in (" and ", " and the "):
            related[at], related[at + 1] = _midway(first, second), _midway(second, first)
    return related


def _related(text: str, place: Place) -> Place:
    if place.relation is not None:
        return place
    people = _AFTER_PEOPLE.match(text, place.end)
    if people is not None and place.precision == _COUNTRY and place.text != place.name:
        return replace(_part(place, people["part"]), place_class="literal")
    border = _AFTER_BORDER.match(text, place.end)
    if border is not None and place.lat is not None:
        return replace(place, relation=border["border"], precision=5)
    found = _BEFORE.search(text[max(0, place.start - _LOOK_BACK) : place.start] + _own_part(place))
    if found is None:
        return place
    if place.lat is None:
        return replace(place, relation=_words(found))
    if found["distance"]:
        return _at_distance(place, found)
    if found["direction"] and place.precision == 1:
        return _widened(place, f"{found['direction']} of")
    if found["near"] and place.precision in (1, 2):
        return _widened(place, found["near"])
    if found["part"] and (place.radius_km or 0) > _NEAR_KM:
        return _part(place, found["part"])
    words = found["between"] or found["border"]
    if not words:
        return place
    return replace(place, relation=words.lower(), precision=5 if found["border"] else place.precision)


def _own_part(place: Place) -> str:
    """The direction word that a place's own words begin with ("northern Mali"), but not its name."""
    part = _PART_WITHIN.match(place.text)
    return part[0] if part and not place.name.lower().startswith(part[0].lower()) else ""


def _words(found: re.Match[str]) -> str:
    """The relation as its words say it."""
    words: str = next(found[kind] for kind in _KINDS if found[kind])
    return words.lower()


def _at_distance(place: Place, found: re.Match[str]) -> Place:
    """With a direction the point moves and a quarter of the way is doubt; without one it is a circle."""
    number = float(found["number"].replace(",", "").rstrip("."))
    km = number * (_KM_A_MILE if found["unit"].lower().startswith("mi") else 1)
    way = found["way"]
    if way is None:
        return replace(
            place, relation=found["distance"], radius_km=round(km, 1), precision=2 if km <= _NEAR_KM else 5
        )
    doubt = max(5.0, km / 4)
    moved = _moved(place, _COMPASS[way.lower()], km)
    return replace(
        moved, relation=found["distance"], radius_km=round(doubt, 1), precision=2 if doubt <= _NEAR_KM else 5
    )


def _widened(place: Place, words: str) -> Place:
    return replace(place, relation=words.lower(), radius_km=_NEAR_KM, precision=2)


def _part(place: Place, words: str) -> Place:
    """A part of an area: half its radius, moved half a radius that way."""
    way = next((_COMPASS[word] for word in words.lower().split() if word in _COMPASS), (0, 0))
    radius = (place.radius_km or 0) * _PART_OF_RADIUS
    precision = 7 if place.precision == 7 else 5
    return replace(
        _moved(place, way, radius), relation=words.lower(), radius_km=round(radius, 1), precision=precision
    )


def _moved(place: Place, way: tuple[float, float], km: float) -> Place:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    scale = km / (_KM_A_DEGREE * (sqrt(way[0] ** 2 + way[1] ** 2) or 1))
    north = max(-89.0, min(89.0, lat + way[1] * scale))
    east = lon + way[0] * scale / max(0.05, cos(radians(lat)))
    return replace(place, lat=round(north, 4), lon=round((east + 180) % 360 - 180, 4))


def _midway(place: Place, other: Place) -> Place:
    if None in (place.lat, place.lon, other.lat, other.lon):
        return place
    lat, lon, lat2, lon2 = place.lat or 0.0, place.lon or 0.0, other.lat or 0.0, other.lon or 0.0
    half = distance_km(lat, lon, lat2, lon2) / 2
    return replace(
        place, lat=round((lat + lat2) / 2, 4), lon=round((lon + lon2) / 2, 4), relation="between",
        radius_km=round(half, 1), precision=2 if half <= _NEAR_KM else 5,
    )  # fmt: skip
