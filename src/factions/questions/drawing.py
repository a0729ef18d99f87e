"""Drawing what is to be judged by hand: claims, and sentences that no claim was read in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Protocol, TypeVar

from msgspec import Struct

from factions.documents.head import read_head
from factions.reading.dateline import find_datelines
from factions.reading.sentences import split_sentences
from factions.records import Claim, Document, Quote, Span, digest


class Known(Protocol):
    """Anything that is known by an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Known)
_DOCUMENTS = 200


class Unread(Struct, frozen=True):
    """A sentence in which no claim was read."""

    id: str
    document: str
    quote: Quote


def draw(things: Iterable[T], size: int, seed: int) -> list[T]:
    """At most `size` of them, drawn at random without replacement, the same ones for the same seed.

    Each thing has a random number of its own, of the seed and its id, and the lowest are drawn. So a larger
    sample holds the smaller one, and a thing that is gone or new changes nothing but itself.
    """
    return nsmallest(size, things, key=lambda thing: (_number(seed, thing.id), thing.id))


def _number(seed: int, id: str) -> bytes:
    return hashlib.blake2b(f"{seed} {id}".encode(), digest_size=8).digest()


def unread_sentences(documents: Iterable[Document], claims: Iterable[Claim], seed: int) -> list[Unread]:
    """The sentences without a claim, of all documents or, where they are many, of 200 drawn ones.

    Header lines, the headline, the byline and datelines are none: nothing is to be read in them.
    """
    spans: dict[str, list[Span]] = {}
    for claim in claims:
        spans.setdefault(claim.document, []).extend(quote.span for quote in claim.evidence)
    return [
        Unread(sentence_id(document, sentence), document.id, document.quote(sentence))
        for document in draw(documents, _DOCUMENTS, seed)
        for sentence in _body(document)
        if not any(span.overlaps(sentence) for span in spans.get(document.id, ()))
    ]


def _body(document: Document) -> Iterator[Span]:
    """The sentences of what is reported."""
    text, datelines = document.text, find_datelines(document.text)
    start = read_head(text).body_start
    for sentence in split_sentences(text):
        told = sentence.start >= start and not any(line.overlaps(sentence) for line in datelines)
        if told and any(letter.isalpha() for letter in text[sentence.start : sentence.end]):
            yield sentence


def sentence_id(document: Document, sentence: Span) -> str:
    """By which a verdict on a sentence finds it again."""
    return "sen_" + digest([document.id, sentence.start, sentence.end])
