"""Lines of answers on invented groups: what the made answers are put together from."""

from __future__ import annotations

from typing import Any

from factions.questions import (
    Answer,
    CountLine,
    DistanceLine,
    Episode,
    EventLine,
    Figure,
    LeaderLine,
    Part,
    Period,
    RelationLine,
    Stretch,
)

NAMES = {
    "act_front": "People's Front",
    "act_river": "River Brigade",
    "act_hill": "Hill League",
    "act_ember": "Ember Wing",
    "act_coast": "Coast Army",
    "act_union": "Northern Union",
    "act_new": "New Dawn",
    "act_guard": "Mesa Guard",
}
Bounds = tuple[str | None, str | None, str | None, str | None]


def an_answer(question: str, lines: list[Any], **arguments: str | None) -> Answer:
    on = arguments.pop("on", None)
    return Answer(question, arguments, on, None, tuple(lines))


def common(text: str, kind: str, number: int, status: str, origins: int) -> dict[str, Any]:
    return {
        "text": text,
        "kind": kind,
        "status": status,
        "claims": (f"clm_{kind}_{number}",),
        "documents": tuple(f"doc_{at}" for at in range(origins)),
        "origins": origins,
    }


def a_relation(
    kind: str,
    subject: str | tuple[str, ...],
    object_: str | None,
    *stretches: tuple[str | None, str | None, str],
    origins: int = 1,
    names: dict[str, str] = NAMES,
) -> RelationLine:
    """A relation of actors by key; each stretch is its first day, its last day and its status."""
    subjects = (subject,) if isinstance(subject, str) else subject
    parts = [Part("subject", key, names[key]) for key in subjects]
    parts += [Part("object", object_, names[object_])] if object_ else []
    days = [day for first, last, _ in stretches for day in (first, last) if day]
    period = Period(min(days), min(days), max(days), max(days)) if days else None
    episode = Episode(tuple(Stretch(first, last, status, ()) for first, last, status in stretches))
    told = " and ".join(part.name for part in parts)
    status = stretches[0][2] if stretches else "stated"
    return RelationLine(
        **common(f"{told}: {kind}.", kind, len(told), status, origins),
        period=period,
        actors=tuple(part.actor for part in parts),
        times=(period,) if period else (),
        parts=tuple(parts),
        episodes=(episode,) if stretches else (),
    )


def an_event(
    kind: str,
    day: str | None,
    place: str | None,
    *,
    number: int = 0,
    spot: tuple[float, float] | None = None,
    precision: int | None = None,
    country: str | None = None,
    admin1: str | None = None,
    bounds: Bounds | None = None,
    tolls: tuple[Figure, ...] = (),
) -> EventLine:
    days = bounds or (day, day, day, day)
    return EventLine(
        **common(f"{kind} at {place} on {day}.", kind, number, "stated", 1),
        actors=("act_front",),
        period=Period(*days) if any(days) else None,
        day=day,
        place=place,
        country=country,
        admin1=admin1,
        latitude=spot[0] if spot else None,
        longitude=spot[1] if spot else None,
        precision=precision,
        tolls=tolls,
    )


def a_figure(
    source: str, least: int | None, most: int | None, qualifier: str | None = None, **more: Any
) -> Figure:
    fields: dict[str, Any] = {"category": "killed", "party": "unknown", "scope": "total"} | more
    number = "–".join(str(one) for one in dict.fromkeys((least, most)) if one is not None)
    words = f"{(qualifier or '').replace('_', ' ')} {number} {fields['category']}".strip()
    return Figure(
        least=least,
        most=most,
        qualifier=qualifier,
        source=source,
        text=words,
        claim=f"clm_{source}",
        **fields,
    )


def a_leader(
    person: str, bounds: Bounds, *, ended: str | None = None, gap: bool = False, status: str = "stated"
) -> LeaderLine:
    period = Period(*bounds)
    end = Period(ended, ended, ended, ended) if ended else None
    return LeaderLine(
        **common(f"{person}: led.", "holds_post", len(person), status, 2),
        actors=("act_front",),
        period=period,
        times=(period,),
        person=person,
        ended=end,
        gap_before=gap,
    )


def a_count(label: str, target: str, count: int, total: int, *share: float) -> CountLine:
    low, mean, high = share or (None, None, None)
    return CountLine(
        **common(f"{label}: {target} {count} of {total}.", "attack", count, "stated", 3),
        actors=("act_front",),
        period=None,
        label=label,
        target_class=target,
        count=count,
        total=total,
        share=mean,
        low=low,
        high=high,
    )


def a_distance(respect: str, low: float, distance: float, high: float, baseline: float) -> DistanceLine:
    return DistanceLine(
        **common(f"In {respect}: {distance}.", "attack", 1, "stated", 3),
        actors=("act_front", "act_hill"),
        period=None,
        respect=respect,
        distance=distance,
        low=low,
        high=high,
        baseline=baseline,
        as_far=0.02,
    )
