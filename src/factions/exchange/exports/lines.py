"""Claims as claim lines (docs/claim-lines.md), each with its weight beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import IO

import msgspec

from factions.exchange.exports.weights import weigh_claims
from factions.lines import DocumentHead
from factions.questions.casefile import Casefile
from factions.records import Claim, Document

_BESIDE = ("claim_status", "claimant", "n_origins")


def write_claims(casefile: Casefile, claims: Sequence[Claim], file: IO[str]) -> int:
    """Writes each document's line and its claims after it, and gives the number of claims.

    A claim line has three fields more than the contract: `claim_status`, `claimant` and `n_origins`. A
    document's line has no mentions, times and places, which are those of a reading and not of what people
    made of it.
    """
    weights = weigh_claims(casefile, claims)
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.evidence[0].start, claim.id))
    for id, of_document in groupby(ordered, key=lambda claim: claim.document):
        _write(file, {"document": _head(casefile.document(id))})
        for claim in of_document:
            weight = weights[claim.id]
            said = {
                "claim_status": weight.claim_status,
                "claimant": weight.claimant,
                "n_origins": weight.n_origins,
            }
            _write(file, msgspec.to_builtins(claim) | said)
    return len(ordered)


def _head(document: Document) -> DocumentHead:
    fields = (name for name in document.__struct_fields__ if name != "text")
    return DocumentHead(**{name: getattr(document, name) for name in fields})


def _write(file: IO[str], line: object) -> None:
    file.write(msgspec.json.encode(line).decode() + "\n")
