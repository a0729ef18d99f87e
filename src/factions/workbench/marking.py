"""A quote cut into pieces, so that a template can mark some of its words and still escape all of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.records import Quote, Span


class Piece(Struct, frozen=True):
    """Some words of a quote in their order."""

    text: str
    marked: bool


def pieces(quote: Quote, words: Sequence[Span]) -> tuple[Piece, ...]:
    """The quote's text in pieces of which those at the words' spans are marked."""
    found: list[Piece] = []
    at = quote.start
    for word in sorted(words):
        start, end = max(word.start, at), min(word.end, quote.end)
        if start >= end:
            continue
        if start > at:
            found.append(Piece(quote.text[at - quote.start : start - quote.start], False))
        found.append(Piece(quote.text[start - quote.start : end - quote.start], True))
        at = end
    rest = quote.text[at - quote.start :]
    return (*found, Piece(rest, False)) if rest else tuple(found)
