"""Events as single documents tell them: claims that a document links as one event, made one line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factions.questions.answer import EventLine, Figure
from factions.questions.casefile import Seen
from factions.questions.event_sentences import event_body, toll_words
from factions.questions.event_voices import event_voices
from factions.questions.holding import bounds_of, period_of
from factions.questions.parties import has_party
from factions.questions.relations import actors_of, times_of
from factions.questions.weighing import Weighing, source_words, weigh
from factions.records import Claim, Place


class Telling(Struct, frozen=True):
    """The claims of one document on one event, in text order."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def dated(self) -> Claim | None:
        return next((claim for claim in self.claims if claim.when is not None), None)

    @property
    def timed(self) -> tuple[Claim, ...]:
        """The claims, those without a time with the event's."""
        when = self.dated.when if self.dated else None
        return tuple(claim if claim.when else replace(claim, when=when) for claim in self.claims)

    @property
    def place(self) -> Place | None:
        return next((claim.place for claim in self.claims if claim.place is not None), None)

    def has(self, key: str) -> bool:
        return any(has_party(claim, key) for claim in self.claims)


def tellings(claims: Iterable[Claim]) -> tuple[Telling, ...]:
    """Event claims grouped by their documents' same_event links, also by one to a claim not at hand."""
    events = {(claim.document, claim.id): claim for claim in claims}
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def top(of: tuple[str, str]) -> tuple[str, str]:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    for (document, id), claim in events.items():
        for link in claim.links:
            if link.kind == "same_event":
                parents[top((document, id))] = top((document, link.to))
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for key, claim in events.items():
        groups[top(key)].append(claim)
    return tuple(Telling(tuple(group)) for group in groups.values())


def event_lines(
    told: Iterable[Telling], seen: Seen, names: dict[str, str], on: str | None
) -> tuple[tuple[EventLine, ...], int]:
    """One line a telling in order of time, and how many claims do not bear on the day."""
    lines, silent = [], 0
    for telling in told:
        weighing = weigh(telling.timed, on)
        silent += len(telling.claims) - (len(weighing.claims) if weighing else 0)
        if weighing is not None:
            lines.append(_line(telling, weighing, seen, names))
    return _with_alike(sorted(lines, key=by_time)), silent


def by_time(line: EventLine) -> tuple[str, str, str, str]:
    start = next((day for day in line.period.bounds if day), "9999") if line.period else "9999"
    return start, line.place or "", line.kind, line.text


def _line(telling: Telling, weighing: Weighing, seen: Seen, names: dict[str, str]) -> EventLine:
    place, claims = telling.place, weighing.claims
    voices = event_voices(weighing, seen.documents, names)
    return EventLine(
        text=f"{event_body(telling.claims, names)}. {voices}",
        kind=telling.first.kind,
        actors=actors_of(claims),
        period=period_of([telling.dated.when] if telling.dated else []),
        status=weighing.status,
        claims=tuple(claim.id for claim in claims),
        documents=(telling.first.document,),
        origins=seen.origins(claims),
        denials=tuple(claim.id for claim in weighing.denying),
        times=times_of(weighing.affirming),
        day=_day(telling),
        place=place.name if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=place.precision if place else None,
        tolls=tuple(_figures(weighing.affirming, seen, names)),
    )


def _figures(claims: Iterable[Claim], seen: Seen, names: dict[str, str]) -> Iterable[Figure]:
    """The tolls of claims, each given by whom it is attributed to, else by whom its claim is."""
    for claim in claims:
        for toll in claim.tolls:
            stance = replace(claim.stance, attribution=toll.attribution or claim.stance.attribution)
            source = source_words([replace(claim, stance=stance)], seen.documents, names)
            words = toll_words(replace(toll, attribution=()))
            yield Figure(
                toll.category,
                toll.party,
                toll.min,
                toll.max,
                toll.qualifier,
                toll.scope,
                source,
                words,
                claim.id,
            )


def _day(telling: Telling) -> str | None:
    bounds = bounds_of(telling.dated.when) if telling.dated else ()
    return bounds[0] if bounds and len(set(bounds)) == 1 else None


def _with_alike(lines: Sequence[EventLine]) -> tuple[EventLine, ...]:
    same = Counter(_looks(line) for line in lines)
    return tuple(replace(line, alike=same[_looks(line)] - 1) if all(_looks(line)) else line for line in lines)


def _looks(line: EventLine) -> tuple[str | None, str, str | None]:
    return line.day, line.kind, line.place
