"""A telling drawn down to what it is compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factions.casefile.events.tellings import Telling
from factions.casefile.events.words import EMPTY, stem, words_of
from factions.casefile.names import folded
from factions.records import Claim, Document, Place, Role, Toll, When

DOERS = frozenset({"attacker", "abductor", "detainer", "side_a", "side_b", "gained_by", "subject"})
HARMED = frozenset({"victim", "target", "abductee", "detainee", "object", "lost_by"})
_NAMED = re.compile(r"[A-Z][\w'’-]+(?:[ -](?:of |al-|ul-|e-|de |el-)?[A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_PRECISE = 3

Bounds = tuple[str | None, str | None, str | None, str | None]


class Site(Struct, frozen=True):
    """Where, as said and as the gazetteer has it; `precision` is UCDP's where_prec."""

    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: int | None


class Count(Struct, frozen=True):
    """A number of people harmed."""

    category: str
    min: int | None
    max: int | None


class Sketch(Struct, frozen=True):
    """What is compared of one telling; sets are sorted tuples.

    `doers` are ids, or folded names of those without one; `persons` are named people who were harmed,
    `targets` the last words of what was struck ("mosque"), `names` the proper names of the evidence, `title`
    those of the headline, `external` the id that a data set gives the event.
    """

    id: str
    document: str
    kinds: tuple[str, ...]
    bounds: Bounds | None
    published: str | None
    site: Site | None
    doers: tuple[str, ...]
    persons: tuple[str, ...]
    targets: tuple[str, ...]
    counts: tuple[Count, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    title: tuple[str, ...]
    numbers: tuple[str, ...]
    external: str | None = None


def draw(telling: Telling, document: Document) -> Sketch:
    """The sketch of a telling, from its claims and its document's head alone."""
    claims = telling.claims
    evidence = list(dict.fromkeys(quote.text for claim in claims for quote in claim.evidence))
    roles = [role for claim in claims for role in claim.roles]
    return Sketch(
        id=telling.id,
        document=document.id,
        kinds=tuple(sorted({claim.kind for claim in claims})),
        bounds=_bounds(claims),
        published=document.published_at,
        site=_site(claims),
        doers=_sorted(_party(role) for role in _affirmed(claims) if role.role in DOERS and _is_known(role)),
        persons=_sorted(folded(role.name) for role in roles if _is_person(role)),
        targets=_sorted(_head(role) for role in roles if role.role in HARMED and _is_thing(role)),
        counts=tuple(sorted({_count(toll) for claim in claims for toll in claim.tolls}, key=repr)),
        words=_sorted(word for text in evidence for word in words_of(text)),
        names=_sorted(name for text in evidence for name in names_of(text)),
        title=_sorted(names_of(document.title or "")),
        numbers=_sorted(number for text in evidence for number in numbers_of(text)),
        external=_external(claims),
    )


def names_of(text: str) -> Iterable[str]:
    """The capitalised words of a text, each by itself and folded; a lone first word may be no name."""
    for found in _NAMED.finditer(text):
        if found.start() == 0 and " " not in found[0]:
            continue
        words = (folded(word) for word in found[0].split() if word[:1].isupper())
        yield from (word for word in words if word not in EMPTY)


def numbers_of(text: str) -> list[str]:
    """The numbers written in figures."""
    return _NUMBER.findall(text)


def _bounds(claims: Sequence[Claim]) -> Bounds | None:
    """The narrowest time that a claim gives; those of denials come last."""
    ordered = sorted(claims, key=_is_denial)
    times = [claim.when for claim in ordered if claim.when is not None and any(claim.when.bounds)]
    return min(times, key=_width).bounds if times else None


def _width(when: When) -> int:
    """How vague a time is: open bounds first of all, then how many leading characters its days share."""
    es, _, _, le = when.bounds
    if es is None or le is None:
        return 100
    return 10 - next((n for n, (a, b) in enumerate(zip(es, le, strict=True)) if a != b), 10)


def _site(claims: Sequence[Claim]) -> Site | None:
    """The most precise place that a claim gives, one of a role or its own sentence before a borrowed one."""
    places = [claim.place for claim in claims if claim.place is not None]
    if not places:
        return None
    best = min(places, key=lambda place: (place.attached == "document", place.precision or _PRECISE))
    return as_site(best)


def as_site(place: Place) -> Site:
    """A place of a reading as it is compared."""
    return Site(
        place.name, place.geonames_id, place.lat, place.lon, place.country, place.admin1, place.admin2,
        place.precision,
    )  # fmt: skip


def _affirmed(claims: Sequence[Claim]) -> list[Role]:
    """Who is said to have done it, by anybody: a denial names nobody as the doer."""
    return [role for claim in claims if not _is_denial(claim) for role in claim.roles]


def _is_denial(claim: Claim) -> bool:
    return claim.stance.polarity == "denied" or claim.stance.speech_act == "denies"


def _is_known(role: Role) -> bool:
    return role.actor is not None or (role.mention_kind != "other" and role.name[:1].isupper())


def _party(role: Role) -> str:
    return role.actor or folded(role.name)


def _is_person(role: Role) -> bool:
    return role.role in HARMED and role.mention_kind == "person" and role.name[:1].isupper()


def _is_thing(role: Role) -> bool:
    return role.mention_kind in ("facility", "office") or (
        role.role == "target" and role.mention_kind == "other"
    )


def _head(role: Role) -> str:
    words = re.findall(r"\w+", role.text.split(" of ")[0])
    return stem(words[-1].casefold()) if words else ""


def _count(toll: Toll) -> Count:
    return Count(toll.category, toll.min, toll.max)


def _external(claims: Sequence[Claim]) -> str | None:
    """The id that an imported data set gives its event ("ucdp-ged:244657")."""
    return next((str(id) for claim in claims if (id := claim.attributes.get("external"))), None)


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found) - {""}))
