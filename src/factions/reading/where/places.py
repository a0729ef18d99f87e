"""The room's door: from a text to the places it names."""

from __future__ import annotations

from factions.gazetteer import Entry, Gazetteer
from factions.reading.encoder.encoding import Encoding
from factions.reading.where.choosing import Choice, choose, question_key
from factions.reading.where.finding import Found, combine, find_by_gazetteer
from factions.reading.where.groups import group
from factions.reading.where.lexicon import load_lexicon
from factions.reading.where.names import names
from factions.reading.where.relations import relate
from factions.reading.where.scene import gather_scene
from factions.reading.where.unknown import unknown_places
from factions.records import Candidate, Place, Span

ALONE = 0.5
"""Without an encoder: the probability from which a name is read as a place."""
TRUST = 0.85
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
    return tuple(relate(text, list(found)))


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
    known = list(names(text, gazetteer, lexicon))
    scene = gather_scene(text, known, sentences, gazetteer, lexicon)
    every = [name for _, found in known for name in found]
    threshold = trust if encoding.tagged else alone
    by_gazetteer = find_by_gazetteer(every, scene, gazetteer, lexicon, threshold)
    unknown = () if encoding.tagged else unknown_places(text, known, lexicon)
    found = combine(text, [*by_gazetteer, *unknown], every, encoding, gazetteer, accept=accept, trust=trust)
    choices = choose(found, scene, gazetteer, publisher_country)
    return tuple(_place(text, one, choices) for one in found)


def _place(text: str, one: Found, choices: dict[str, Choice]) -> Place:
    words = text[one.start : one.end]
    choice = choices.get(question_key(one.name)) if one.name is not None else None
    if choice is None:
        return Place(words, one.start, one.end, name=words, place_class=one.place_class)
    best = choice.entries[0]
    others = zip(choice.entries[1:], choice.shares[1:], strict=True)
    runners_up = tuple(Candidate(e.name, e.geonames_id, e.country, round(share, 3)) for e, share in others)
    return Place(
        words, one.start, one.end, name=best.name, geonames_id=best.geonames_id, lat=best.lat, lon=best.lon,
        radius_km=best.radius_km, country=best.country, admin1=best.admin1, admin2=best.admin2,
        precision=precision(best, one.name.unit if one.name else ""), place_class=one.place_class,
        runners_up=runners_up[:_RUNNERS_UP],
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
