"""Marked passages read back: plain text, the spans of mentions and cues, and the claims that join them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from factions.errors import UserError
from factions.records import Span
from factions.vocabulary import load_vocabulary

KINDS: Mapping[str, str] = {
    "g": "group", "s": "state", "f": "state_force", "e": "people", "c": "civilians", "p": "person",
    "o": "office", "l": "place", "b": "facility", "w": "weapon", "x": "other",
}  # fmt: skip
# How much further (in characters) the owner of something ("its chief") stands from a cue elsewhere.
ASIDE = 200
_OPENING = re.compile(r"\[([a-z]+)(?:/([a-z]))?\||\{(\d+)\|")
_CLAIM = re.compile(r"([a-z_]+) (\d+)((?: [a-z_]+=[a-z]+\d*(?:,[a-z]+\d*)*)*)\s*$")
_FILLER = re.compile(r"([a-z]+)(\d*)")


class Mark(Struct, frozen=True):
    """A marked mention: its entity and the kind of that entity."""

    span: Span
    entity: str
    kind: str


class Cue(Struct, frozen=True):
    """The words that tell a claim, and the claim's kind."""

    span: Span
    kind: str


class Claim(Struct, frozen=True):
    """A claim: its cue, and each role with the mention that fills it."""

    cue: Cue
    roles: tuple[tuple[str, Mark], ...]


class Text(Struct, frozen=True):
    """A passage without its marks; `id` is the file's stem and the passage's first line."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    cues: tuple[Cue, ...]
    claims: tuple[Claim, ...]


def read_texts(path: Path) -> Iterator[Text]:
    """The passages of a file in order; raises UserError that names the first line at fault."""
    for number, lines in _blocks(path.read_text(encoding="utf-8")):
        try:
            yield _text(f"{path.stem}-{number}", lines)
        except ValueError as fault:
            raise UserError(f"{path}, passage at line {number}: {fault}") from fault


def _blocks(content: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*content.splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _text(name: str, lines: list[str]) -> Text:
    claims = [found for line in lines if (found := _CLAIM.match(line))]
    words = " ".join(line for line in lines if not _CLAIM.match(line))
    text, marks, spans = _unmarked(words)
    kinds: dict[str, str] = {}
    for kind, number, _ in (found.groups() for found in claims):
        if number not in spans:
            raise ValueError(f"no cue {number} is marked")
        if kinds.setdefault(number, kind) != kind:
            raise ValueError(f"cue {number} has two kinds, {kinds[number]} and {kind}")
    if unused := spans.keys() - kinds.keys():
        raise ValueError(f"cues without a claim: {', '.join(sorted(unused))}")
    cues = {number: Cue(spans[number], kind) for number, kind in kinds.items()}
    made = tuple(_claim(found, cues, marks) for found in claims)
    return Text(name, text, marks, tuple(cues.values()), made)


def _unmarked(words: str) -> tuple[str, tuple[Mark, ...], dict[str, Span]]:
    """The text without marks, its mentions in text order (the outer first), and the spans of its cues."""
    text = ""
    open_marks: list[tuple[int, str, str, str]] = []
    found: list[tuple[Span, str, str]] = []
    cues: dict[str, Span] = {}
    at = 0
    while at < len(words):
        if opening := _OPENING.match(words, at):
            entity, kind, cue = opening.groups()
            open_marks.append((len(text), entity or "", kind or "", cue or ""))
            at = opening.end()
            continue
        if words[at] in "]}":
            _close(words[at], text, open_marks, found, cues)
        elif words[at] in "[{|":
            raise ValueError(f"a stray {words[at]!r} before {words[at : at + 30]!r}")
        else:
            text += words[at]
        at += 1
    if open_marks:
        raise ValueError(f"a mark at {text[open_marks[-1][0] :][:30]!r} is never closed")
    return text, _marks(found), cues


def _close(
    mark: str,
    text: str,
    open_marks: list[tuple[int, str, str, str]],
    found: list[tuple[Span, str, str]],
    cues: dict[str, Span],
) -> None:
    if not open_marks:
        raise ValueError(f"{mark!r} closes nothing after {text[-30:]!r}")
    start, entity, kind, cue = open_marks.pop()
    if (mark == "}") != bool(cue):
        raise ValueError(f"{mark!r} closes another mark after {text[-30:]!r}")
    if text[start:].strip() != text[start:] or start == len(text):
        raise ValueError(f"a mark is empty or begins or ends with a blank: {text[start:]!r}")
    if cue and cue in cues:
        raise ValueError(f"cue {cue} is marked twice")
    if cue:
        cues[cue] = Span(start, len(text))
    else:
        found.append((Span(start, len(text)), entity, kind))


def _marks(found: list[tuple[Span, str, str]]) -> tuple[Mark, ...]:
    found = sorted(found, key=lambda one: (one[0].start, -one[0].end))
    kinds: dict[str, str] = {}
    for _, entity, kind in found:
        if kind and kind not in KINDS:
            raise ValueError(f"no kind {kind!r}; the kinds are {' '.join(KINDS)}")
        if kind and kinds.setdefault(entity, KINDS[kind]) != KINDS[kind]:
            raise ValueError(f"{entity} has two kinds")
    if missing := {entity for _, entity, _ in found} - kinds.keys():
        raise ValueError(f"no kind is given for {', '.join(sorted(missing))}")
    return tuple(Mark(span, entity, kinds[entity]) for span, entity, _ in found)


def _claim(found: re.Match[str], cues: Mapping[str, Cue], marks: tuple[Mark, ...]) -> Claim:
    kind, number, rest = found.groups()
    if kind not in load_vocabulary().kinds():
        raise ValueError(f"no kind of claim {kind!r}")
    allowed = {slot.role for slot in load_vocabulary().term(kind).roles} | {"place"}
    roles: list[tuple[str, Mark]] = []
    for part in rest.split():
        role, fillers = part.split("=")
        if role not in allowed:
            raise ValueError(f"{kind} has no role {role}; it has {', '.join(sorted(allowed))}")
        roles += [(role, _filler(one, cues[number], marks)) for one in fillers.split(",")]
    return Claim(cues[number], tuple(roles))


def _filler(words: str, cue: Cue, marks: tuple[Mark, ...]) -> Mark:
    """The mention that is meant: by its number, else the one nearest to the cue."""
    found = _FILLER.fullmatch(words)
    entity, number = (found.group(1), found.group(2)) if found else (words, "")
    of_entity = [mark for mark in marks if mark.entity == entity]
    if not of_entity or (number and int(number) > len(of_entity)):
        raise ValueError(f"no mention {words} is marked")
    if number:
        return of_entity[int(number) - 1]
    return min(of_entity, key=lambda mark: _distance(mark, cue, marks))


def _distance(mark: Mark, cue: Cue, marks: Sequence[Mark]) -> int:
    """Characters between mention and cue; a mention inside one that the cue is not in stands further off."""
    around = [one.span for one in marks if one.span != mark.span and one.span.covers(mark.span)]
    aside = any(not span.covers(cue.span) for span in around)
    gap = max(0, max(mark.span.start, cue.span.start) - min(mark.span.end, cue.span.end))
    return gap + (ASIDE if aside else 0)
