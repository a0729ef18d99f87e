"""Capitals that are said by their country: "the Malian capital", "the capital of Mali", "Mali's capital"."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from factions.gazetteer import Entry, Gazetteer
from factions.records import Place

_AFTER = re.compile(
    r"(?:[’']s?)? capital(?: city)?\b(?! [a-z]*(?:punishment|market|gain|flow|control|fund))", re.IGNORECASE
)
_BEFORE = re.compile(r"\bcapital(?: city)? of (?:the )?$", re.IGNORECASE)
_ALONE = re.compile(
    r"\b[Tt]he capital(?: city)?\b"
    r"(?![’']s? |-| (?:of|market|gain|punishment|flow|control|fund|account|cost|expenditure)s?\b)"
)
_LOOK_BACK = 30
_LEAST = 2
_MOST = 0.75


def read_capitals(text: str, places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The places, where a country's capital is meant with the words for it and the city's entry.

    "The capital" alone is that of the country of which three quarters of all places in the text speak.
    """
    read = [_capital(text, place, gazetteer) if place.precision == 6 else place for place in places]
    country = _only_country(places)
    city = gazetteer.capital(country) if country else None
    if city is None:
        return read
    taken = [place.span for place in read]
    free = (
        match
        for match in _ALONE.finditer(text)
        if not any(span.start - 3 < match.end() and match.start() < span.end + 3 for span in taken)
    )
    alone = [_as_city(_words(text, *match.span()), city) for match in free]
    return sorted([*read, *alone], key=lambda place: place.start)


def _only_country(places: list[Place]) -> str | None:
    """The country of three quarters of all places, if there are two of them."""
    counts = Counter(place.country for place in places if place.country)
    country, times = next(iter(counts.most_common(1)), (None, 0))
    return country if times >= max(_LEAST, _MOST * counts.total()) else None


def _words(text: str, start: int, end: int) -> Place:
    return Place(text[start:end], start, end, name=text[start:end])


def _as_city(place: Place, city: Entry) -> Place:
    return replace(
        place, name=city.name, geonames_id=city.geonames_id, lat=city.lat, lon=city.lon,
        radius_km=city.radius_km, country=city.country, admin1=city.admin1, admin2=city.admin2,
        precision=1, place_class="literal", located="name", runners_up=(),
    )  # fmt: skip


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
    return _as_city(_words(text, start, end), city)
