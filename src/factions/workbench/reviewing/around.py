"""A little of what stands before and after some words, as far as their paragraph goes."""

from __future__ import annotations

from factions.records import Document, Span

_MOST = 240


def around(document: Document, span: Span, most: int = _MOST) -> tuple[str, str]:
    """The words of its paragraph before a span and after it, with … where they were cut off."""
    before = document.text[max(0, span.start - most) : span.start].rpartition("\n\n")
    after = document.text[span.end : span.end + most].partition("\n\n")
    first = before[2] if before[1] or span.start <= most else "… " + before[2].partition(" ")[2]
    last = (
        after[0] if after[1] or span.end + most >= len(document.text) else after[0].rpartition(" ")[0] + " …"
    )
    return first, last
