"""The room's door: from a text to the places it names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factions.gazetteer import Entry, Gazetteer
from factions.reading.encoder.encoding import Encoding
from factions.reading.where.borders import read_borders
from factions.reading.where.capitals import read_capitals
from factions.reading.where.choosing import Choice, choose
from factions.reading.where.finding import Found, combine, find_by_gazetteer
from factions.reading.where.groups import group
from factions.reading.where.lexicon import Lexicon, load_lexicon
from factions.reading.where.names import names
from factions.reading.where.precision import NEAR_KM, precision
from factions.reading.where.questions import question_key, rest_of
from factions.reading.where.relations import relate
from factions.reading.where.scene import gather_scene
from factions.reading.where.setting import outer_places, place_unknown
from factions.reading.where.stretches import read_stretches
from factions.reading.where.support import Support
from factions.reading.where.uncapitalised import uncapitalised
from factions.reading.where.unknown import unknown_places
from factions.reading.where.written import written_places
from factions.records import Candidate, Place, Span

ALONE = 0.5
"""Without an encoder: the probability from which a name is read as a place."""
TRUST = 0.7
"""Beside an encoder: the probability from which a name that the encoder passed over is read as a place."""
ACCEPT = 0.5
"""The probability from which a stretch of the encoder's head `place` is read as a place."""

_RUNNERS_UP = 4
_SPELLED = 5


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
    read = read_borders(text, read_capitals(text, list(found), gazetteer), gazetteer)
    return tuple(_with_written(text, relate(text, read), gazetteer))


def _with_written(text: str, places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The places and the coordinates that the text writes, which take the place of names read in them."""
    written = list(written_places(text, gazetteer))
    if not written:
        return places
    free = (place for place in places if not any(point.span.overlaps(place.span) for point in written))
    return sorted([*free, *written], key=lambda place: place.start)


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
    by_gazetteer += uncapitalised(text, scene, gazetteer, lexicon)
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
        _place(text, one, chosen[one.start], lexicon)
        if one.start in sure
        else _unknown(unknown_ones[one.start], chosen.get(one.start), gazetteer)
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


def _suggested(place: Place, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What a name that nobody knows may be a misspelling of; a suggestion with no share of belief."""
    if place.country is None or len(place.text) < _SPELLED or not place.text[0].isupper():
        return ()
    near = gazetteer.suggest(place.text, place.country)[:_RUNNERS_UP]
    return tuple(Candidate(e.name, e.geonames_id, e.country, 0.0) for _, e in near)


def _unknown(place: Place, choice: Choice | None, gazetteer: Gazetteer) -> Place:
    runners_up = _candidates(choice, 0) or _suggested(place, gazetteer)
    return replace(place, runners_up=runners_up)


def _place(text: str, one: Found, choice: Choice, lexicon: Lexicon) -> Place:
    best = choice.entries[0]
    place = Place(
        text[one.start : one.end], one.start, one.end, name=best.name, geonames_id=best.geonames_id,
        lat=best.lat, lon=best.lon, radius_km=best.radius_km,
        country=best.country, admin1=best.admin1, admin2=best.admin2,
        precision=precision(best, one.name.unit if one.name else ""), place_class=one.place_class,
        runners_up=_candidates(choice, 1), located="name",
    )  # fmt: skip
    if place.precision != 1 or rest_of(one, text, lexicon) not in ("facility", "street"):
        return place
    # A hospital is not the town in its name: it lies there.
    return replace(place, name=place.text, geonames_id=None, radius_km=NEAR_KM, precision=2, located="holder")
