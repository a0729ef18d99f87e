"""The footnotes of a report: each cited claim is quoted once, and numbered in the order of its first use."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from factions.casefile import Casefile
from factions.exchange.citations import page_of
from factions.records import Claim, Document, Quote


class Note(Struct, frozen=True):
    """One footnote: the quoted words, and where they stand."""

    number: int
    claim: Claim
    document: Document

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.claim.evidence

    @property
    def source(self) -> str:
        """Author, title, publisher, day and page, as far as they are known."""
        page = page_of(self.document, self.claim.evidence[0].start)
        parts = (
            self.document.author,
            self.document.title,
            self.document.publisher,
            self.document.published_at or "undated",
            f"p. {page}" if page else None,
        )
        return ", ".join(part for part in parts if part)


class Notes:
    """Numbers claims as they are cited."""

    def __init__(self, casefile: Casefile) -> None:
        self._casefile = casefile
        self._by_claim: dict[str, Note] = {}
        self._documents: dict[str, Document] = {}

    def cite(self, claims: Iterable[str]) -> list[Note]:
        """The notes of these claims, in the order of their numbers."""
        return sorted((self._note(claim) for claim in claims), key=lambda note: note.number)

    def all(self) -> list[Note]:
        return list(self._by_claim.values())

    def _note(self, claim_id: str) -> Note:
        if claim_id not in self._by_claim:
            claim = self._casefile.claim(claim_id)
            self._by_claim[claim_id] = Note(len(self._by_claim) + 1, claim, self._document(claim.document))
        return self._by_claim[claim_id]

    def _document(self, document_id: str) -> Document:
        if document_id not in self._documents:
            self._documents[document_id] = self._casefile.document(document_id)
        return self._documents[document_id]
