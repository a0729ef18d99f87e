"""Events put into lines: one an event, however many documents tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factions.questions.answer import EventLine, Figure
from factions.questions.asking import Asked
from factions.questions.casefile import Seen
from factions.questions.distinct import DistinctEvent
from factions.questions.event_sentences import event_body, head_words, toll_words
from factions.questions.event_voices import event_voices
from factions.questions.holding import bounds_of, period_of
from factions.questions.relations import actors_of, times_of
from factions.questions.tellings import tellings
from factions.questions.weighing import Weighing, source_words, weigh
from factions.questions.wording import capitalised
from factions.records import Claim


def event_lines(events: Iterable[DistinctEvent], asked: Asked) -> tuple[tuple[EventLine, ...], int]:
    """One line an event in order of time, and how many claims do not bear on the day."""
    lines, silent = [], 0
    for event in events:
        weighing = weigh(event.claims, asked.on)
        silent += len(event.claims) - (len(weighing.claims) if weighing else 0)
        if weighing is not None:
            lines.append(_line(event, weighing, asked))
    return _with_alike(sorted(lines, key=by_time)), silent


def telling_lines(claims: Iterable[Claim], asked: Asked) -> tuple[tuple[EventLine, ...], int]:
    """One line for each document's telling, where what each tells is asked for and not what all tell."""
    events = list(claims)
    told = tellings(events, asked.told(events))
    return event_lines([DistinctEvent((telling,)) for telling in told], asked)


def by_time(line: EventLine) -> tuple[str, str, str, str]:
    start = next((day for day in line.period.bounds if day), "9999") if line.period else "9999"
    return start, line.place or "", line.kind, line.text


def _line(event: DistinctEvent, weighing: Weighing, asked: Asked) -> EventLine:
    place, claims, seen = event.place, weighing.claims, asked.seen
    voices = event_voices(weighing, seen.documents, asked.names)
    head = head_words(event.when, place)
    return EventLine(
        text=f"{capitalised(event_body(event.claims, asked.names, kind=event.kind, head=head))}. {voices}",
        kind=event.kind,
        actors=actors_of(claims),
        period=period_of(telling.dated.when for telling in event.told if telling.dated),
        status=weighing.status,
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document for claim in claims})),
        origins=seen.origins(claims),
        denials=tuple(claim.id for claim in weighing.denying),
        times=times_of(weighing.affirming),
        day=_day(event),
        place=place.name if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=place.precision if place else None,
        tolls=tuple(_figures(weighing.affirming, seen, asked.names)),
        attackers=event.attackers,
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


def _day(event: DistinctEvent) -> str | None:
    bounds = bounds_of(event.when) if event.when else ()
    return bounds[0] if bounds and len(set(bounds)) == 1 else None


def _with_alike(lines: Sequence[EventLine]) -> tuple[EventLine, ...]:
    same = Counter(_looks(line) for line in lines)
    return tuple(replace(line, alike=same[_looks(line)] - 1) if all(_looks(line)) else line for line in lines)


def _looks(line: EventLine) -> tuple[str | None, str, str | None]:
    return line.day, line.kind, line.place
