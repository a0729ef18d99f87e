"""The news agency that a document credits at its head, and the outlets that it cites."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.records import Document, Span

_CREDIT_WITHIN = 400
# "told Reuters", "in an interview with Radio Tamazuj", "Reuters reported", "quoted by TASS"
_VERBS = "told|according to|quoted by|interview with|reported by|speaking to|said to|cited by|via"
_BEFORE = rf"(?:{_VERBS})\s+(?:the\s+)?"
_AFTER = r"(?:'s)?\s+(?:has\s+|had\s+|first\s+|earlier\s+)?(?:reported|reports|quoted|cited)\b"
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


def agency(document: Document) -> str | None:
    """The news agency that the head of the text, or a line on who supplied it, credits."""
    head = document.text[:_CREDIT_WITHIN]
    if found := _agencies().credit.search(head):
        return _folded(found["bracket"] or found["dash"])
    signed = _DATELINE.search(head) or _SUPPLIED.search(document.text)
    return _folded(signed["name"]) if signed else None


def citations(document: Document, publishers: Iterable[str] = ()) -> tuple[Citation, ...]:
    """The agencies, and of the publishers given those, that the text cites for what it says."""
    # A name that is nowhere in the text is not cited in it, and without it the pattern is a known one.
    pattern = _citing(tuple(sorted({name for name in publishers if name in document.text})))
    own = {name.casefold() for name in (document.publisher, agency(document)) if name}
    found = (
        Citation(_folded(match["told"] or match["says"]), Span(match.start(), match.end()))
        for match in pattern.finditer(document.text)
    )
    return tuple(one for one in found if one.outlet not in own)


@cache
def _citing(publishers: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({*_agencies().names, *publishers}, key=lambda name: (-len(name), name))
    known = "|".join(map(re.escape, names))
    return re.compile(rf"\b(?:{_BEFORE}(?P<told>{known})|(?P<says>{known}){_AFTER})(?!\w)")


def _folded(name: str) -> str:
    plain = name.casefold()
    return _agencies().same.get(plain, plain)
