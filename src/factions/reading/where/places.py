"""The room's door: from a text to the places it names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factions.gazetteer import Entry, Gazetteer
from factions.reading.encoder.encoding import Encoding
from factions.reading.where.capitals import read_capitals
from factions.reading.where.choosing import Choice, choose
from factions.reading.where.finding import Found, combine, find_by_gazetteer
from factions.reading.where.groups import group
from factions.reading.where.lexicon import load_lexicon
from factions.reading.where.names import names
from factions.reading.where.questions import question_key
from factions.reading.where.relations import relate
from factions.reading.where.scene import gather_scene
from factions.reading.where.setting import outer_places, place_unknown
from factions.reading.where.stretches import read_stretches
from factions.reading.where.support import Support
from factions.reading.where.unknown import unknown_places
from factions.records import Candidate, Place, Span

ALONE = 0.5
"""Without an encoder: the probability from which a name is read as a place."""
TRUST = 0.7
"""Beside an encoder: the probability from which a name that the encoder passed over is read as a place."""
ACCEPT = 0.5
"""The probability from which a stretch of the encoder's head `place` is read as a place."""

_PRECISION = {"country": 6, "state": 4, "district": 3, "capital": 1, "town": 1}
_WATER = ("SEA", "OCN", "GULF", "STRT", "BAY", "CHN")
_UNIT_PRECISION = {"state": 4, "district": 3}
_SMALL_KM = 25.0
_RUNNERS_UP = 4


def find_places(
    text: str,
    sentences: tuple[Span, ...],
    encoding: Encoding,
    gazetteer: Gazetteer,
    *,
    publisher_country: str | None = None,
) -> tuple[Place, ...]:
    """The places that a text names, in order, with relation words read ("near", "20 km south of").

    A name that the gazetteer does not know keeps null coordinates. `publisher_country` is ISO 3166 alpha-2.
    """
    found = name_places(text, sentences, encoding, gazetteer, publisher_country=publisher_country)
    return tuple(relate(text, read_capitals(text, list(found), gazetteer)))


def name_places(
    text: str,
    sentences: tuple[Span, ...],
    encoding: Encoding,
    gazetteer: Gazetteer,
    *,
    publisher_country: str | None = None,
    alone: float = ALONE,
    trust: float = TRUST,
    accept: float = ACCEPT,
) -> tuple[Place, ...]:
    """The places themselves, before any relation words move or widen them."""
    lexicon = load_lexicon()
    known = names(text, gazetteer, lexicon)
    scene = gather_scene(text, known, sentences, gazetteer, lexicon)
    support = Support(encoding)
    every = [name for _, found in known for name in found]
    threshold = trust if encoding.tagged else alone
    by_gazetteer = find_by_gazetteer(every, scene, gazetteer, lexicon, threshold)
    unknown = [one for one in unknown_places(text, known, lexicon) if not support.denies(one)]
    stretches = read_stretches(every, scene, encoding, support, gazetteer, lexicon, accept=accept)
    found = combine([*by_gazetteer, *unknown], stretches, encoding, trust=trust)
    choices = choose(found, scene, gazetteer, lexicon, publisher_country)
    chosen = {one.start: choice for one in found if (choice := _choice(one, choices)) is not None}
    sure = {start: choice.entries[0] for start, choice in chosen.items() if not choice.doubtful}
    sure = _without_contradicted(text, found, sure)
    found = [one for one in found if one.start in sure or not one.denied]
    unknown_ones = place_unknown(text, found, sure, sentences, lexicon)
    return tuple(
        _place(text, one, chosen[one.start])
        if one.start in sure
        else replace(unknown_ones[one.start], runners_up=_candidates(chosen.get(one.start), 0))
        for one in found
    )


def _without_contradicted(text: str, found: Sequence[Found], entries: dict[int, Entry]) -> dict[int, Entry]:
    """The entries but for towns of another country than the one in which the text says they lie."""
    outer = outer_places(text, found, stated=True)
    return {
        start: entry
        for start, entry in entries.items()
        if group(entry) != "town"
        or (holder := entries.get(outer.get(start, -1))) is None
        or holder.country in (entry.country, None)
    }


def _choice(one: Found, choices: dict[str, Choice]) -> Choice | None:
    return choices.get(question_key(one))


def _candidates(choice: Choice | None, first: int) -> tuple[Candidate, ...]:
    if choice is None:
        return ()
    pairs = list(zip(choice.entries, choice.shares, strict=True))[first : first + _RUNNERS_UP]
    return tuple(Candidate(e.name, e.geonames_id, e.country, round(share, 3)) for e, share in pairs)


def _place(text: str, one: Found, choice: Choice) -> Place:
    best = choice.entries[0]
    return Place(
        text[one.start : one.end], one.start, one.end, name=best.name, geonames_id=best.geonames_id,
        lat=best.lat, lon=best.lon, radius_km=best.radius_km,
        country=best.country, admin1=best.admin1, admin2=best.admin2,
        precision=precision(best, one.name.unit if one.name else ""), place_class=one.place_class,
        runners_up=_candidates(choice, 1),
    )  # fmt: skip


def precision(entry: Entry, unit: str) -> int:
    """UCDP's where_prec of a gazetteer entry; a unit word ("X district") makes a town's name a unit's."""
    kind = group(entry)
    if kind in ("town", "capital") and unit in _UNIT_PRECISION:
        return _UNIT_PRECISION[unit]
    if kind in _PRECISION:
        return _PRECISION[kind]
    if entry.feature_code in _WATER:
        return 7
    if entry.feature_class == "S" or entry.radius_km is None:
        return 1
    return 2 if entry.radius_km <= _SMALL_KM else 5
