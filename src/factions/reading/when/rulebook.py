"""The rules and the pieces they are made of, loaded from the data files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, convert

from factions.errors import BrokenInvariant
from factions.reading.when.pattern import Pattern, Piece, compile_pattern, first_token

STYLES = ("news", "history")
_HERE = files("factions.reading.when")


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the time that the rule reads in it; `published` is 2021-11-08 unless told.

    An empty `value` is that of a time kept as said.
    """

    text: str
    words: str
    value: str
    type: str = "DATE"
    edtf: str | None = None
    published: str = "2021-11-08"
    style: str | None = None


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to say a time: a pattern, what makes a time of it (`make`), and how it was meant to be used.

    `given` holds values that the words leave implicit; `lead` is a piece that may stand before (kept in
    the span); `article` says when "the" belongs to it: always ("the"), after "on" only ("on the") or never.
    `after` is what must stand before the words, `not_after` and `not_before` what must not stand before and
    after them. `styles` limits it to news or history. `marked` are the styles in which annotators mark such
    words as a time expression by themselves, so that `read_timexes` reads them too. `ucdp` gives UCDP's id of
    the rule for a unit.
    """

    id: str
    patterns: tuple[str, ...]
    make: str
    examples: tuple[Example, ...]
    misses: tuple[str, ...]
    source: str
    given: Mapping[str, Any] = {}
    type: str = "DATE"
    lead: str | None = None
    article: str = "the"
    after: str | None = None
    not_after: str | None = None
    not_before: str | None = None
    styles: tuple[str, ...] = STYLES
    marked: tuple[str, ...] = STYLES
    ucdp: Mapping[str, str] = {}


class Family(Struct, frozen=True):
    """The rules of one data file."""

    name: str
    about: str
    rules: tuple[Rule, ...]


class Entry(Struct, frozen=True):
    """A rule with one of its patterns compiled, and its contexts."""

    rule: Rule
    pattern: Pattern
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    lead: re.Pattern[str] | None


class Rulebook(Struct, frozen=True):
    """All rules, found by the token they may begin with, and the tables of their pieces.

    `by_token` is kept for each style, and in it for all rules (True) and for the marked ones (False).
    """

    families: tuple[Family, ...]
    by_token: Mapping[tuple[str, bool], Mapping[str, tuple[Entry, ...]]]
    words: Mapping[str, Mapping[str, Any]]
    pieces: Mapping[str, Piece]

    def word(self, piece: str, said: str) -> Any:
        """What a word of a piece stands for."""
        return self.words[piece].get(" ".join(said.lower().split()))


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    """The built-in rulebook, read once."""
    return build(built_in_pieces(), built_in_families())


def built_in_pieces() -> Mapping[str, Mapping[str, Any]]:
    """The tables of pieces.toml."""
    return tomllib.loads(_HERE.joinpath("pieces.toml").read_text("utf-8"))


def built_in_families() -> tuple[Family, ...]:
    """The rules of each file under rules/."""
    paths = sorted(_HERE.joinpath("rules").iterdir(), key=lambda entry: entry.name)
    return tuple(
        family_of(path.name.removesuffix(".toml"), tomllib.loads(path.read_text("utf-8")))
        for path in paths
        if path.name.endswith(".toml")
    )


def family_of(name: str, table: Mapping[str, Any]) -> Family:
    """A family from the table of its file; raises msgspec.ValidationError for what is no rule."""
    return Family(name, table.get("about", ""), convert(table.get("rule", ()), tuple[Rule, ...]))


def build(tables: Mapping[str, Mapping[str, Any]], families: tuple[Family, ...]) -> Rulebook:
    """The rulebook of these pieces and rules; raises BrokenInvariant for a pattern with an unknown piece."""
    pieces = {name: _piece(name, table) for name, table in tables.items()}
    words = {
        name: {key.lower().replace("_", " "): value for key, value in table["words"].items()}
        for name, table in tables.items()
        if "words" in table
    }
    entries = [entry for family in families for rule in family.rules for entry in _entries(rule, pieces)]
    # Of two rules that match as far, the one that asks for words before it knows more of its place.
    entries.sort(key=lambda entry: entry.after is None)
    by_token = {
        (style, every): _by_token(
            entry for entry in entries if style in entry.rule.styles and (every or style in entry.rule.marked)
        )
        for style in STYLES
        for every in (True, False)
    }
    return Rulebook(families, by_token, words, pieces)


def _by_token(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for start in entry.pattern.starts:
            found[start].append(entry)
    return {token: tuple(rows) for token, rows in found.items()}


def _entries(rule: Rule, pieces: Mapping[str, Piece]) -> Iterator[Entry]:
    for pattern in rule.patterns:
        try:
            compiled = compile_pattern(pattern, pieces)
        except KeyError as missing:
            raise BrokenInvariant(f"rule {rule.id} asks for {missing}, which no piece goes by") from missing
        yield Entry(
            rule,
            compiled,
            _context(rule.after, "(?:{})$"),
            _context(rule.not_after, "(?:{})$"),
            _context(rule.not_before, "(?:{})"),
            re.compile(rf"(?<!\w)({pieces[rule.lead].expression})\s{{1,2}}$", re.IGNORECASE)
            if rule.lead
            else None,
        )


def _context(expression: str | None, frame: str) -> re.Pattern[str] | None:
    """What stands beside a rule's words; a blank in it may be a line break."""
    return re.compile(frame.format(expression.replace(" ", r"\s")), re.IGNORECASE) if expression else None


def _piece(name: str, table: Mapping[str, Any]) -> Piece:
    if "regex" in table:
        return Piece(table["regex"], frozenset(table["starts"]))
    forms = sorted(table["words"], key=len, reverse=True)
    if table.get("cased"):
        forms = sorted({*forms, *(form.upper() for form in forms)}, key=len, reverse=True)
    joined = "|".join(re.escape(form).replace("_", r"[\s-]{1,2}") for form in forms)
    starts = frozenset(first_token(form.split("_")[0]) for form in forms)
    return Piece(f"(?-i:{joined})" if table.get("cased") else f"(?:{joined})", starts)
