"""How many independent origins claims rest on.

Documents are one origin where they come from one publisher or credit one agency, where one is a copy of the
other (near-identical text), or where both cite one speaker who is a known actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.casefile.origins.agencies import agency
from factions.records import Claim, Document


def count_origins(claims: Sequence[Claim], documents: dict[str, Document], copies: dict[str, str]) -> int:
    """The number of independent origins among the documents that the claims come from.

    `copies` gives for a near-copy the document that it copies (`find_copies`).
    """
    cited = {claim.document for claim in claims}
    if len(cited) < 2:
        return len(cited)
    parents: dict[str, str] = {}

    def top(of: str) -> str:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    for claim in claims:
        for tie in _ties(claim, documents[claim.document], copies):
            parents[top(tie)] = top(claim.document)
    return len({top(document) for document in cited})


def _ties(claim: Claim, document: Document, copies: dict[str, str]) -> Iterator[str]:
    """What makes documents one origin when they share it."""
    yield f"sha256 {document.sha256}"
    yield f"copy of {copies.get(document.id, document.id)}"
    credit = agency(document) or document.publisher
    if credit:
        yield f"publisher {credit.casefold()}"
    if claim.stance.attribution and claim.stance.attribution[-1].actor:
        yield f"speaker {claim.stance.attribution[-1].actor}"
