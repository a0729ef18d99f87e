"""What one document says twice is one claim with two pieces of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factions.records import Claim, Toll


def merge_repeats(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of one kind, with the same parties, time and stance, become the first of them."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        key = meaning(claim)
        kept[key] = _merged(kept[key], claim) if key in kept else claim
    # One stretch read in two ways (by two rules, say) is one claim still: the surer reading stays.
    surest = sorted(kept.values(), key=lambda claim: -claim.confidence)
    ids = {claim.id: claim for claim in reversed(surest)}
    return tuple(claim for claim in kept.values() if ids[claim.id] is claim)


def meaning(claim: Claim) -> object:
    """What two claims of a document share if one is the other said again."""
    parties = frozenset((role.role, role.actor or role.name.lower()) for role in claim.roles)
    speakers = tuple(speaker.actor or speaker.text.lower() for speaker in claim.stance.attribution)
    stance = (claim.stance.polarity, claim.stance.certainty, claim.stance.speech_act, speakers)
    attributes = repr(sorted(claim.attributes.items()))
    figures = () if parties else tuple(_count(toll) for toll in claim.tolls)
    return claim.kind, parties, figures, claim.when and claim.when.bounds, _place(claim), stance, attributes


def _place(claim: Claim) -> object:
    return claim.place and (claim.place.geonames_id or claim.place.name)


def _merged(first: Claim, again: Claim) -> Claim:
    new = tuple(quote for quote in again.evidence if quote not in first.evidence)
    known = {_count(toll) for toll in first.tolls}
    tolls = tuple(toll for toll in again.tolls if _count(toll) not in known)
    confidence = max(first.confidence, again.confidence)
    return replace(first, evidence=first.evidence + new, tolls=first.tolls + tolls, confidence=confidence)


def _count(toll: Toll) -> object:
    return toll.category, toll.party, toll.min, toll.max, toll.qualifier
