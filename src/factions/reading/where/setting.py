"""Where a name that the gazetteer does not know lies, as far as the text says.

UCDP codes an event whose place cannot be found at the next larger unit that the report names (GED codebook
22.1, appendix 3). So the point and the precision are those of the place named around it; where only a
country is, no point is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factions.gazetteer import Entry
from factions.reading.where.finding import Found
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.whereabouts import AROUND_KM, Whereabouts
from factions.records import Place, Span

_KIND = (
    r"(?:[a-z]+ )?(?:village|town|city|suburb|neighbou?rhood|hamlet|settlement|camp|district|province"
    r"|region|county|area|township|commune|municipality|territory|state|prefecture|tehsil|raion|oblast|governorate)s?"
)
_TO_OUTER = re.compile(
    rf"(?: {_KIND})?(?:,? \(?| ?[-–—] )(?:(?:an? |the )?{_KIND} )?(?:(?:with)?in|of|outside)?(?: ?the)?"
    r"(?: ?(?:[a-z]+ern|central|north|south|east|west|(?:city|town|province|district) of))?(?: [a-z]+ of)? ?",
)
_FROM_OUTER = re.compile(r"[’']s? (?:[a-z-]+ ){0,2}")
_LONGEST = 60
_UNIT_PRECISION = {"capital": 2, "town": 2, "district": 3, "state": 4}
_TOWN_KM = 25.0
_AREA_KM = 300.0
_MOST = 0.75


def place_unknown(
    text: str,
    found: Sequence[Found],
    entries: Mapping[int, Entry],
    sentences: Sequence[Span],
    lexicon: Lexicon,
) -> dict[int, Place]:
    """Start → place, for what has no entry in `entries` (start → entry of what has one)."""
    outer = outer_places(text, found)
    countries = _Countries(found, entries, sentences)
    whereabouts = Whereabouts(text, found, entries, sentences, lexicon)
    places = {}
    for one in found:
        if one.start in entries:
            continue
        words = text[one.start : one.end]
        plain = Place(words, one.start, one.end, name=words, place_class=one.place_class)
        holder = _holder(one.start, outer, entries)
        located = _within(plain, holder, countries)
        if located.lat is None and (around := whereabouts.around(one)) is not None:
            located = _around(plain, around[0])
        places[one.start] = located
    return places


def outer_places(text: str, found: Sequence[Found], *, stated: bool = False) -> dict[int, int]:
    """Start → start of the place that the text says holds it ("X, Y", "X in Y", "Y's X").

    `stated` leaves out the comma, which a list has too ("X, Y and Z" says nothing of where X lies).
    """
    outer: dict[int, int] = {}
    for at, (one, following) in enumerate(pairwise(found)):
        between = text[one.end : following.start]
        if between == ", " and (stated or _lists_on(text, found[at + 1 : at + 3])):
            continue
        if len(between) > _LONGEST:
            continue
        if _FROM_OUTER.fullmatch(between):
            outer[following.start] = one.start
        elif _TO_OUTER.fullmatch(between):
            outer.setdefault(one.start, following.start)
    return outer


def _lists_on(text: str, found: Sequence[Found]) -> bool:
    """Whether "and" or "or" comes between the two."""
    return len(found) == 2 and text[found[0].end : found[1].start].strip(" ,") in ("and", "or")


def _holder(start: int, outer: Mapping[int, int], entries: Mapping[int, Entry]) -> Entry | None:
    for _ in range(3):
        start = outer.get(start, -1)
        if start in entries:
            return entries[start]
    return None


def _within(place: Place, holder: Entry | None, countries: _Countries) -> Place:
    if holder is None:
        return replace(place, country=countries.at(place.start))
    kind = group(holder)
    located = replace(place, country=holder.country, admin1=holder.admin1, admin2=holder.admin2)
    if kind == "country" or (holder.radius_km or 0) > _AREA_KM:
        return located
    precision = _UNIT_PRECISION.get(kind, 5)
    radius = max(holder.radius_km or 0, _TOWN_KM)
    return replace(
        located, lat=holder.lat, lon=holder.lon, radius_km=radius, precision=precision, located="holder"
    )


def _around(place: Place, spoken: Entry) -> Place:
    """Somewhere around a place that the text speaks of: its point, a wide circle, and no unit."""
    return replace(
        place, lat=spoken.lat, lon=spoken.lon, radius_km=max(spoken.radius_km or 0, AROUND_KM),
        country=spoken.country, precision=5, located="surroundings",
    )  # fmt: skip


class _Countries:
    """The country of which a sentence, or else the whole text, speaks."""

    def __init__(
        self, found: Sequence[Found], entries: Mapping[int, Entry], sentences: Sequence[Span]
    ) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._of_text: Counter[str] = Counter()
        self._of_sentence: dict[int, set[str]] = {}
        for one in found:
            entry = entries.get(one.start)
            if entry is not None and entry.country:
                self._of_text[entry.country] += 1
            if entry is not None and entry.country and one.place_class == "literal":
                self._of_sentence.setdefault(self._sentence(one.start), set()).add(entry.country)

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def at(self, start: int) -> str | None:
        """The one country of the sentence; where it names none, that of three quarters of all places."""
        here = self._of_sentence.get(self._sentence(start), set())
        if here:
            return min(here) if len(here) == 1 else None
        country, times = next(iter(self._of_text.most_common(1)), (None, 0))
        return country if times >= _MOST * self._of_text.total() else None
