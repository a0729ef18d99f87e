"""Claims out of findings and stances."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.assemble.links import link_events
from factions.reading.assemble.nearness import Surroundings
from factions.reading.assemble.places import place_of
from factions.reading.assemble.repeats import merge_repeats
from factions.reading.assemble.times import time_of
from factions.records import Claim, Finding, Stance, claim_id


def build_claims(
    around: Surroundings, findings: Sequence[Finding], stances: Sequence[Stance], reader: str
) -> tuple[Claim, ...]:
    """The claims of a document in text order, repeats merged and tellings of one event linked."""
    pairs = zip(findings, stances, strict=True)
    claims = [_claim(around, finding, stance, reader) for finding, stance in pairs]
    claims.sort(key=lambda claim: (claim.evidence[0].start, claim.kind, claim.id))
    return link_events(merge_repeats(claims))


def _claim(around: Surroundings, finding: Finding, stance: Stance, reader: str) -> Claim:
    document = around.document
    evidence = document.quote(finding.evidence)
    return Claim(
        id=claim_id(document.id, finding.kind, finding.roles, evidence),
        document=document.id,
        kind=finding.kind,
        roles=finding.roles,
        when=time_of(around, finding),
        place=place_of(around, finding),
        attributes=finding.attributes,
        tolls=finding.tolls,
        stance=stance,
        links=(),
        evidence=(evidence,),
        confidence=finding.confidence,
        reader=reader,
    )
