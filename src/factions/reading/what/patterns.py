"""Relation patterns kept as data: loaded from `patterns/*.toml`, chosen by key words.

A pattern's `form` is a regular expression over the masked sentence with slots (`{subject:group|state}`,
`{members:group+}` for a list, `{subject:group~wing}` for words that end in one of a macro's) and macros
(`{be}`, from macros.toml). A space or a comma in it also passes over the edges of nominal mentions. A named
group `role__kind` makes a role of words that are no mention; other named groups give attributes, but for
those that begin with an underscore. The shapes: `product` (subjects times objects), `pairs` (of `members`),
`members`, `roles`, and `reciprocal` (the two actors that the mention in the slot `both` stands for).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from msgspec import Struct

from factions.errors import BrokenInvariant
from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE, NAMED, OPEN

_MACRO = re.compile(r"\{([a-z_][a-z_0-9]*)\}")
_SLOT = re.compile(r"\{([a-z_]+):([a-z_|]+)(?:~([a-z_]+))?(\+?)\}")
_LITERAL = re.compile(
    r"\\.|(?<![\w-])(?:its|their)(?![\w-])|\[[^\]]*\]|\{\d*,\d*\}|\(\?P?[<!=:][=!]?(?:\w+>)?|,| |'s"
)
_PART_OF = (
    f"(?:(?:the |an? )?(?:[\\w{NAMED['state']}{NAMED['place']}-]+ ){{0,2}}"
    "(?:wing|branch|faction|fighters|forces|members|leaders|government|army|troops) of (?:the )?)?"
)
_BEFORE = (
    f"(?:[{NAMED['state']}{NAMED['place']}{NAMED['person']}]'s (?:[\\w-]+ ){{0,2}})?"
    f"(?:[{OPEN['group']}{OPEN['state_force']}]?(?:elements|units|fighters|members|remnants|soldiers|gunmen|militants)"
    f"{CLOSE}? (?:of|from) )?"
)
_SLOT_BEGIN = re.compile(rf"\(\?P<(\w+)>\(\?:\[([{ALL_NAMED}]+)\]\|\[([{ALL_OPEN}]+)\]\[\^{CLOSE}\]\*{CLOSE}")
# As a range, which compiles in a fraction of the time; every space of every form stands before it.
_ANY_OPEN = f"[{ALL_OPEN[0]}-{ALL_OPEN[-1]}]"
_STEP = re.compile(_SLOT.pattern + r"|\\.|\[[^\]]*\]|[()]")
# A mention at the end of a form stands for itself: "the Mali-Niger border" is not Mali.
_WHOLE = "(?!-)"
_FIRST_WORD = re.compile(r"[a-z]+")


Need = frozenset[str]
"""Characters of which one must stand in a text."""


class Pattern(Struct, frozen=True, dict=True):
    """One pattern with its examples; its expressions are compiled when a text first calls for them."""

    id: str
    family: str
    kind: str
    source: str
    slots: tuple[tuple[str, bool], ...]
    keys: frozenset[str]
    needs: frozenset[Need]
    attributes: dict[str, Any]
    confidence: float
    shape: str
    antecedent: str | None
    spread: bool
    named_only: bool
    form: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; raises BrokenInvariant for one that does not compile."""
        try:
            return re.compile(self.source)
        except re.error as problem:
            raise BrokenInvariant(f"pattern {self.id} does not compile: {problem}") from problem

    def may_match(self, text: str) -> bool:
        """Whether a quick look at the text does not rule the pattern out."""
        return self._sight is None or self._sight.search(text) is not None

    @cached_property
    def _sight(self) -> re.Pattern[str] | None:
        return _sight(self.source)


def _sight(source: str) -> re.Pattern[str] | None:
    """What must stand in a text that matches: the expression without the words that may lead its first slot.

    It begins with one class of characters, which a search skips to many times faster. Null where no such
    words may lead.
    """
    slot = _SLOT_BEGIN.match(source, len(_BEFORE)) if source.startswith(_BEFORE) else None
    if slot is None:
        return None
    name, named, opened = slot.groups()
    one = f"(?P<{name}>(?:[{named}{opened}](?:(?<=[{named}])|(?<=[{opened}])[^{CLOSE}]*{CLOSE})"
    return re.compile(one + source[slot.end() :])


def expand(form: str, macros: dict[str, str]) -> str:
    """The form with its macros written out."""
    for _ in range(6):
        form = _MACRO.sub(lambda m: f"(?:{macros[m[1]]})" if m[1] in macros else m[0], form)
    return form


def source_of(form: str, macros: dict[str, str], kinds: dict[str, str]) -> str:
    """The regular expression of an expanded form."""
    pieces: list[str] = []
    at = 0
    for slot in _SLOT.finditer(form):
        pieces.append(_LITERAL.sub(_transparent, form[at : slot.start()]))
        pieces.append(_slot(slot, macros, kinds))
        at = slot.end()
    pieces.append(_LITERAL.sub(_transparent, form[at:]) or _WHOLE)
    return "".join(pieces)


