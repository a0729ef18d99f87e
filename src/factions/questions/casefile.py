"""What the questions need of a casefile, and the claims that a question may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from factions.casefile.events.grouping import Told
from factions.casefile.origins import Origins
from factions.casefile.summaries import Narrowed
from factions.questions.answer import LeftOut
from factions.questions.holding import parse_day
from factions.questions.wording import day_words
from factions.records import Claim, Document


class KnownActor(Protocol):
    """An actor of a casefile; `key` is its id, or its name while it has none."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...


class Casefile(Protocol):
    """The reading side of a casefile."""

    def document(self, document: str) -> Document: ...

    def documents(
        self, *, known_by: str | None = None, ids: Collection[str] | None = None
    ) -> Iterable[Document]: ...

    def claims(
        self,
        *,
        kind: str | Collection[str] | None = None,
        actor: str | None = None,
        document: str | Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterable[Claim]: ...

    def latest_claims(
        self, actor: str | None, *, ties: bool, most: int, narrowed: Narrowed
    ) -> tuple[tuple[Claim, ...], int]: ...

    def told(self, claims: Collection[str], *, known_by: str | None) -> Mapping[str, Told]: ...

    def told_with(self, claims: Collection[str], *, known_by: str | None) -> Iterable[Claim]: ...

    def readers(self) -> Collection[str]: ...

    def actors(self) -> Iterable[KnownActor]: ...

    def actor_keys(self, name: str) -> tuple[str, ...]: ...

    def names(self, actor: str) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Seen:
    """The claims that a question may see, in a fixed order, with their documents by id."""

    claims: tuple[Claim, ...]
    documents: dict[str, Document]
    left_out: tuple[LeftOut, ...]

    def origins(self, claims: Sequence[Claim]) -> int:
        """How many independent origins the claims have, by their own documents and whatever else is asked."""
        cited = sorted({claim.document for claim in claims})
        return Origins(self.documents[id] for id in cited).count(claims) if len(cited) > 1 else len(cited)


def see(casefile: Casefile, claims: Iterable[Claim], known_by: str | None) -> Seen:
    """The claims of documents published by `known_by`; an undated document is left out, and said so.

    A claim that several readers made counts once.
    """
    last = parse_day(known_by)
    once = {(claim.document, claim.id): claim for claim in claims}
    found = sorted(once.values(), key=lambda claim: (claim.document, claim.evidence[0].start, claim.id))
    ids = {claim.document for claim in found}
    documents = {document.id: document for document in casefile.documents(ids=ids)}
    if last is None:
        return Seen(tuple(found), documents, ())
    undated = {id for id, document in documents.items() if document.published_at is None}
    later = {id for id, document in documents.items() if (document.published_at or "") > last}
    unseen = undated | later
    return Seen(
        tuple(claim for claim in found if claim.document not in unseen),
        {id: document for id, document in documents.items() if id not in unseen},
        (
            *_left_out(found, undated, "without a publication date"),
            *_left_out(found, later, f"published after {day_words(last)}"),
        ),
    )


def leave_out(count: int, one: str, many: str) -> tuple[LeftOut, ...]:
    """What is left out with its number in words, nothing where there is none: `many` follows 2, 3, …"""
    return (LeftOut(f"{count} {one if count == 1 else many}", count),) if count else ()


def _left_out(claims: Iterable[Claim], documents: set[str], why: str) -> tuple[LeftOut, ...]:
    count = sum(claim.document in documents for claim in claims)
    source = "1 document" if len(documents) == 1 else f"{len(documents)} documents"
    return leave_out(count, f"claim of {source} {why}", f"claims of {source} {why}")
