"""From judged candidates to templates: which types, which fillers, and which filler belongs to which type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.tasks.incident.candidates import Candidate, Page, plain, stretch
from benchmarks.tasks.incident.judging import ROLES, TYPES, Judged
from benchmarks.tasks.incident.sameness import same
from benchmarks.tasks.incident.wording import worded

# Least logits, set on validation documents with cross-fitted curves.
TYPE_LEAST = {"ATTACK": -0.5, "BOMBING": -0.5, "KIDNAPPING": -0.5}
RARE_LEAST = 0.0
ROLE_LEAST = dict(zip(ROLES, (-1.75, -1.75, -1.5, -1.25, -2.0), strict=True))
DESCRIPTION_LEAST = 0.27
# A sentence further away counts so much less for a filler's type.
FADING = 0.6
# Who did it is told once for all incidents; what they did it with, and to whom, is told of one.
SHARED = ("perp_org",)


def templates(judged: Judged) -> Iterator[dict[str, Any]]:
    """A template for each type of incident told of, with the fillers that belong to it."""
    kinds = chosen_types(judged)
    told = {kind: _told(judged.page, kind) for kind in kinds}
    fillers = {role: chosen_fillers(judged, role) for role in ROLES} if kinds else {}
    named = {one.plain for one in fillers.get("hum_tgt_name", ())}
    for number, kind in enumerate(kinds, 1):
        template: dict[str, Any] = {"template": number, "incident_type": [kind], "date": [], "location": []}
        for role, found in fillers.items():
            own = [one for one in found if role in SHARED or _belongs(judged.page, one, kind, told)]
            template[role] = [_written(judged.page, one, role) for one in own]
        template["hum_tgt_description"] = _descriptions(judged.page, kind, told, named)
        template["victim"] = template["hum_tgt_name"] + template["hum_tgt_description"]
        yield template


def chosen_types(judged: Judged) -> list[str]:
    return [
        kind
        for kind, score in zip(TYPES, judged.types, strict=True)
        if score >= TYPE_LEAST.get(kind, RARE_LEAST)
    ]


def chosen_fillers(judged: Judged, role: str) -> list[Candidate]:
    """The likeliest strings, each standing for all that seem to name the same."""
    scores = judged.roles[ROLES.index(role)]
    kept: list[Candidate] = []
    for at in (-scores).argsort(kind="stable").tolist():
        if scores[at] < ROLE_LEAST[role]:
            break
        one = judged.candidates[at]
        if not any(same(judged.page, one, other, role) for other in kept):
            kept.append(one)
    return kept


def _told(read: Page, kind: str) -> dict[int, float]:
    """The sentences that tell of a type, with how surely."""
    tags = [tag for tag in read.encoding.of("incident") if tag.label == kind]
    return {read.sentence[min(read.tokens_of(tag)[0], len(read.sentence) - 1)]: tag.score for tag in tags}


def _belongs(read: Page, one: Candidate, kind: str, told: dict[str, dict[int, float]]) -> bool:
    """Whether no other type is told of more surely where the filler stands."""
    own = _near(read, one, told[kind])
    return all(own >= _near(read, one, other) for other in told.values())


def _near(read: Page, one: Candidate, told: dict[int, float]) -> float:
    places = {read.sentence[start] for start, _ in one.mentions}
    return max(
        (score * FADING ** abs(at - place) for at, score in told.items() for place in places), default=0.0
    )


def _descriptions(
    read: Page, kind: str, told: dict[str, dict[int, float]], named: set[str]
) -> list[list[dict[str, Any]]]:
    """Those harmed whom no name tells, each string once."""
    found: dict[str, Candidate] = {}
    for tag in read.encoding.of("muc"):
        place = stretch(read, tag)
        words = plain(read.words(*place))
        if tag.label == "hum_tgt" and tag.score >= DESCRIPTION_LEAST and words and words not in named:
            found.setdefault(words, Candidate(words)).mentions.setdefault(place, []).append(tag)
    return [
        _written(read, one, "hum_tgt_description")
        for one in found.values()
        if _belongs(read, one, kind, told)
    ]


def _written(read: Page, one: Candidate, role: str) -> list[dict[str, Any]]:
    """One string: a filler is right only if all of its strings are."""
    ways = [worded(read.tokens, *place, role) for place in sorted(one.mentions)]
    span = read.span(*min(ways, key=lambda way: (way[0] - way[1], way[0])))
    return [{"text": read.text[span.start : span.end], "start": span.start, "end": span.end}]
