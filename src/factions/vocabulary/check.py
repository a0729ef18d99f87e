"""Whether a claim uses the vocabulary as it is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from factions.records import Claim, Stance, Toll
from factions.vocabulary.load import load_vocabulary
from factions.vocabulary.terms import Attribute, Term, Vocabulary


def faults(claim: Claim) -> tuple[str, ...]:
    """What in the claim is no term of the vocabulary, or not where it may stand; empty where all is well."""
    vocabulary = load_vocabulary()
    if claim.kind not in vocabulary.kinds():
        return (f"no kind of claim is named {claim.kind}",)
    term = vocabulary.term(claim.kind)
    return (
        *_role_faults(claim, term, vocabulary),
        *_attribute_faults(claim.attributes, term, vocabulary),
        *_stance_faults(claim.stance, vocabulary),
        *(fault for toll in claim.tolls for fault in _toll_faults(toll, vocabulary)),
        *(fault for link in claim.links for fault in _unknown("link_kinds", link.kind, vocabulary)),
    )


def _unknown(family: str, value: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    if value is not None and value not in vocabulary.names(family):
        yield f"{value!r} is no term of {family}"


def _role_faults(claim: Claim, term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    counts = Counter(role.role for role in claim.roles)
    slots = {slot.role: slot for slot in term.roles}
    for name in sorted(counts.keys() - slots.keys()):
        yield f"{claim.kind} has no role {name}"
    for slot in slots.values():
        if counts[slot.role] < slot.least:
            yield f"{claim.kind} needs a {slot.role}"
        if counts[slot.role] > 1 and not slot.many:
            yield f"{claim.kind} has one {slot.role} at most"
    for role in claim.roles:
        yield from _unknown("mention_kinds", role.mention_kind, vocabulary)
        for target_class in role.target_class:
            yield from _unknown("target_classes", target_class, vocabulary)


def _attribute_faults(attributes: dict[str, Any], term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    known = {attribute.name: attribute for attribute in term.attributes}
    for name, value in attributes.items():
        if name not in known:
            yield f"{term.name} has no attribute {name}"
        elif not _fits(value, known[name], vocabulary):
            yield f"{value!r} does not fit the attribute {name} of {term.name}"


def _fits(value: object, attribute: Attribute, vocabulary: Vocabulary) -> bool:
    allowed = vocabulary.names(attribute.values) if attribute.values else ()
    match attribute.type:
        case "term":
            return value in allowed
        case "terms":
            return isinstance(value, list | tuple) and all(one in allowed for one in value)
        case "count":
            return value is None or (isinstance(value, int) and value >= 0)
        case "flag":
            return isinstance(value, bool)
        case _:
            return isinstance(value, str)


def _stance_faults(stance: Stance, vocabulary: Vocabulary) -> Iterator[str]:
    yield from _unknown("polarity", stance.polarity, vocabulary)
    yield from _unknown("certainty", stance.certainty, vocabulary)
    yield from _unknown("aspect", stance.aspect, vocabulary)
    yield from _unknown("speech_acts", stance.speech_act, vocabulary)
    yield from _unknown("basis", stance.basis, vocabulary)


def _toll_faults(toll: Toll, vocabulary: Vocabulary) -> Iterator[str]:
    yield from _unknown("toll_categories", toll.category, vocabulary)
    yield from _unknown("toll_parties", toll.party, vocabulary)
    yield from _unknown("toll_qualifiers", toll.qualifier, vocabulary)
    yield from _unknown("toll_scopes", toll.scope, vocabulary)
