"""Answers on invented groups, rich enough to draw every picture of."""

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
    Line,
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


def _common(text: str, kind: str, number: int, status: str, origins: int) -> dict[str, Any]:
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
        **_common(f"{told}: {kind}.", kind, len(told), status, origins),
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
        **_common(f"{kind} at {place} on {day}.", kind, number, "stated", 1),
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
        **_common(f"{person}: led.", "holds_post", len(person), status, 2),
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
        **_common(f"{label}: {target} {count} of {total}.", "attack", count, "stated", 3),
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
        **_common(f"In {respect}: {distance}.", "attack", 1, "stated", 3),
        actors=("act_front", "act_hill"),
        period=None,
        respect=respect,
        distance=distance,
        low=low,
        high=high,
        baseline=baseline,
        as_far=0.02,
    )


RELATIONSHIP = an_answer(
    "relationship",
    [
        a_relation("part_of", "act_river", "act_front", ("2010-01-01", "2013-05-31", "stated"), origins=3),
        a_relation(
            "allied_with",
            "act_river",
            "act_front",
            (None, "2014-12-31", "possible"),
            ("2015-01-01", "2016-06-30", "stated"),
            ("2016-07-01", "2017-12-31", "disputed"),
            origins=4,
        ),
        a_relation("rival_of", "act_river", "act_front", ("2018-03-01", None, "possible"), origins=1),
        a_relation("fights", "act_river", "act_front", ("2019-02-01", "2020-11-30", "stated"), origins=7),
        a_relation("supports", "act_front", "act_river", ("2011-01-01", "2012-12-31", "denied"), origins=1),
        a_relation("overlaps_with", "act_river", "act_front", origins=1),
        a_relation(
            "split_from", "act_river", "act_front", ("2013-06-01", "2013-06-30", "possible"), origins=2
        ),
        *(an_event("armed_clash", f"20{19 + at % 2}-0{1 + at}-12", "Orlu", number=at) for at in range(8)),
        an_event("bombing", "2020-06-02", "Orlu"),
        an_event("bombing", None, "Orlu", bounds=("2020-01-01", "2020-12-31", "2020-01-01", "2020-12-31")),
    ],
    a="River Brigade",
    b="People's Front",
    on="2016-01-01",
)

LINEAGE = an_answer(
    "lineage",
    [
        a_relation("founded", "act_front", None, ("2008-03-01", "2008-03-01", "stated"), origins=2),
        a_relation(
            "split_from", "act_river", "act_front", ("2013-06-01", "2013-06-30", "possible"), origins=2
        ),
        a_relation("split_from", "act_ember", "act_coast", ("2014-08-17", "2014-08-17", "stated"), origins=3),
        a_relation(
            "merged_into", "act_ember", "act_front", ("2019-05-04", "2019-05-04", "stated"), origins=2
        ),
        a_relation(
            "coalesced", ("act_hill", "act_guard"), "act_new", ("2017-01-10", "2017-02-20", "possible")
        ),
        a_relation("member_of_umbrella", "act_front", "act_union", ("2015-01-01", "2018-12-31", "stated")),
        a_relation("member_of_umbrella", "act_coast", "act_union", ("2015-03-01", "2017-12-31", "stated")),
        a_relation("allied_with", "act_river", "act_hill", ("2014-01-01", "2016-06-30", "stated"), origins=4),
        a_relation("fights", "act_river", "act_front", ("2013-07-01", "2016-01-01", "disputed"), origins=5),
        a_relation("rival_of", "act_hill", "act_coast", ("2012-01-01", None, "possible")),
        a_relation("supports", "act_coast", "act_front", ("2016-01-01", "2018-06-01", "denied")),
        a_relation("allied_with", "act_guard", "act_front"),
    ],
    actor="People's Front",
    steps="2",
)

LEADERS = an_answer(
    "leaders",
    [
        a_leader("Musa Kone", ("2008-01-01", "2008-12-31", "2013-03-01", "2013-03-01"), ended="2013-03-01"),
        a_leader("Amadou Ba", ("2013-03-01", "2013-06-30", "2016-01-01", "2016-12-31")),
        a_leader("Ibra Sall", (None, "2018-05-01", "2018-05-01", None), gap=True),
        a_leader("Awa Diop", ("2019-01-01", "2019-01-01", "2020-01-01", None), status="disputed"),
    ],
    actor="People's Front",
    post="leader",
)

