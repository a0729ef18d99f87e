"""Names as paths of word keys, so that one pass over a text finds every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from factions.registry.actors import Actor, ActorName
from factions.registry.spelling import WORD, content_words, key, skippable

Node = dict[str, Any]
LEAF = ""
LONGEST_EXACT = 8
_GAP = re.compile(r"[ \u00a0\n]?[-‑–—/(.'’:]?[ \u00a0\n]?[(]?")


class Entry(NamedTuple):
    """A name at its path's end, `lone` if of one word; `exact` ones (IS, LeT) count in their own letters."""

    actor: Actor
    name: ActorName
    exact: bool
    any_case: bool
    lone: bool


class Word(Struct, frozen=True):
    """A word of a text; `end` leaves a possessive 's outside."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(match[1], match.start(1), match.end(1)) for match in WORD.finditer(text)]


class Path(NamedTuple):
    """How a name is looked for: the keys of its words, and how strictly its letters count."""

    keys: tuple[str, ...]
    exact: bool
    any_case: bool


def plant(actors: Iterable[Actor], paths: Iterable[Path] | None = None) -> Node:
    """The trie of all names of `actors`; `paths`, one a name, saves working them out."""
    root: Node = {}
    entries = ((actor, name) for actor in actors for name in actor.names)
    if paths is None:
        for actor, name in entries:
            _plant_name(root, actor, name, path_of(name.text))
    else:
        for (actor, name), path in zip(entries, paths, strict=True):
            _plant_name(root, actor, name, path)
    return root


def _plant_name(root: Node, actor: Actor, name: ActorName, path: Path) -> None:
    node = root
    for word in path.keys:
        node = node.setdefault(word, {})
    node.setdefault(LEAF, []).append(Entry(actor, name, path.exact, path.any_case, len(path.keys) == 1))


def path_of(name: str) -> Path:
    """How a name is looked for."""
    words = [match[1] for match in WORD.finditer(name)]
    content = content_words(words)
    lower_start = content[0][:1].islower() and words[0] == content[0]
    return Path(tuple(map(key, content)), is_exact(words), lower_start)


def path_line(path: Path) -> str:
    """A path as a line of paths.txt: its marks (`e` exact, `a` any case, `-` neither), then its keys."""
    return " ".join(("e" if path.exact else "a" if path.any_case else "-", *path.keys))


def read_path(line: str) -> Path:
    """The path that a line of paths.txt holds."""
    mark, *found = line.split(" ")
    return Path(tuple(found), mark == "e", mark == "a")


def is_exact(words: list[str]) -> bool:
    """Whether a name is an acronym, or short with mixed capitals: in other letters it is another word."""
    letters = "".join(words)
    if len(letters) > LONGEST_EXACT:
        return False
    return letters.isupper() or (len(words) == 1 and len(letters) < 6 and sum(map(str.isupper, letters)) > 1)


def walk(root: Node, text: str, words: list[Word], at: int) -> Iterator[tuple[int, list[Entry]]]:
    """The names that begin at word `at`: for each the index after its last word, and its entries."""
    node = root.get(key(words[at].text))
    place = at
    while node is not None:
        if LEAF in node:
            yield place + 1, node[LEAF]
        place = _next_content(text, words, place)
        node = node.get(key(words[place].text)) if place else None


def _next_content(text: str, words: list[Word], at: int) -> int:
    """The next word that can go on with a name, particles skipped; 0 where the name must end."""
    while at + 1 < len(words):
        gap = text[words[at].end : words[at + 1].start]
        if gap != " " and not _joins(words[at].text, gap):
            return 0
        at += 1
        if not skippable(words[at].text, "-" in gap or text[words[at].end : words[at].end + 1] == "-"):
            return at
    return 0


def _joins(word: str, gap: str) -> bool:
    """Whether what stands between two words leaves them within one name."""
    gap = gap.removeprefix("'s").removeprefix("’s")
    if "\n\n" in gap or (gap.startswith(".") and gap != "." and len(word) > 1):
        return False
    return _GAP.fullmatch(gap) is not None
