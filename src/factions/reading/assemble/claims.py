"""Claims out of findings and stances."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factions.reading.assemble.fields import Fields
from factions.reading.assemble.links import link_events
from factions.reading.assemble.nearness import Surroundings
from factions.reading.assemble.places import places_of, with_earlier_places
from factions.reading.assemble.repeats import merge_repeats, without_retold
from factions.reading.assemble.times import time_of
from factions.records import Claim, Finding, Place, Quote, Span, Stance, Toll, claim_id
from factions.vocabulary import faults, load_vocabulary


def build_claims(
    around: Surroundings, findings: Sequence[Finding], stances: Sequence[Stance], reader: str
) -> tuple[Claim, ...]:
    """The claims of a document in text order, repeats merged and tellings of one event linked."""
    claims = [claim for _, _, claim in draft_claims(around, findings, stances, reader)]
    claims.sort(key=lambda claim: (claim.evidence[0].start, claim.kind, claim.id))
    linked = link_events(merge_repeats(claims))
    return with_earlier_places(around, linked)


def draft_claims(
    around: Surroundings, findings: Sequence[Finding], stances: Sequence[Stance], reader: str
) -> list[tuple[Finding, Stance, Claim]]:
    """The claim that each finding comes to by itself, before repeats are merged and tellings linked."""
    fields = Fields(around.document.text, around.sentences)
    pairs = [(f, s) for f, s in zip(findings, stances, strict=True) if not fields.plays(f)]
    own = [_with_own_roles(finding) for finding, _ in pairs]
    places = places_of(around, own)
    drafts = [
        (finding, stance, _claim(around, one, stance, place, reader))
        for (finding, stance), one, place in zip(pairs, own, places, strict=True)
    ]
    # What lacks a role that its kind needs states nothing that a person could check.
    return [draft for draft in drafts if not faults(draft[2])]


def _with_own_roles(finding: Finding) -> Finding:
    """The finding without roles that its kind does not have (a detainee in a capture of ground).

    A party without a name goes by its words.
    """
    own = {slot.role for slot in load_vocabulary().roles(finding.kind)}
    roles = (replace(role, name=role.name or role.text) for role in finding.roles if role.role in own)
    return replace(finding, roles=tuple(roles))


def _claim(around: Surroundings, finding: Finding, stance: Stance, place: Place | None, reader: str) -> Claim:
    evidence = _evidence(around, finding)
    finding = without_retold(finding)
    return Claim(
        id=claim_id(around.document.id, finding.kind, finding.roles, evidence[0]),
        document=around.document.id,
        kind=finding.kind,
        roles=finding.roles,
        when=time_of(around, finding),
        place=place,
        attributes=finding.attributes,
        tolls=tuple(_given_by(toll, stance) for toll in finding.tolls),
        stance=stance,
        links=(),
        evidence=evidence,
        confidence=finding.confidence,
        reader=reader,
    )


def _evidence(around: Surroundings, finding: Finding) -> tuple[Quote, ...]:
    """The stretch that tells it, then the sentences beyond it that its roles and tolls stand in."""
    words = (*finding.roles, *finding.tolls)
    beyond = {around.sentence(one.span) for one in words if not finding.evidence.covers(one.span)}
    further = sorted(span for span in beyond if not span.overlaps(finding.evidence))
    return tuple(around.document.quote(span) for span in (_trimmed(around, finding.evidence), *further))


def _trimmed(around: Surroundings, span: Span) -> Span:
    """A stretch without the white space at its ends."""
    words = around.document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _given_by(toll: Toll, stance: Stance) -> Toll:
    """A toll without a giver of its own is given by those who say the rest."""
    return toll if toll.attribution else replace(toll, attribution=stance.attribution)