_KINDS = ("armed_clash", "bombing", "air_strike", "abduction", "protest", "robbery", "withdrawal", "arrest")
GAO, ANSONGO, TOMBOUCTOU, MOPTI = (16.27, -0.04), (15.66, 0.5), (16.77, -3.0), (14.49, -4.19)

EVENTS = an_answer(
    "events",
    [
        *(
            an_event(
                _KINDS[(at * at) % 8],
                f"20{18 + at % 3}-{1 + (at * 5) % 12:02}-{1 + at % 27:02}",
                "Gao",
                number=at,
                spot=GAO,
                precision=1,
                country="ML",
                admin1="Gao",
            )
            for at in range(40)
        ),
        *(
            an_event(
                "bombing",
                f"2019-0{1 + at}-20",
                "Ansongo",
                number=at,
                spot=ANSONGO,
                precision=2,
                country="ML",
                admin1="Gao",
            )
            for at in range(3)
        ),
        *(
            an_event(
                "armed_clash",
                f"2020-0{1 + at}-09",
                "Mopti",
                number=at,
                spot=MOPTI,
                precision=4,
                country="ML",
                admin1="Mopti",
            )
            for at in range(5)
        ),
        an_event("air_strike", "2020-05-01", "Tombouctou", spot=TOMBOUCTOU, precision=1, country="ML"),
        an_event("armed_clash", "2020-06-01", "Burkina Faso", spot=(12.2, -1.5), precision=6, country="BF"),
        an_event("abduction", "2020-06-01", None),
        an_event(
            "abduction",
            None,
            "Gao",
            spot=GAO,
            precision=1,
            country="ML",
            bounds=("2019-01-01", "2019-12-31") * 2,
        ),
    ],
    actor=None,
    kind=None,
    country=None,
    since=None,
    until=None,
)

TOLLS = an_answer(
    "events",
    [
        an_event(
            "bombing",
            "2021-05-03",
            "Gao",
            tolls=(
                a_figure("officials (river-wire.example)", 12, None, "at_least"),
                a_figure("a doctor (river-wire.example)", 31, 31, category="wounded"),
                a_figure("monitor.example", 19, 19),
                a_figure("monitor.example", 40, 60, category="wounded"),
                a_figure("the army (bay-desk.example)", None, 8, "up_to"),
                a_figure("bay-desk.example", 15, 15, "about"),
                a_figure("bay-desk.example", 1, 1, scope="partial"),
            ),
        ),
        an_event("armed_clash", "2021-06-01", "Menaka", tolls=(a_figure("desk.example", 200, 250),)),
        an_event("protest", "2021-07-01", "Kati"),
    ],
    actor="JNIM",
)

TARGETING = an_answer(
    "targeting",
    [
        a_count("2019", "military", 14, 22, 0.43, 0.64, 0.82),
        a_count("2019", "civilians", 6, 22, 0.1, 0.27, 0.47),
        a_count("2019", "police", 4, 22, 0.05, 0.18, 0.36),
        a_count("2020", "military", 9, 30, 0.15, 0.3, 0.47),
        a_count("2020", "civilians", 18, 30, 0.42, 0.6, 0.77),
        a_count("2020", "education", 5, 30, 0.05, 0.17, 0.31),
        a_count("2020", "unknown", 2, 30, 0, 0.07, 0.17),
        a_count("2021", "civilians", 3, 4),
        a_count("2021", "military", 1, 4),
        Line(**_common("It is said to spare schools.", "targets", 1, "stated", 1), actors=(), period=None),
    ],
    actor="JNIM",
    by="year",
)

RESEMBLANCE = an_answer(
    "resemblance",
    [
        a_distance("classes of target", 0.31, 0.42, 0.55, 0.12),
        a_distance("methods", 0.08, 0.15, 0.26, 0.13),
        a_distance("places", 0.7, 0.82, 0.93, 0.16),
    ],
    a="JNIM",
    b="Hill League",
)
