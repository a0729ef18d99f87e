"""All claims of a document in the order of its text, with how each stands: what is cheap for thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import select

from factions.casefile import Casefile
from factions.casefile.judged import JudgedCasefile
from factions.casefile.judging.standing import Made, Standing
from factions.casefile.readers import PERSON
from factions.casefile.schema import claims, documents, readings
from factions.records import Claim, digest

OPEN = "unjudged"


class Placed(Struct, frozen=True):
    """What tells one claim of a document from the others, and the character at which its words begin."""

    id: str
    reader: str
    start: int


class Listed(Struct, frozen=True):
    """One claim with its number in the document; `key` names it on the page."""

    key: str
    number: int
    claim: Placed
    standing: Standing

    @property
    def open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.standing.word == OPEN

    @property
    def start(self) -> int:
        return self.claim.start


class Progress(Struct, frozen=True):
    """How many of the claims that were read in a document are judged, and how many people added."""

    judged: int
    total: int
    added: int


def list_claims(view: JudgedCasefile, placed: Iterable[Placed]) -> tuple[Listed, ...]:
    """A document's claims as they were read and made.

    What a person made and took back is not listed; what was rejected or replaced is.
    """
    ordered = sorted(placed, key=_place)
    keys = keys_of(ordered)
    standing = ((claim, view.standing(claim)) for claim in ordered)
    listed = ((claim, stands) for claim, stands in standing if stands.word != "withdrawn")
    return tuple(
        Listed(keys[claim.id, claim.reader], number, claim, stands)
        for number, (claim, stands) in enumerate(listed, start=1)
    )


def progress(listed: Sequence[Listed]) -> Progress:
    """How far the review of a document is."""
    read = [one for one in listed if not one.claim.reader.startswith(PERSON)]
    added = sum(one.standing.word == "added" for one in listed)
    return Progress(sum(not one.open for one in read), len(read), added)


def place_claims(casefile: Casefile, document: str) -> tuple[Placed, ...]:
    """The claims of a document by what places them alone: their records are long, and mostly not needed."""
    query = select(claims.c.id, claims.c.reader, claims.c.start)
    query = query.join(readings, claims.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    query = query.where(documents.c.id == document, readings.c.current.is_(True))
    with casefile.transaction() as connection:
        return tuple(Placed(*row) for row in connection.execute(query))


def claim_called(casefile: Casefile, document: str, key: str) -> Claim | None:
    """The claim of a document that a page calls so; null where there is none any more."""
    found = casefile.claims(document=document, ids={key, key.rpartition("-")[0]})
    keys = keys_of(found)
    return next((claim for claim in found if keys[claim.id, claim.reader] == key), None)


def key_of(casefile: Casefile, claim: Claim) -> str:
    """What names a claim on the page of its document."""
    beside = casefile.claims(document=claim.document, ids=[claim.id])
    return keys_of(beside).get((claim.id, claim.reader), claim.id)


def keys_of(claims: Iterable[Made]) -> dict[tuple[str, str], str]:
    """What names each claim of a document on a page, by its id and reader.

    That is its id; where several made a claim of one id, what people made has a sign of who and when as well.
    So a key follows from the claims of one id, whatever others there are.
    """
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (claim.reader.startswith(PERSON), claim.reader)):
        key = f"{claim.id}-{digest(claim.reader)[:6]}" if claim.id in taken else claim.id
        found[claim.id, claim.reader] = key
        taken.add(claim.id)
    return found


def _place(claim: Placed) -> tuple[int, str, bool, str]:
    """Where a claim stands in the table: by its words, and what a person made of it after it."""
    return claim.start, claim.id, claim.reader.startswith(PERSON), claim.reader
