"""Drawing what is to be judged by hand: claims, and sentences that no claim was read in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

from msgspec import Struct

from factions.reading.sentences import split_sentences
from factions.records import Claim, Document, Quote, Span, digest

T = TypeVar("T")
_DOCUMENTS = 200


class Unread(Struct, frozen=True):
    """A sentence in which no claim was read."""

    id: str
    document: str
    quote: Quote


def draw(things: Sequence[T], size: int, seed: int) -> list[T]:
    """At most `size` of them, the same ones for the same seed; the things come in a fixed order."""
    return Random(seed).sample(things, min(size, len(things)))


def unread_sentences(documents: Iterable[Document], claims: Iterable[Claim], seed: int) -> list[Unread]:
    """The sentences without a claim, of all documents or, where they are many, of 200 drawn ones."""
    spans: dict[str, list[Span]] = {}
    for claim in claims:
        spans.setdefault(claim.document, []).extend(quote.span for quote in claim.evidence)
    ordered = sorted(documents, key=lambda document: document.id)
    return [
        Unread(sentence_id(document, sentence), document.id, document.quote(sentence))
        for document in draw(ordered, _DOCUMENTS, seed)
        for sentence in split_sentences(document.text)
        if not any(span.overlaps(sentence) for span in spans.get(document.id, ()))
        and any(letter.isalpha() for letter in document.text[sentence.start : sentence.end])
    ]


def sentence_id(document: Document, sentence: Span) -> str:
    """By which a verdict on a sentence finds it again."""
    return "sen_" + digest([document.id, sentence.start, sentence.end])
