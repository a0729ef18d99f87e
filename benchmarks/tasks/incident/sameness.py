"""Whether two strings seem to name one filler, of which a template gives only the likeliest."""

from __future__ import annotations

from benchmarks.tasks.incident.candidates import Candidate, Page
from benchmarks.tasks.incident.traits import head
from benchmarks.tasks.incident.wording import TITLES

_SHORTEST = 3
_OPENERS = frozenset("([")


def same(read: Page, one: Candidate, other: Candidate, role: str) -> bool:
    """One holds the other, or is its short form; names share their words, and things their head."""
    if f" {one.plain} " in f" {other.plain} " or f" {other.plain} " in f" {one.plain} ":
        return True
    if role == "hum_tgt_name":
        return _one_name(one.plain, other.plain)
    if role == "perp_org":
        return _bracketed(read, one, other) or _bracketed(read, other, one) or _short(one.plain, other.plain)
    return role in ("instrument", "perp_individual") and _noun(one.plain) == _noun(other.plain)


def _one_name(one: str, other: str) -> bool:
    """Whether all words of one, titles apart, are words of the other, or they end alike."""
    words, others = ({word for word in name.split() if word not in TITLES} for name in (one, other))
    return words <= others or others <= words or one.split()[-1] == other.split()[-1]


def _noun(words: str) -> str:
    return head(words).removesuffix("s")


def _bracketed(read: Page, one: Candidate, other: Candidate) -> bool:
    """Whether the other follows in brackets: "Movement of the Plains [MP]"."""
    starts = {start for start, _ in other.mentions}
    ends = [end for _, end in one.mentions if end + 1 in starts]
    return any(read.tokens[end] in _OPENERS for end in ends)


def _short(one: str, other: str) -> bool:
    """Whether one word is made of the first letters of the other, in whatever order its language has them."""
    brief, full = sorted((one, other), key=len)
    first = {word[0] for word in full.split()}
    return " " not in brief and _SHORTEST <= len(brief) <= len(full.split()) and set(brief) <= first
