"""Claims in a list: what each says, in its own words, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.records import Claim, Document, Role
from factions.workbench.naming import called
from factions.workbench.visit import Visit


class ListedClaim(Struct, frozen=True):
    """A claim with its document, its parties by name, how it stands, and where it can be read and cited."""

    claim: Claim
    document: Document
    parties: tuple[tuple[str, str], ...]
    standing: str
    address: str
    cite: str


def list_claims(visit: Visit, claims: Sequence[Claim]) -> list[ListedClaim]:
    return [_listed(visit, claim) for claim in claims]


def _listed(visit: Visit, claim: Claim) -> ListedClaim:
    address = visit.link("document", id=claim.document, claim=claim.id)
    return ListedClaim(
        claim=claim,
        document=visit.case.document(claim.document),
        parties=tuple(
            (role.role, called(visit, role.actor) if role.actor else role.name) for role in claim.roles
        ),
        standing=visit.case.standing(claim).word,
        address=f"{address}#{claim.id}",
        cite=visit.link("cite", id=claim.id),
    )


def _name(visit: Visit, role: Role) -> str:
    return called(visit, role.actor) if role.actor else role.name
