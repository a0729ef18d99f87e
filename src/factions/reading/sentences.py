"""Sentence spans: the stretch within which most of a claim's words stand."""

from __future__ import annotations

import re

from factions.reading.dateline import find_datelines
from factions.records import Span

_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen lt col maj sgt capt brig adm cpl pvt gov sen rep pres rev hon st jr sr "
        "inc ltd co corp no vs etc approx est dept min jan feb mar apr jun jul aug sep sept oct nov "
        "dec e.g i.e u.s u.k u.n a.m p.m fig vol pp cf al"
    ).split()
)
_END = re.compile(
    r"""(?P<stop>[.!?…]+["”’')\]]*)(?=\s+["“‘'(\[]*[A-Z0-9À-Þ])
    |(?P<gap>[ \t]*\n[ \t]*\n\s*)
    |(?P<line>\n)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space around them.

    A heading counts as a sentence, and so does a dateline: it dates and places the report, not what
    the report tells.
    """
    spans: list[Span] = []
    start = 0
    for dateline in find_datelines(text):
        spans.extend(_sentences(text, start, dateline.start))
        spans.extend(_trimmed(text, dateline.start, dateline.end))
        start = dateline.end
    spans.extend(_sentences(text, start, len(text)))
    return tuple(spans)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for match in _END.finditer(text, start, end):
        if match["stop"] and _is_abbreviation(text[max(start, match.start() - 12) : match.end("stop")]):
            continue
        if match["line"] and not _ends_line(text, match.start()):
            continue
        spans.extend(_trimmed(text, start, match.end("stop") if match["stop"] else match.start()))
        start = match.end()
    return spans + _trimmed(text, start, end)


def _is_abbreviation(tail: str) -> bool:
    found = _LAST_WORD.search(tail)
    if found is None:
        return False
    word = found[1].lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _ends_line(text: str, at: int) -> bool:
    """A single line break ends a sentence unless the line was merely wrapped."""
    before = text[:at].rstrip()[-1:] if at < 200 else text[at - 200 : at].rstrip()[-1:]
    after = text[at + 1 : at + 2]
    return before in '.!?:”"' or not after.islower()


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return [Span(left, right)] if left < right else []
