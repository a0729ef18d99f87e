"""Direct speech over several sentences: its speaker stands beside its first or last quotation mark.

A quotation that no mark closes goes on in the next paragraph, where that opens with a mark again; a paragraph
that is nothing but a quotation has the speaker of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from factions.reading.says.frame import Frame
from factions.records import Span

# The least and the most characters of a quotation, and how far from it its speaker's verb may stand.
SHORTEST, LONGEST, BESIDE = 12, 1500, 120
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_MARK = re.compile(r"[“”]|(?<!\w)\"|\"(?!\w)|(?<=\w)\"(?=\w)")


class Quotation(Struct, frozen=True):
    """The stretch between two quotation marks (both within it).

    `goes_on`: no mark closes it in its paragraph. `alone`: its paragraph is nothing but quotations.
    """

    span: Span
    goes_on: bool
    alone: bool


def quoted_frames(text: str, frames_at: Callable[[int], list[Frame]]) -> list[Frame]:
    """One frame for each quotation whose speaker is named beside it, or beside the one that it continues."""
    found: list[Frame] = []
    last: tuple[Quotation, Frame | None] | None = None
    for one in quotations(text):
        beside = _beside(one.span, frames_at)
        if beside is None and last is not None and _continues(text, last[0], one):
            beside = last[1]
        if beside is not None:
            found.append(Frame(beside.speaker, beside.cue, one.span, beside.speech))
        last = one, beside
    return found


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text in order, none longer than is sensible, none too short to say anything."""
    for paragraph in _PARAGRAPH.finditer(text) if '"' in text or "“" in text else ():
        spans = list(_quotations(text, paragraph.start(), paragraph.end()))
        inside = sum(span.end - span.start for span, _ in spans)
        alone = bool(spans) and len(paragraph[0].strip()) - inside <= len(spans)
        for span, goes_on in spans:
            if SHORTEST <= span.end - span.start <= LONGEST:
                yield Quotation(span, goes_on, alone)


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None and mark[0] != "”":
            opened = mark.start()
        elif opened is not None and mark[0] != "“":
            yield Span(opened, mark.end()), False
            opened = None
    if opened is not None:
        yield Span(opened, end), True


def _continues(text: str, last: Quotation, one: Quotation) -> bool:
    """Whether a quotation opens the paragraph after another that was not closed, or is all of it."""
    between = text[last.span.end : one.span.start]
    if last.goes_on:
        return not between.strip()
    return one.alone and between.count("\n") < 4 and len(between) < BESIDE


def _beside(quotation: Span, frames_at: Callable[[int], list[Frame]]) -> Frame | None:
    """The frame whose cue stands nearest outside the quotation, in the sentence of either end."""
    frames = [
        *frames_at(max(0, quotation.start - 3)),
        *frames_at(quotation.start),
        *frames_at(quotation.end - 1),
        *frames_at(quotation.end),
    ]
    outside = [
        frame
        for frame in frames
        if frame.speaker is not None
        and (frame.cue.end <= quotation.start or frame.cue.start >= quotation.end)
    ]
    near = [frame for frame in outside if _distance(frame, quotation) < BESIDE]
    return min(near, key=lambda frame: _distance(frame, quotation), default=None)


def _distance(frame: Frame, quotation: Span) -> int:
    if frame.cue.end <= quotation.start:
        return quotation.start - frame.cue.end
    return frame.cue.start - quotation.end
