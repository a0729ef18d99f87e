"""What one document says twice is one claim with two pieces of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from factions.records import Claim, Finding, Quote, Role, Span, Toll
from factions.vocabulary import load_vocabulary

# Words that only tell how the attribute beside them was said ("leads", "the leader of").
_READ_AS = {
    "degree_words": "degree",
    "support_words": "support_types",
    "dimension_words": "dimension",
    "designation_words": "designation",
    "post_words": "post",
}
# Values that leave the matter to the words: an official may be a mayor or a judge.
_OPEN: tuple[object, ...] = (None, "", [], (), "official", "member", "other")
_EITHER = {"subject": "party", "object": "party", "side_a": "side", "side_b": "side"}

T = TypeVar("T", bound=Quote)


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


def without_retold(finding: Finding) -> Finding:
    """The finding without the parties and figures that a later sentence only says again.

    Within the stretch that tells it, two soldiers here and two there are four.
    """
    roles = _once(finding.evidence, finding.roles, _party)
    return replace(finding, roles=roles, tolls=_once(finding.evidence, finding.tolls, _count))


def _once(told: Span, things: Sequence[T], key: Callable[[T], object]) -> tuple[T, ...]:
    known = {key(thing) for thing in things if told.covers(thing.span)}
    kept: list[T] = []
    for thing in things:
        if told.covers(thing.span) or key(thing) not in known:
            kept.append(thing)
            known.add(key(thing))
    return tuple(kept)


def meaning(claim: Claim) -> object:
    """What two claims of a document share if one is the other said again."""
    parties = frozenset(_part(claim, role) for role in claim.roles)
    speakers = tuple(speaker.actor or speaker.text.lower() for speaker in claim.stance.attribution)
    stance = (claim.stance.polarity, claim.stance.certainty, claim.stance.speech_act, speakers)
    figures = () if parties else tuple(_count(toll) for toll in claim.tolls)
    when = claim.when and claim.when.bounds
    return claim.kind, parties, figures, when, _place(claim), stance, repr(_attributes(claim))


def _part(claim: Claim, role: Role) -> tuple[str, str]:
    """A party in its role; "A is allied with B" says the same as "B is allied with A"."""
    name, party = _party(role)
    return (_EITHER.get(name, name) if load_vocabulary().is_symmetric(claim.kind) else name), party


def _party(role: Role) -> tuple[str, str]:
    return role.role, role.actor or role.name.lower()


def _attributes(claim: Claim) -> list[tuple[str, object]]:
    """What the attributes say, without the words that a term was read from where that term says it all."""
    said = claim.attributes
    bare = {words for words, term in _READ_AS.items() if said.get(term) not in _OPEN}
    return sorted((name, value) for name, value in said.items() if name not in bare)


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
