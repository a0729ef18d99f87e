"""How many independent origins claims rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factions.casefile.origins.tracing import Origins
from factions.records import Claim, Document


def count_origins(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, str] | None = None
) -> int:
    """The number of independent origins among the documents that the claims come from.

    `copies` gives for a near-copy the document that it copies (`find_copies`), which may be one that none of
    the claims comes from. To ask of many claims make one `Origins` of their documents instead.
    """
    cited = {claim.document for claim in claims}
    if len(cited) < 2:
        return len(cited)
    known = {*cited, *(of for copy, of in (copies or {}).items() if copy in cited)}
    return Origins(documents[id] for id in sorted(known)).count(claims)
