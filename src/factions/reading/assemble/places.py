"""Which place a finding is given, and where from: never one that names an actor.

First the place of its own sentence that the encoder's role head holds to be where it happened (`attached:
role`), else the nearest located one there (`sentence`). An event whose sentence names none takes that of the
sentence before in its paragraph (`document`): a second sentence seldom says again where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from factions.reading.assemble.nearness import HEAD, Surroundings
from factions.records import Claim, Finding, Place, Role, Span
from factions.vocabulary import load_vocabulary

_LOCATING = re.compile(
    r"\b(?:in|at|near|outside|inside|around|of|from|on|across|between|towards?)\s(?:the\s)?$", re.IGNORECASE
)
_OWN_PLACE = re.compile(
    r"\b(?:elsewhere|another (?:town|village|city|province|district|state|region|camp|part)"
    r"|(?:in|at|on|near|outside|to|of) (?:a|an|another|two|three|several|other|neighbou?ring|nearby)"
    r" (?:[\w-]+ ){0,2}(?:villages?|towns?|hamlets?|city|cities|districts?|settlements?|farms?))\b",
    re.IGNORECASE,
)
# Who speaks, rules or sits somewhere says nothing of where an event was.
_BODY_AFTER = re.compile(
    r"(?:'s|’s)?\s(?:state\s|city\s|provincial\s|regional\s|district\s)?(?:police|government|authorities|officials?|"
    r"governor|mayor|court|parliament|ministry|said|says|told|reported|announced)\b",
    re.IGNORECASE,
)
_BODY_BEFORE = re.compile(
    r"\b(?:governments?|authorities|junta|regime|officials?|command|headquarters|leadership|workers|"
    r"ministers?|parliament|embassy|diplomats?|court|spokes\w+|correspondent|born)\s(?:in|of|for|at)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:to|into|towards?|for)\s(?:the\s)?$", re.IGNORECASE)
# "04/05, Convención: gunmen abduct a farmer": the head of a log's entry says where.
_HEADING = re.compile(r"(?:\s\([^()]*\)|,[^:.;]{1,30})?\s?[:|\t–—]")
_LEAVING = frozenset({"withdrawal", "displacement"})
_UNLOCATED_COST = 25
_COARSE_COST = 15
_SURE = 0.5
# On validation documents of WikiEvents it is so sure of 59 places, 30 of them gold's; of the 123 others that
# stand nearest in their sentence, 12 are.


def places_of(around: Surroundings, findings: Sequence[Finding]) -> list[Place | None]:
    """The place of each finding with what it is attached by, null where nothing near says one.

    The encoder is asked once for all of them, as calls cost more than pairs.
    """
    able = [_able(around, finding) for finding in findings]
    pairs = [
        (one.trigger, place.span) for one, places in zip(findings, able, strict=True) for place in places
    ]
    rows = iter(around.scores("role", pairs))
    chances = [[next(rows).get("place", 0.0) for _ in places] for places in able]
    return [_chosen(around, *told) if told[1] else None for told in zip(findings, able, chances, strict=True)]


def _able(around: Surroundings, finding: Finding) -> list[Place]:
    """The places of its sentence where a finding may have happened."""
    if not _is_event(finding.kind) and not _has_place_role(finding):
        return []
    places = _literal(around.places_beside(finding.trigger), finding.roles)
    text = around.document.text
    likely = [place for place in places if _may_be_where(text, finding, place)]
    headed = [
        place for place in likely if place.end <= finding.trigger.start and _HEADING.match(text, place.end)
    ]
    opening = around.opening(finding.trigger)
    return [place for place in headed if opening and place.start - opening.start <= HEAD] or likely


def _may_be_where(text: str, finding: Finding, place: Place) -> bool:
    """Whether a place may be where an event was: not that of a speaker, nor where people went."""
    if not _is_event(finding.kind):
        return True
    if finding.kind in _LEAVING and _REACHED.search(text[max(0, place.start - 16) : place.start]):
        return False
    return not _is_of_body(text, place)


def _is_of_body(text: str, place: Place) -> bool:
    """Whether a place belongs to those who speak or rule ("the government in Kinshasa", "Lagos police")."""
    before = text[max(0, place.start - 40) : place.start]
    return bool(_BODY_BEFORE.search(before) or _BODY_AFTER.match(text, place.end))


def with_earlier_places(around: Surroundings, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; an event without a place is given that of the sentence before it in its paragraph.

    Where an event is told there, it is the place of that event that is given. An event that is set at some
    place of its own, without a name ("a nearby village", "elsewhere"), keeps none.
    """
    told: dict[int, Place] = {}
    for claim in claims:
        if claim.place is not None and _is_event(claim.kind):
            told[around.sentence(claim.evidence[0].span).start] = claim.place
    return tuple(_with_earlier_place(around, claim, told) for claim in claims)


def _with_earlier_place(around: Surroundings, claim: Claim, told: Mapping[int, Place]) -> Claim:
    if claim.place is not None or not _is_event(claim.kind):
        return claim
    words = claim.evidence[0].span
    before = around.sentence_before(words)
    text = around.document.text
    earlier = _literal(around.places_in(before), claim.roles) if before else []
    earlier = [place for place in earlier if not _is_of_body(text, place)]
    if before is None or not earlier or _OWN_PLACE.search(text, words.start, words.end):
        return claim
    nearest = min(earlier, key=lambda place: _cost(around, words, place))
    place = told.get(before.start, nearest)
    return replace(claim, place=replace(place, attached="document"))


def _chosen(
    around: Surroundings, finding: Finding, places: Sequence[Place], chances: Sequence[float]
) -> Place:
    chance, place = max(zip(chances, places, strict=True), key=lambda pair: pair[0])
    if chance >= _SURE:
        return replace(place, attached="role")
    nearest = min(places, key=lambda place: _cost(around, finding.trigger, place))
    return replace(nearest, attached="sentence")


def _is_event(kind: str) -> bool:
    return load_vocabulary().shape(kind) == "event"


def _literal(places: Iterable[Place], roles: Iterable[Role]) -> list[Place]:
    """Literal places that name no actor: "Kabul" in "the Kabul government" is not where it happened."""
    actors = [role.span for role in roles if role.mention_kind not in ("place", "facility")]
    literal = (place for place in places if place.place_class == "literal")
    return [place for place in literal if not any(actor.covers(place.span) for actor in actors)]


def _has_place_role(finding: Finding) -> bool:
    return any(role.mention_kind == "place" for role in finding.roles)


def _cost(around: Surroundings, words: Span, place: Place) -> int:
    before = around.document.text[max(0, place.start - 16) : place.start]
    unlocated = _LOCATING.search(before) is None
    coarse = (place.precision or 7) >= 4
    return around.distance(words, place.span) + _UNLOCATED_COST * unlocated + _COARSE_COST * coarse
