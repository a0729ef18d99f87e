"""The explanation of one claim, put together from the steps of the reading that it comes from."""

from __future__ import annotations

from factions.errors import UnknownClaim
from factions.reading.assemble import draft_claims, meaning
from factions.reading.explain.circumstances import link_reasons, place_reason, time_reason, toll_reasons
from factions.reading.explain.kinds import kind_reason, shares
from factions.reading.explain.parties import role_reason
from factions.reading.explain.reason import Explanation, Repeat
from factions.reading.explain.stances import stance_reasons
from factions.reading.steps import Steps
from factions.records import Claim, Finding
from factions.registry import Registry


def explain(steps: Steps, claim: str, registry: Registry, reader: str) -> Explanation:
    """Which head and rule gave each field of a claim, told by its id or a beginning of it.

    Raises UnknownClaim where no claim's id begins so, or several do.
    """
    told = find_claim(steps.claims, claim)
    drafts = draft_claims(steps.around, steps.findings, steps.stances, reader)
    own = max((draft for draft in drafts if draft[2].id == told.id), key=lambda draft: draft[2].confidence)
    finding, _, draft = own
    reasons = (
        kind_reason(steps, finding),
        *(role_reason(steps, finding, role, registry) for role in draft.roles),
        time_reason(steps, told, draft),
        place_reason(steps, told),
        *toll_reasons(steps, told),
        *stance_reasons(steps, finding, told.stance),
        *link_reasons(told),
    )
    again = [one for one in drafts if one is not own and meaning(one[2]) == meaning(draft)]
    repeats = tuple(_repeat(found, merged) for found, _, merged in again)
    return Explanation(told, reasons, shares(steps.encoding, finding), repeats)


def find_claim(claims: tuple[Claim, ...], words: str) -> Claim:
    """The claim whose id, with or without `clm_`, begins so; raises UnknownClaim if there is not just one."""
    start = "clm_" + words.removeprefix("clm_")
    found = [claim for claim in claims if claim.id.startswith(start)]
    if len(found) != 1 or not words.removeprefix("clm_"):
        raise UnknownClaim(words, tuple(map(_line, found or claims)))
    return found[0]


def _line(claim: Claim) -> str:
    return f"{claim.id} {claim.kind}: {' '.join(claim.evidence[0].text.split())[:60]}"


def _repeat(finding: Finding, claim: Claim) -> Repeat:
    return Repeat(finding.method, claim.evidence[0], claim.confidence)
