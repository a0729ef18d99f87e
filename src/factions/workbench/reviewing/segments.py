"""A text cut where its marks begin and end, so that a page can show marks that overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from factions.records import Span

PART = 40_000
# A browser drops carriage returns while it reads a page; a character that takes no room holds their place:
# offsets of selected words must be those of the working text.
_SHOWN = {0x0D: "\u2060"}


class Mark(Struct, frozen=True):
    """Words of a text that a claim rests on, or that have a role in it; `key` is the claim's on the page."""

    span: Span
    key: str
    kind: str
    role: str | None = None


class Segment(Struct, frozen=True):
    """A stretch of text within which no mark begins or ends.

    `claims` are the keys of the claims whose evidence it is, the longest evidence first, `kind` the kind of
    the last of them, `roles` the keys of the claims in which these words have a role, `closes` those of the
    evidence that ends with it.
    """

    start: int
    text: str
    claims: tuple[str, ...] = ()
    kind: str | None = None
    roles: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


def cut(text: str, part: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The segments of a part of a text, in order and without gaps; marks are cut off at the part's ends."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.span.overlaps(part):
            opening[max(mark.span.start, part.start)].append(mark)
            closing[min(mark.span.end, part.end)].append(mark)
    edges = sorted({part.start, part.end, *opening, *closing})
    return tuple(_segments(text, edges, opening, closing))


def _segments(
    text: str, edges: Sequence[int], opening: dict[int, list[Mark]], closing: dict[int, list[Mark]]
) -> Iterator[Segment]:
    open_marks: list[Mark] = []
    for start, end in pairwise(edges):
        ended = closing.get(start, ())
        open_marks = [mark for mark in open_marks if mark not in ended] + opening.get(start, [])
        evidence = sorted((mark for mark in open_marks if mark.role is None), key=_longest_first)
        yield Segment(
            start,
            shown(text[start:end]),
            tuple(dict.fromkeys(mark.key for mark in evidence)),
            evidence[-1].kind if evidence else None,
            tuple(dict.fromkeys(mark.key for mark in open_marks if mark.role is not None)),
            tuple(dict.fromkeys(mark.key for mark in closing.get(end, ()) if mark.role is None)),
        )


def shown(text: str) -> str:
    """The text as a page can carry it, character for character as long."""
    return text.translate(_SHOWN)


def parts(text: str, size: int = PART) -> tuple[Span, ...]:
    """A text in parts of about `size` characters, cut at paragraphs, lines or words where it has them."""
    found: list[Span] = []
    start = 0
    while len(text) - start > size:
        end = _break(text, start + size // 2, start + size)
        found.append(Span(start, end))
        start = end
    return (*found, Span(start, len(text)))


def _break(text: str, first: int, last: int) -> int:
    for sign in ("\n\n", "\n", " "):
        at = text.rfind(sign, first, last)
        if at >= 0:
            return at + len(sign)
    return last


def _longest_first(mark: Mark) -> tuple[int, str]:
    return mark.span.start - mark.span.end, mark.key