def _transparent(found: re.Match[str]) -> str:
    literal = found[0]
    if literal == " ":
        return f'(?:{CLOSE}?"?[ ]"?{_ANY_OPEN}?)'
    if literal in ("its", "their"):
        return f"(?:its|their|[{ALL_NAMED}]'s)"
    if literal == "(?=":
        return f"(?={CLOSE}?"
    if literal in (",", "'s"):
        return f"(?:{CLOSE}?{literal})"
    return literal


def slot_regex(kinds: str, aliases: dict[str, str]) -> str:
    """A regular expression for one mention of any of `kinds` (joined by |)."""
    names = [name for part in kinds.split("|") for name in aliases.get(part, part).split("|")]
    named = "".join(NAMED[name] for name in names)
    opened = "".join(OPEN[name] for name in names)
    of_whom = f"(?: of [{NAMED['person']}])?" if "state" in names else ""
    if "group" in names or "person" in names:
        of_whom = f"(?: (?:of|under) [{NAMED['person']}{NAMED['group']}])?"
    return f"(?:[{named}]|[{opened}][^{CLOSE}]*{CLOSE}){of_whom}"


def _slot(slot: re.Match[str], words: dict[str, str], aliases: dict[str, str]) -> str:
    """The expression of a slot: one mention, a list of them (`+`), or one whose words end so (`~macro`)."""
    name, kinds, ending, several = slot.groups()
    one = slot_regex(kinds, aliases)
    if ending == "named":
        one = slot_regex(kinds, aliases).partition("|")[0].replace("(?:[", "[", 1)
    elif ending:
        opened = "".join(OPEN[k] for part in kinds.split("|") for k in aliases.get(part, part).split("|"))
        one = f"(?:[{opened}](?:[^{CLOSE}]* )?(?:{words[ending]}){CLOSE})"
    if several:
        last = f"(?: and | and of | or | as well as |, as well as | & ){_PART_OF}{one}"
        return f"(?P<{name}>{one}(?:(?:, {_PART_OF}{one})+,?{last}|(?:{last})+))"
    return f"{_BEFORE}(?P<{name}>{one})" if ending is None else f"(?P<{name}>{one})"


@cache
def macros() -> tuple[dict[str, str], dict[str, str]]:
    """The macros and the aliases of slot kinds."""
    table = _load("macros.toml")
    return table["macros"], table["kinds"]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("factions.reading.what").joinpath("patterns", name).read_text("utf-8"))


@cache
def all_patterns() -> tuple[Pattern, ...]:
    """Every pattern of every family, in file order."""
    folder = files("factions.reading.what").joinpath("patterns")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(
        _pattern(row, name.removesuffix(".toml"))
        for name in names
        if name != "macros.toml"
        for row in _load(name)["pattern"]
    )


def _pattern(row: dict[str, Any], family: str) -> Pattern:
    words, kinds = macros()
    form = expand(row["form"], words)
    return Pattern(
        id=row["id"], family=family, kind=row["kind"], source=source_of(form, words, kinds),
        slots=tuple((slot[1], bool(slot[4])) for slot in _SLOT.finditer(form)),
        keys=frozenset(_keys(row["keys"], words)), needs=frozenset(_needs(form)),
        attributes=row.get("attributes", {}),
        confidence=row.get("confidence", 0.8), shape=row.get("shape", "product"),
        antecedent=row.get("antecedent"), spread=row.get("spread", True),
        named_only=row.get("named_only", True),
        form=row["form"], yes=tuple(row["yes"]), no=tuple(row.get("no", ())),
    )  # fmt: skip


def _needs(form: str) -> Iterator[Need]:
    """For each slot outside all parentheses the characters of which one must stand in the text."""
    depth = 0
    for step in _STEP.finditer(form):
        if step[2] and depth == 0:
            yield _need(step[2])
        depth += {"(": 1, ")": -1}.get(step[0], 0)


@cache
def _need(kinds: str) -> Need:
    _, aliases = macros()
    names = [name for part in kinds.split("|") for name in aliases.get(part, part).split("|")]
    return frozenset(table[name] for name in names for table in (NAMED, OPEN))


def _keys(keys: list[str], words: dict[str, str]) -> set[str]:
    """The first words of the alternatives, at least one of which stands in any sentence that matches."""
    out: set[str] = set()
    for key in keys:
        found = _MACRO.fullmatch(key)
        for word in words[found[1]].split("|") if found else [key]:
            first = _FIRST_WORD.search(word)
            if first:
                out.add(first[0])
    return out


@cache
def by_key() -> dict[str, tuple[Pattern, ...]]:
    """The patterns that each key word calls for."""
    table: dict[str, list[Pattern]] = {}
    for pattern in all_patterns():
        for key in pattern.keys:
            table.setdefault(key, []).append(pattern)
    return {key: tuple(found) for key, found in table.items()}


@cache
def all_needs() -> frozenset[Need]:
    """What any pattern needs; they are few."""
    return frozenset(need for pattern in all_patterns() for need in pattern.needs)


def mention_chars() -> str:
    """All characters at which a mention begins in a masked text."""
    return ALL_NAMED + ALL_OPEN
