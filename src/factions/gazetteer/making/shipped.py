"""The places of a packed file as drafts again, so that a dump can take the place of some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factions.gazetteer.making.draft import Draft
from factions.gazetteer.store import Gazetteer

_ALWAYS = ("PCLI", "ADM1", "ADM1H")


def shipped_drafts(gazetteer: Gazetteer, without: Iterable[str]) -> list[Draft]:
    """The shipped places, without the towns and lower units of some countries that have GeoNames ids.

    Their aliases are the folded names, which fold to themselves.
    """
    names, people, left = _by_row(gazetteer.names()), _by_row(gazetteer.demonyms()), set(without)
    kept = []
    for row in range(len(gazetteer)):
        place = gazetteer.read_entry(row)
        if place.country in left and place.geonames_id and place.feature_code not in _ALWAYS:
            continue
        if place.country in left and place.feature_code == "ADM2":
            continue
        kept.append(
            Draft(
                place.name, place.lat, place.lon, place.country or "", place.feature_code,
                place.geonames_id or 0, place.admin1 or "", place.admin2 or "", place.population,
                place.radius_km or 0.0, frozenset(names[row]), frozenset(people[row]),
            )
        )  # fmt: skip
    return kept


def _by_row(index: Iterable[tuple[str, list[int]]]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for name, rows in index:
        for row in rows:
            names[row].append(name)
    return names
