"""What one document has that others may share: its bytes, who published it, whom it quotes, its numbers.

Each is looked up once for a document and remembered, for every line of an answer asks about its own few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from factions.casefile.origins.agencies import agency
from factions.casefile.origins.remembering import remembered
from factions.records import Document

_QUOTED = re.compile(r"[\"“]([^\"“”]{20,400})[\"”]")
_WORD = re.compile(r"\w+")
_QUOTE_WORDS = 6
_NUMBER = re.compile(r"(?<![\d,.:/-])(?:\d{1,3}(?:,\d{3})+|\d{3,15})(?![\d,]*[\d/:-])")
_YEARS = range(1900, 2101)


class Tie(Struct, frozen=True):
    """Why a document rests on another, or on an outlet or speaker outside the casefile.

    `kind` is copy, publisher, agency, cites, quote, numbers or speaker; `to` is a document's id, or the
    folded name that both share.
    """

    document: str
    to: str
    kind: str
    words: str


@remembered
def own_ties(document: Document) -> tuple[Tie, ...]:
    """The ties that a document has whatever others there are."""
    same_bytes = Tie(document.id, f"bytes {document.sha256}", "copy", "the same bytes")
    return (same_bytes, *_outlet(document), *_quotes(document))


@remembered
def unusual_numbers(document: Document) -> tuple[str, ...]:
    """The numbers of a text that no year and no rounding explains."""
    found = {number.replace(",", "") for number in _NUMBER.findall(document.text)}
    return tuple(sorted(number for number in found if int(number) not in _YEARS and int(number) % 100))


def _outlet(document: Document) -> Iterator[Tie]:
    if credit := agency(document):
        yield Tie(document.id, f"outlet {credit}", "agency", f"credits {credit}")
    elif document.publisher:
        name = document.publisher.casefold()
        yield Tie(document.id, f"outlet {name}", "publisher", f"published by {name}")


def _quotes(document: Document) -> Iterator[Tie]:
    """A quotation of six words or more in the same words has one speaker."""
    for found in _QUOTED.finditer(document.text):
        words = _WORD.findall(found[1].casefold())
        if len(words) >= _QUOTE_WORDS:
            said = " ".join(words)
            yield Tie(document.id, f"quote {said}", "quote", f"quotes “{found[1][:60].strip()}”")
