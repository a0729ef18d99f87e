"""The quoted words under a line."""

from __future__ import annotations

from msgspec import Struct

from factions.questions.answer import Line
from factions.questions.casefile import Casefile
from factions.records import Claim, Document, Quote


class Citation(Struct, frozen=True):
    """Words of a document that a line rests on; `denies` where they speak against it."""

    claim: str
    document: str
    text: str
    start: int
    end: int
    title: str | None
    publisher: str | None
    author: str | None
    published_at: str | None
    url: str | None
    denies: bool


def quotes(casefile: Casefile, line: Line) -> tuple[Citation, ...]:
    """The evidence of a line's claims, oldest publication first, undated last."""
    documents = {document.id: document for document in casefile.documents(ids=line.documents)}
    found = [
        _citation(words, claim, documents[claim.document], line)
        for claim in {claim.id: claim for claim in casefile.claims(ids=line.claims)}.values()
        for words in claim.evidence
    ]
    return tuple(
        sorted(found, key=lambda one: (one.published_at or "9999", one.document, one.start, one.claim))
    )


def _citation(words: Quote, claim: Claim, document: Document, line: Line) -> Citation:
    return Citation(
        claim.id, document.id, words.text, words.start, words.end, document.title, document.publisher,
        document.author, document.published_at, document.url, claim.id in line.denials,
    )  # fmt: skip
