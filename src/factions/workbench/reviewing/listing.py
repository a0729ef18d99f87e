"""All claims of a document in the order of its text, with how each stands: what is cheap for thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from factions.casefile.judged import JudgedCasefile
from factions.casefile.judging.standing import Standing
from factions.casefile.readers import PERSON
from factions.records import Claim, digest

OPEN = "unjudged"


class Listed(Struct, frozen=True):
    """One claim with its number in the document; `key` names it on the page."""

    key: str
    number: int
    claim: Claim
    standing: Standing

    @property
    def open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.standing.word == OPEN

    @property
    def start(self) -> int:
        return self.claim.evidence[0].start


class Progress(Struct, frozen=True):
    """How many of the claims that were read in a document are judged, and how many people added."""

    judged: int
    total: int
    added: int


def list_claims(view: JudgedCasefile, claims: Iterable[Claim]) -> tuple[Listed, ...]:
    """A document's claims as they were read and made.

    What a person made and took back is not listed; what was rejected or replaced is.
    """
    ordered = sorted(claims, key=_place)
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


def keys_of(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """What names each claim of a document on a page, by its id and reader.

    That is its id; where several made a claim of one id, what people made has a sign of who and when as well.
    """
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (claim.reader.startswith(PERSON), claim.reader)):
        key = f"{claim.id}-{digest(claim.reader)[:6]}" if claim.id in taken else claim.id
        found[claim.id, claim.reader] = key
        taken.add(claim.id)
    return found


def _place(claim: Claim) -> tuple[int, int, str, bool, str]:
    """Where a claim stands in the table: by its words, and what a person made of it after it."""
    words = claim.evidence[0]
    return words.start, words.end, claim.id, claim.reader.startswith(PERSON), claim.reader
