"""The small language that rules write their patterns in.

A pattern is a row of elements with blanks between them. An element is a word, a piece in braces
(`{month}`, `{day:from_day}` to capture it as `from_day`), or several of these with `|` between; `_` is
a blank within an element. `?` after it makes it optional. A sign before it says how it is joined to
what stands before: none, by a blank; `-`, by a blank or a hyphen; `,` by a blank with or without a
comma; `+`, by a blank or nothing; `^`, directly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from factions.errors import BrokenInvariant

BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,2})"
_JOINS = {
    "-": rf"(?:{BLANK}|[^\S\n]?[-‐‑–][^\S\n]?)",
    ",": rf"(?:{BLANK}?,{BLANK}?|{BLANK})",
    "+": rf"{BLANK}?",
    "^": "",
}
TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NAME = re.compile(r"^\{(\w+)(?::(\w+))?\}$")


class Piece(Struct, frozen=True):
    """A named part of patterns: a regular expression and the words (or digit classes) it may begin with."""

    expression: str
    starts: frozenset[str]


class Pattern(Struct, frozen=True, dict=True):
    """The regular expression of a pattern, compiled when first tried, and the words it may begin with."""

    source: str
    starts: frozenset[str]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return re.compile(self.source, re.IGNORECASE)

    def check(self) -> None:
        """Raises re.error where the expression does not compile."""
        re.compile(self.source, re.IGNORECASE)


class _Element(Struct, frozen=True):
    join: str
    expression: str
    starts: frozenset[str]
    optional: bool


def compile_pattern(source: str, pieces: Mapping[str, Piece]) -> Pattern:
    """The pattern that `source` writes; raises KeyError for a piece that is not known."""
    elements = [_element(raw, pieces) for raw in source.split()]
    lead = next(place for place, element in enumerate(elements) if not element.optional)
    built = [f"(?:{e.expression}{after.join})?" for e, after in pairwise(elements[: lead + 1])]
    built.append(elements[lead].expression)
    for element in elements[lead + 1 :]:
        joined = element.join + element.expression
        built.append(f"(?:{joined})?" if element.optional else joined)
    starts = frozenset().union(*(element.starts for element in elements[: lead + 1]))
    return Pattern("".join(built) + r"(?!\w)", starts)


def _element(raw: str, pieces: Mapping[str, Piece]) -> _Element:
    join = _JOINS.get(raw[0], BLANK)
    body = (raw[1:] if raw[0] in _JOINS else raw).removesuffix("?")
    expressions: list[str] = []
    starts: set[str] = set()
    for alternative in body.split("|"):
        found = _NAME.match(alternative)
        if found:
            piece = pieces[found[1]]
            expressions.append(f"(?P<{found[2] or found[1]}>{piece.expression})")
            starts |= piece.starts
        elif "{" in alternative:
            raise BrokenInvariant(f"the time pattern {raw!r} mixes a piece with words; put a blank there")
        else:
            words = alternative.split("_")
            expressions.append(BLANK.join(re.escape(word) for word in words))
            starts.add(first_token(words[0]))
    return _Element(join, f"(?:{'|'.join(expressions)})", frozenset(starts), raw.endswith("?"))


def first_token(word: str) -> str:
    """The key by which a text's token finds the rules that may begin with it."""
    found = TOKEN.search(word)
    return token_key(found[0]) if found else ""


def token_key(token: str) -> str:
    """Words as lower case, digits as a class by their number: `#1`, `#2`, `#4` and so on."""
    return f"#{len(token)}" if token[0].isdigit() else token.lower()
