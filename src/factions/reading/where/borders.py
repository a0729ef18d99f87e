"""Borders of two countries: "the Afghan-Pakistani border", "the border between Mali and Niger"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factions.gazetteer import Gazetteer
from factions.records import Place

_HYPHEN = re.compile(r"[-–—]")
_AFTER = re.compile(r"(?:[’']s?)? (?:border|frontier)(?: (?:area|region|zone)s?)?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:border|frontier)s?(?: (?:area|region|zone)s?)? (?:between|of) (?:the )?$", re.I)
_WITH = re.compile(r"[’']s? (?:\w+ )?(?:border|frontier) with (?:the )?", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?")
_LOOK_BACK = 40
_LINEAR = 5


def read_borders(text: str, places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The places, where two name a border with its middle as their point and half its length as radius."""
    read = list(places)
    for at in range(len(places) - 1):
        first, second = places[at], places[at + 1]
        if first.country and second.country and _is_border(text, first, second):
            middle = gazetteer.border(first.country, second.country)
            if middle is not None:
                read[at], read[at + 1] = _of_border(first, middle), _of_border(second, middle)
    return read


def _is_border(text: str, first: Place, second: Place) -> bool:
    if first.country == second.country or {first.precision, second.precision} != {6}:
        return False
    between = text[first.end : second.start]
    if _HYPHEN.fullmatch(between) and _AFTER.match(text, second.end):
        return True
    if _WITH.fullmatch(between):
        return True
    before = text[max(0, first.start - _LOOK_BACK) : first.start]
    return bool(_AND.fullmatch(between) and _BEFORE.search(before))


def _of_border(place: Place, middle: tuple[float, float, float]) -> Place:
    lat, lon, radius = middle
    return replace(
        place, lat=lat, lon=lon, radius_km=radius, precision=_LINEAR, relation="border",
        place_class="literal",
    )  # fmt: skip
