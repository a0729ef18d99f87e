"""What is known about a document besides its text, and where each piece of it was found."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

_UNDATED = (
    "No publication date was found, so times such as 'last week' stay open;"
    " give it with --published YYYY-MM-DD."
)


class Known(Struct, frozen=True):
    """A value and where it was found (`html-meta`, `front-matter`, `header-line`, `dateline`, …)."""

    value: str
    found_in: str


class Details(Struct, frozen=True):
    """What one place of a document says about it; `published` is an ISO day.

    `undated` are remarks that matter only if no publication date is found anywhere.
    """

    title: Known | None = None
    publisher: Known | None = None
    author: Known | None = None
    published: Known | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


class Extract(Struct, frozen=True):
    """The working text taken out of a file, and its details in order of trust, best first."""

    text: str
    media_type: str
    details: tuple[Details, ...] = ()


def known(value: str | None, found_in: str) -> Known | None:
    """`value` in one line with its origin, or null if there is nothing in it."""
    words = " ".join(value.split()) if value else ""
    return Known(words, found_in) if words else None


def merged(all_details: Iterable[Details]) -> Details:
    """The best of each field, the first one winning, and a note where publication dates differ."""
    pieces = tuple(all_details)
    published = tuple(piece.published for piece in pieces if piece.published)
    notes = [note for piece in pieces for note in piece.notes]
    if not published:
        notes += [note for piece in pieces for note in piece.undated] or [_UNDATED]
    notes += [
        f"The publication date {published[0].value} ({published[0].found_in}) is used;"
        f" {other.found_in} says {other.value}."
        for other in published[1:]
        if other.value != published[0].value
    ]
    return Details(
        title=next((piece.title for piece in pieces if piece.title), None),
        publisher=next((piece.publisher for piece in pieces if piece.publisher), None),
        author=next((piece.author for piece in pieces if piece.author), None),
        published=published[0] if published else None,
        url=next((piece.url for piece in pieces if piece.url), None),
        notes=tuple(dict.fromkeys(notes)),
    )
