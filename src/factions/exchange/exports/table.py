"""Claims as rows of a table, and the table as CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from factions.exchange.exports.weights import Weight, weigh_claims
from factions.questions.casefile import Casefile
from factions.records import Claim, Document, Toll

Cell = str | int | float | None

COLUMNS = (
    "claim", "kind", "claim_status", "claimant", "claimant_actor", "n_origins", "n_documents", "subjects",
    "subject_actors", "objects", "object_actors", "roles", "earliest_start", "latest_start", "earliest_end",
    "latest_end", "when_words", "place", "geonames_id", "country", "admin1", "latitude", "longitude",
    "where_precision", "killed_min", "killed_max", "tolls", "polarity", "certainty", "aspect", "speech_act",
    "basis", "confidence", "reader", "quote", "quote_start", "quote_end", "document", "publisher",
    "published_at", "title", "url",
)  # fmt: skip
_SUBJECTS = ("subject", "attacker", "abductor", "detainer", "gained_by", "side_a")
_OBJECTS = ("object", "target", "victim", "abductee", "detainee", "lost_by", "side_b")
# What a spreadsheet takes for a formula; OWASP's list, with the line breaks that begin a new cell in some.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(casefile: Casefile, claims: Sequence[Claim], file: IO[str]) -> int:
    """Writes one row a claim and gives their number; null is an empty cell and never a zero."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in claim_rows(casefile, claims):
        writer.writerow([safe(row[column]) for column in COLUMNS])
    return len(claims)


def safe(cell: Cell) -> Cell:
    """The cell so that no spreadsheet takes words for a formula: an apostrophe stands before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def claim_rows(casefile: Casefile, claims: Sequence[Claim]) -> Iterable[dict[str, Cell]]:
    """One flat row a claim, with the columns of `COLUMNS`; several names in a cell are parted by "; "."""
    weights = weigh_claims(casefile, claims)
    documents: dict[str, Document] = {}
    for claim in claims:
        if claim.document not in documents:
            documents[claim.document] = casefile.document(claim.document)
        yield _row(claim, documents[claim.document], weights[claim.id])


def _row(claim: Claim, document: Document, weight: Weight) -> dict[str, Cell]:
    quote = claim.evidence[0]
    killed = _killed(claim.tolls)
    return {
        "claim": claim.id, "kind": claim.kind, "claim_status": weight.claim_status,
        "claimant": weight.claimant, "claimant_actor": weight.claimant_actor,
        "n_origins": weight.n_origins, "n_documents": weight.n_documents,
        "subjects": _names(claim, _SUBJECTS), "subject_actors": _actors(claim, _SUBJECTS),
        "objects": _names(claim, _OBJECTS), "object_actors": _actors(claim, _OBJECTS),
        "roles": "; ".join(f"{role.role}: {role.name}" for role in claim.roles) or None,
        **_when(claim), **_where(claim),
        "killed_min": killed.min if killed else None, "killed_max": killed.max if killed else None,
        "tolls": "; ".join(f"{toll.category}: {_flat(toll.text)}" for toll in claim.tolls) or None,
        "polarity": claim.stance.polarity, "certainty": claim.stance.certainty, "aspect": claim.stance.aspect,
        "speech_act": claim.stance.speech_act, "basis": claim.stance.basis,
        "confidence": round(claim.confidence, 4), "reader": claim.reader,
        "quote": _flat(quote.text), "quote_start": quote.start, "quote_end": quote.end,
        "document": document.id, "publisher": document.publisher, "published_at": document.published_at,
        "title": document.title, "url": document.url,
    }  # fmt: skip


def _when(claim: Claim) -> dict[str, Cell]:
    bounds = claim.when.bounds if claim.when else (None,) * 4
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    return {
        **dict(zip(names, bounds, strict=True)),
        "when_words": _flat(claim.when.text) if claim.when else None,
    }


def _where(claim: Claim) -> dict[str, Cell]:
    place = claim.place
    return {
        "place": place.name if place else None, "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None, "admin1": place.admin1 if place else None,
        "latitude": place.lat if place else None, "longitude": place.lon if place else None,
        "where_precision": place.precision if place else None,
    }  # fmt: skip


def _killed(tolls: Sequence[Toll]) -> Toll | None:
    """The first total of the killed: a named victim is no total."""
    return next((toll for toll in tolls if toll.category == "killed" and toll.scope == "total"), None)


def _names(claim: Claim, roles: Sequence[str]) -> str | None:
    return "; ".join(role.name for role in claim.roles if role.role in roles) or None


def _actors(claim: Claim, roles: Sequence[str]) -> str | None:
    return "; ".join(role.actor for role in claim.roles if role.role in roles and role.actor) or None


def _flat(words: str) -> str:
    return " ".join(words.split())
