"""One pass over a text: at each token, the rules that may begin with it; the longest match is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.reading.when.pattern import TOKEN, token_key
from factions.reading.when.rulebook import Entry, Rulebook
from factions.reading.when.said import Said

_BEFORE = 32
_ARTICLES = {
    "the": re.compile(r"(?<!\w)the\s{1,2}$", re.IGNORECASE),
    "on the": re.compile(r"(?<=\bon\s)the\s{1,2}$", re.IGNORECASE),
}


def scan(text: str, style: str, book: Rulebook, every: bool) -> Iterator[Said]:
    """The matches in `text` in order, none overlapping another: of `every` rule, or of the marked ones."""
    by_token = book.by_token[style, every]
    reached = 0
    for token in TOKEN.finditer(text):
        entries = by_token.get(token_key(token[0]))
        if entries is None or token.start() < reached:
            continue
        said = _best(book, entries, text, token.start(), reached)
        if said is not None:
            reached = said.end
            yield said


def _best(book: Rulebook, entries: tuple[Entry, ...], text: str, at: int, floor: int) -> Said | None:
    quoted = floor < at and text[at - 1] in "'’" and text[at].isdigit()
    best: tuple[Entry, re.Match[str]] | None = None
    for entry in entries:
        match = entry.pattern.expression.match(text, at - 1) if quoted else None
        match = match or entry.pattern.expression.match(text, at)
        if match is None or (best is not None and match.end() <= best[1].end()):
            continue
        if _fits(entry, text, match):
            best = entry, match
    return None if best is None else _said(book, *best, text, floor)


def _fits(entry: Entry, text: str, match: re.Match[str]) -> bool:
    if entry.not_before is not None and entry.not_before.match(text, match.end()):
        return False
    if entry.after is None and entry.not_after is None:
        return True
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if entry.after is not None and not entry.after.search(before):
        return False
    return entry.not_after is None or not entry.not_after.search(before)


def _said(book: Rulebook, entry: Entry, match: re.Match[str], text: str, floor: int) -> Said:
    start, lead = match.start(), None
    if entry.rule.article:
        start = _extended(_ARTICLES[entry.rule.article], text, start, floor)[0]
    if entry.lead is not None:
        start, lead = _extended(entry.lead, text, start, floor)
    said = Said(entry.rule, book, text, (start, match.end()), match)
    said.lead = lead
    return said


def _extended(words: re.Pattern[str], text: str, start: int, floor: int) -> tuple[int, str | None]:
    """`start` moved over `words` that stand before it, if they lie after `floor`."""
    low = max(floor, start - _BEFORE)
    found = words.search(text[low:start])
    if found is None or (low and not found.start() and text[low - 1].isalnum()):
        return start, None
    return low + found.start(), found[1] if words.groups else None
