"""A casefile in memory for the questions, and short ways to make documents and claims for it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from msgspec import Struct

from factions.records import (
    Claim,
    Document,
    Place,
    Quote,
    Role,
    Speaker,
    Stance,
    Toll,
    When,
    claim_id,
    document_id,
)

Bounds = tuple[str | None, str | None, str | None, str | None]


class FakeActor(Struct, frozen=True):
    key: str
    name: str
    names: tuple[str, ...]


class FakeCasefile:
    """What the questions need of a casefile, over lists."""

    def __init__(self, documents: Iterable[Document], claims: Iterable[Claim]) -> None:
        self._documents = {document.id: document for document in documents}
        self._claims = tuple(claims)

    def document(self, document: str) -> Document:
        return self._documents[document]

    def claims(
        self,
        *,
        kind: str | Collection[str] | None = None,
        actor: str | None = None,
        document: str | None = None,
    ) -> Iterable[Claim]:
        kinds = {kind} if isinstance(kind, str) else kind
        for claim in self._claims:
            if (
                (kinds is None or claim.kind in kinds)
                and document in (None, claim.document)
                and _has(claim, actor)
            ):
                yield claim

    def actors(self) -> Iterable[FakeActor]:
        called: dict[str, set[str]] = {}
        for role in self._roles():
            called.setdefault(role.actor or role.name, set()).add(role.name)
        return [FakeActor(key, min(names), tuple(sorted(names))) for key, names in sorted(called.items())]

    def actor_keys(self, name: str) -> tuple[str, ...]:
        plain = name.casefold().removeprefix("the ")
        found = {actor.key for actor in self.actors() if name == actor.key or plain in _folded(actor.names)}
        return tuple(sorted(found))

    def names(self, actor: str) -> tuple[str, ...]:
        return next((known.names for known in self.actors() if known.key == actor), ())

    def _roles(self) -> Iterable[Role]:
        return (role for claim in self._claims for role in claim.roles)


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _has(claim: Claim, actor: str | None) -> bool:
    return actor is None or any(actor == (role.actor or role.name) for role in claim.roles)


def a_document(
    text: str, publisher: str | None = "desk.example", published: str | None = "2021-11-03"
) -> Document:
    sha256 = hashlib.sha256(f"{publisher}\n{text}".encode()).hexdigest()
    return Document(
        id=document_id(sha256, text), sha256=sha256, text=text, publisher=publisher, published_at=published,
        title=text[:30],
    )  # fmt: skip


def a_when(document: Document, words: str, bounds: Bounds) -> When:
    quote = _quote(document, words)
    return When(
        quote.text, quote.start, quote.end, type="DATE", value=None, edtf=None, earliest_start=bounds[0],
        latest_start=bounds[1], earliest_end=bounds[2], latest_end=bounds[3], rule="test",
    )  # fmt: skip


def on_day(document: Document, words: str, day: str) -> When:
    return a_when(document, words, (day, day, day, day))


def a_place(document: Document, words: str, country: str) -> Place:
    quote = _quote(document, words)
    return Place(quote.text, quote.start, quote.end, name=words, country=country, precision=1)


def a_claim(document: Document, kind: str, roles: dict[str, str], **more: Any) -> Claim:
    """A claim whose roles are words of the document; `Name=act_id` gives an actor's id."""
    made = tuple(_role(document, role, words) for role, words in roles.items())
    evidence = Quote(document.text, 0, len(document.text))
    fields: dict[str, Any] = {
        "when": None,
        "place": None,
        "attributes": {},
        "tolls": (),
        "stance": Stance(),
        "links": (),
        "confidence": 0.9,
    }
    return Claim(
        id=claim_id(document.id, kind, made, evidence), document=document.id, kind=kind, roles=made,
        evidence=(evidence,), reader="test/1", **(fields | more),
    )  # fmt: skip


def a_speaker(document: Document, words: str) -> Speaker:
    name, _, actor = words.partition("=")
    quote = _quote(document, name)
    return Speaker(quote.text, quote.start, quote.end, actor=actor or None, name=name)


def a_toll(document: Document, words: str, least: int) -> Toll:
    quote = _quote(document, words)
    return Toll(
        quote.text, quote.start, quote.end, category="killed", party="unknown", min=least, max=None,
        qualifier="at_least",
    )  # fmt: skip


def _role(document: Document, role: str, words: str) -> Role:
    name, _, actor = words.partition("=")
    quote = _quote(document, name)
    return Role(
        quote.text, quote.start, quote.end, role=role, name=name, actor=actor or None, mention_kind="group"
    )


def _quote(document: Document, words: str) -> Quote:
    start = document.text.index(words)
    return Quote(words, start, start + len(words))
