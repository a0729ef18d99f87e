"""An event: all that is told of it, with what the reports disagree on kept side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from factions.casefile.events.scoring import Score
from factions.casefile.events.tolls import TollRange, toll_ranges
from factions.casefile.origins import Origins
from factions.records import Claim, Document

Bounds = tuple[str | None, str | None, str | None, str | None]


class Dated(Struct, frozen=True):
    """One time that reports give the event, with the claims that give it."""

    bounds: Bounds
    claims: tuple[str, ...]


class Sited(Struct, frozen=True):
    """One place that reports give the event, with the claims that give it."""

    name: str
    country: str | None
    admin1: str | None
    claims: tuple[str, ...]


class Tie(Struct, frozen=True):
    """Two tellings, known by their first claims, that were found alike, with the score's lines."""

    one: str
    other: str
    score: Score


class Event(Struct, frozen=True):
    """One event with all its claims, in the order in which a casefile gives claims.

    `id` is that of a claim, `kind` what most claims call it; `dates`, `places` and `tolls` keep every answer,
    those with most claims first; `origins` counts independent ones; `ties` say why its reports are one event.
    """

    id: str
    kind: str
    kinds: tuple[str, ...]
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]
    origins: int
    dates: tuple[Dated, ...]
    places: tuple[Sited, ...]
    tolls: tuple[TollRange, ...]
    ties: tuple[Tie, ...] = ()


def make_event(id: str, claims: Sequence[Claim], documents: Sequence[Document], ties: Sequence[Tie]) -> Event:
    """The event that some claims tell of; `documents` are those that the claims come from."""
    origins = Origins(documents)
    counted = Counter(claim.kind for claim in claims)
    kinds = tuple(sorted(counted, key=lambda kind: (-counted[kind], kind)))
    published = {document.id: document.published_at for document in documents}
    return Event(
        id=id,
        kind=kinds[0],
        kinds=kinds,
        claims=tuple(claims),
        documents=tuple(sorted(published)),
        origins=origins.count(claims),
        dates=_dates(claims),
        places=_places(claims),
        tolls=toll_ranges(claims, published, lambda ids: _count(origins, claims, ids)),
        ties=tuple(ties),
    )


def _count(origins: Origins, claims: Sequence[Claim], documents: Sequence[str]) -> int:
    return origins.count([claim for claim in claims if claim.document in documents])


def _dates(claims: Sequence[Claim]) -> tuple[Dated, ...]:
    found: dict[Bounds, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.when is not None and any(claim.when.bounds):
            found[claim.when.bounds].append(claim.id)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), [day or "" for day in one[0]]))
    return tuple(Dated(bounds, tuple(ids)) for bounds, ids in ordered)


def _places(claims: Sequence[Claim]) -> tuple[Sited, ...]:
    found: dict[tuple[str, str | None, str | None], list[str]] = defaultdict(list)
    for claim in claims:
        if claim.place is not None:
            found[claim.place.name, claim.place.country, claim.place.admin1].append(claim.id)
    ordered = sorted(
        found.items(), key=lambda one: (-len(one[1]), one[0][0], one[0][1] or "", one[0][2] or "")
    )
    return tuple(Sited(*place, tuple(ids)) for place, ids in ordered)
