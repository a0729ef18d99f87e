"""The news agency that a document credits at its head, and the outlets that it cites."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.casefile.origins.remembering import remembered
from factions.records import Document, Span

_CREDIT_WITHIN = 400
# "told Reuters", "in an interview with Radio Tamazuj", "Reuters reported", "quoted by TASS"
_VERBS = "told|according to|quoted by|interview with|reported by|speaking to|said to|cited by|via"
_BEFORE = re.compile(rf"\b(?:{_VERBS})\s+(?:the\s+)?\Z")
_AFTER = re.compile(r"(?:'s)?\s+(?:has\s+|had\s+|first\s+|earlier\s+)?(?:reported|reports|quoted|cited)\b")
_WORD_GOES_ON = re.compile(r"\w")
# How far before a name its verb begins, with the blanks between.
_FURTHEST = 40
# A credit in a dateline, also of an agency that nobody listed: "BAMENDA, 3 May 2022 (Savanna Wire) -"
_NAME = r"(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})"
_DATELINE = re.compile(
    rf"^\W*[A-Z]{{3}}[A-Z .,'’-]*(?:, ?[^()\n]{{0,40}})?\({_NAME}\)\s*[-–—:]", re.MULTILINE
)
_SUPPLIED = re.compile(rf"(?:supplied|provided|distributed) by (?:the )?(?:news )?agency {_NAME}")


class Citation(Struct, frozen=True):
    """An outlet that a document cites, folded, and the words in which it does."""

    outlet: str
    span: Span


class _Agencies(Struct, frozen=True):
    credit: re.Pattern[str]
    names: tuple[str, ...]
    same: dict[str, str]


@cache
def _agencies() -> _Agencies:
    table = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text("utf-8"))
    known = "|".join(map(re.escape, sorted(table["names"], key=len, reverse=True)))
    credit = re.compile(rf"\((?P<bracket>{known})\)|^(?P<dash>{known})\s*[-–—]", re.MULTILINE)
    return _Agencies(credit, tuple(table["names"]), table["same"])


@remembered
def agency(document: Document) -> str | None:
    """The news agency that the head of the text, or a line on who supplied it, credits."""
    head = document.text[:_CREDIT_WITHIN]
    if found := _agencies().credit.search(head):
        return _folded(found["bracket"] or found["dash"])
    signed = _DATELINE.search(head) or _SUPPLIED.search(document.text)
    return _folded(signed["name"]) if signed else None


def citations(document: Document, publishers: Iterable[str] = ()) -> tuple[Citation, ...]:
    """The agencies, and of the publishers given those, that the text cites for what it says."""
    also = {name for name in publishers if name in document.text}
    if not also - set(_agencies().names):
        return _cited_agencies(document)
    return _cited(document, (*_agencies().names, *also))


@remembered
def _cited_agencies(document: Document) -> tuple[Citation, ...]:
    return _cited(document, _agencies().names)


def _cited(document: Document, names: Iterable[str]) -> tuple[Citation, ...]:
    """What a text cites, the longer name where one begins with another."""
    own = {name.casefold() for name in (document.publisher, agency(document)) if name}
    found = sorted(
        (span.start, -len(name), span.end, name)
        for name in set(names)
        for span in _told_by(name, document.text)
    )
    cited: list[Citation] = []
    read = 0
    for start, _, end, name in found:
        if start >= read:
            read = end
            cited.append(Citation(_folded(name), Span(start, end)))
    return tuple(one for one in cited if one.outlet not in own)


def _told_by(name: str, text: str) -> Iterator[Span]:
    """Where a text says that it has something from an outlet: sought by the name, which few texts have."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if before := _BEFORE.search(text, max(0, at - _FURTHEST), at):
            yield from () if _WORD_GOES_ON.match(text, end) else (Span(before.start(), end),)
        elif (after := _AFTER.match(text, end)) and not _is_inside_word(text, at):
            yield Span(at, after.end())
        at = text.find(name, at + 1)


def _is_inside_word(text: str, at: int) -> bool:
    return at > 0 and _WORD_GOES_ON.match(text, at - 1) is not None


def _folded(name: str) -> str:
    plain = name.casefold()
    return _agencies().same.get(plain, plain)
