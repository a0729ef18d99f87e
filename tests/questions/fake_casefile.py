"""A casefile in memory for the questions, and short ways to make documents and claims for it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Any

from msgspec import Struct

from factions.casefile.events.grouping import Told
from factions.casefile.events.joining import Pair, Verdicts, join, pair_of
from factions.casefile.events.scoring import score
from factions.casefile.events.sketches import draw
from factions.casefile.events.tellings import find_tellings
from factions.casefile.summaries import Narrowed
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
from factions.vocabulary import load_vocabulary

Bounds = tuple[str | None, str | None, str | None, str | None]


class FakeActor(Struct, frozen=True):
    key: str
    name: str
    names: tuple[str, ...]


class FakeCasefile:
    """What the questions need of a casefile, over lists."""

    def __init__(
        self,
        documents: Iterable[Document],
        claims: Iterable[Claim],
        same: Iterable[Pair] = (),
        apart: bool = False,
    ) -> None:
        """`same` are pairs of claims that a person holds to be on one event; `apart` joins no others."""
        self._documents = {document.id: document for document in documents}
        self._claims = tuple(claims)
        self._same = frozenset(pair_of(*pair) for pair in same)
        self._apart = apart
        self._told: dict[str | None, dict[str, Told]] = {}

    def document(self, document: str) -> Document:
        return self._documents[document]

    def documents(self, *, known_by: str | None = None, ids: Collection[str] | None = None) -> list[Document]:
        found = self._documents.values() if ids is None else [self._documents[id] for id in ids]
        return [one for one in found if known_by is None or (one.published_at or "9999") <= known_by]

    def latest_claims(
        self, actor: str | None, *, ties: bool, most: int, narrowed: Narrowed
    ) -> tuple[tuple[Claim, ...], int]:
        found = [
            claim
            for claim in sorted(self.claims(actor=actor), key=self._place, reverse=True)
            if (load_vocabulary().shape(claim.kind) != "event") is ties and self._wanted(claim, narrowed)
        ]
        return tuple(found[:most]), len(found)

    def _place(self, claim: Claim) -> tuple[str, str, int, str]:
        published = self._documents[claim.document].published_at or "9999-99-99"
        return published, claim.document, claim.evidence[0].start, claim.id

    def _wanted(self, claim: Claim, narrowed: Narrowed) -> bool:
        start, end = (claim.when.earliest_start, claim.when.latest_end) if claim.when else (None, None)
        timed = bool(start or end) or (narrowed.since is narrowed.until is None)
        return (
            (narrowed.known_by is None or self._place(claim)[0] <= narrowed.known_by)
            and (narrowed.country is None or self._is_there(claim, narrowed.country))
            and (narrowed.kinds is None or claim.kind in narrowed.kinds)
            and timed
            and (narrowed.since is None or end is None or end >= narrowed.since)
            and (narrowed.until is None or start is None or start <= narrowed.until)
        )

    def _is_there(self, claim: Claim, country: str) -> bool:
        return claim.place is not None and claim.place.country == country

    def told(self, claims: Collection[str], *, known_by: str | None = None) -> dict[str, Told]:
        """All pairs compared and joined, by the casefile's own scores."""
        known = [claim for claim in self._claims if known_by is None or self._place(claim)[0] <= known_by]
        if known_by not in self._told:
            self._told[known_by] = joined_as(known, self._documents, self._same, self._apart)
        return {id: told for id, told in self._told[known_by].items() if id in claims}

    def told_with(self, claims: Collection[str], *, known_by: str | None = None) -> list[Claim]:
        told = self.told([claim.id for claim in self._claims], known_by=known_by)
        events = {told[id].event for id in claims if id in told}
        return [claim for claim in self._claims if claim.id in told and told[claim.id].event in events]

    def readers(self) -> list[str]:
        return sorted({claim.reader for claim in self._claims})

    def claims(
        self,
        *,
        kind: str | Collection[str] | None = None,
        actor: str | None = None,
        document: str | Collection[str] | None = None,
        ids: Collection[str] | None = None,
    ) -> Iterable[Claim]:
        kinds = {kind} if isinstance(kind, str) else kind
        documents = {document} if isinstance(document, str) else document
        for claim in self._claims:
            if (
                (kinds is None or claim.kind in kinds)
                and (documents is None or claim.document in documents)
                and (ids is None or claim.id in ids)
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


def joined_as(
    claims: Iterable[Claim], documents: dict[str, Document], same: frozenset[Pair], apart: bool
) -> dict[str, Told]:
    """Which telling and event each claim is of, as the casefile would join them."""
    tellings = find_tellings(claims)
    sketches = {one.id: draw(one, documents[one.document]) for one in tellings}
    telling = {claim.id: one.id for one in tellings for claim in one.claims}
    chances = {
        pair_of(one, other): score(sketches[one], sketches[other]).chance
        for one, other in combinations([] if apart else sorted(sketches), 2)
        if sketches[one].document != sketches[other].document
    }
    judged = frozenset(pair_of(telling[a], telling[b]) for a, b in same if a in telling and b in telling)
    groups = join(sketches.values(), chances, Verdicts(same=judged))
    events = {id: min(group) for group in groups for id in group}
    return {claim: Told(of, events[of]) for claim, of in telling.items()}


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
