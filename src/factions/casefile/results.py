"""What a casefile gives back besides the records that were put in."""

from __future__ import annotations

from msgspec import Struct

from factions.records import Quote, Span


class Added(Struct, frozen=True):
    """What adding a reading did: whether its document was new, and how many claims were written.

    `reread` is true where a known document was read by a reader that had not read it before.
    """

    document: str
    new: bool
    reread: bool
    claims: int


class Hit(Struct, frozen=True):
    """A document found by its words: a stretch of it, and the found words' spans in the document."""

    document: str
    title: str | None
    published_at: str | None
    quote: Quote
    words: tuple[Span, ...]


class KnownActor(Struct, frozen=True):
    """An actor that claims speak of; `key` is its id, or its name while it has none.

    `names` are the words it goes by in the documents, the most frequent first.
    """

    key: str
    actor: str | None
    name: str
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    claims: int
    documents: int


class Problem(Struct, frozen=True):
    """A document that could not be read; `kind` is the name of the error, `why` says what to do."""

    source: str
    kind: str
    why: str
    at: str
