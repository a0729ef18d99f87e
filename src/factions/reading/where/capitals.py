"""Capitals that are said by their country: "the Malian capital", "the capital of Mali", "Mali's capital"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factions.gazetteer import Gazetteer
from factions.records import Place

_AFTER = re.compile(
    r"(?:[’']s?)? capital(?: city)?\b(?! [a-z]*(?:punishment|market|gain|flow|control|fund))", re.IGNORECASE
)
_BEFORE = re.compile(r"\bcapital(?: city)? of (?:the )?$", re.IGNORECASE)
_LOOK_BACK = 30


def read_capitals(text: str, places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The places, where a country's capital is meant with the words for it and the city's entry."""
    return [_capital(text, place, gazetteer) if place.precision == 6 else place for place in places]


def _capital(text: str, place: Place, gazetteer: Gazetteer) -> Place:
    start, end = place.start, place.end
    if after := _AFTER.match(text, end):
        end = after.end()
    elif before := _BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        start = before.start()
    else:
        return place
    city = gazetteer.capital(place.country or "")
    if city is None:
        return place
    return replace(
        place, text=text[start:end], start=start, end=end, name=city.name, geonames_id=city.geonames_id,
        lat=city.lat, lon=city.lon, radius_km=city.radius_km, admin1=city.admin1, admin2=city.admin2,
        precision=1, place_class="literal", runners_up=(),
    )  # fmt: skip
