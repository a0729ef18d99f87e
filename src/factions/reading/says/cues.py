"""The cue tables, compiled once: speech verbs, cues of scope, and phrases that may speak."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct


class Speech(Struct, frozen=True):
    """What a speech verb does: its act, and the polarity and certainty that it lends."""

    act: str
    polarity: str
    certainty: str
    yes: tuple[str, ...]


class Cue(Struct, frozen=True):
    """A cue of scope: the stance field it sets, its value, and where it must stand."""

    field: str
    value: str
    side: str
    near: int
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Phrases(Struct, frozen=True):
    """Phrases that may speak, ending right before a verb or beginning right after one; their heads alone; and
    an owner's ending, an article or words that describe, each with what may stand between it and such a head.
    """

    ending: re.Pattern[str]
    beginning: re.Pattern[str]
    heads: re.Pattern[str]
    owned: re.Pattern[str]
    article: re.Pattern[str]
    described: re.Pattern[str]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("factions.reading.says").joinpath("cues", name).read_text("utf-8"))


@cache
def speech_verbs() -> tuple[re.Pattern[str], dict[str, Speech]]:
    """One pattern over all speech verbs, and what each does."""
    table: dict[str, Speech] = {}
    for row in _load("speech.toml")["verb"]:
        speech = Speech(
            row["act"], row.get("polarity", "affirmed"), row.get("certainty", "asserted"), tuple(row["yes"])
        )
        table.update(dict.fromkeys(row["words"].split("|"), speech))
    return _any_of(table), table


@cache
def scope_cues() -> tuple[re.Pattern[str], dict[str, tuple[Cue, ...]]]:
    """One pattern over all cues of scope, and what each sets (a word may set several fields)."""
    table: dict[str, tuple[Cue, ...]] = {}
    for cue, words in all_cues():
        for word in words:
            table[word] = (*table.get(word, ()), cue)
    return _any_of(table), table


@cache
def all_cues() -> tuple[tuple[Cue, tuple[str, ...]], ...]:
    """Every row of scope.toml with its words."""
    return tuple(
        (
            Cue(row["field"], row["value"], row["side"], row["near"], tuple(row["yes"]), tuple(row["no"])),
            tuple(row["words"].split("|")),
        )
        for row in _load("scope.toml")["cue"]
    )


@cache
def wishes() -> re.Pattern[str]:
    """The words that want, plan or order what has not happened."""
    return _any_of(dict.fromkeys(_load("wishes.toml")["wish"]["words"].split("|")))


@cache
def speaker_phrases() -> Phrases:
    """The patterns of phrases that may speak."""
    table = _load("speakers.toml")
    heads, before, places = table["heads"], table["determiners"], table["places"]
    heads = rf"(?:{heads})(?:e?s)?"
    names = r"[A-Z][\w'’-]+"
    opening = rf"(?i:(?:{before})(?:\s+and\s+(?:{before}))?)|{names}|[\w]+-(?:based|backed|linked|led)"
    noun = rf"(?:(?:{opening})\s+){{0,5}}(?:(?i:{heads})\b|{names})"
    where = rf"\s+(?:of|for|in|at|with|from|on)\s+(?:the\s+)?(?:{names}|\w+)(?:\s+{names}){{0,3}}"
    ending = rf"{noun}(?:{where}(?:\s+(?:{places}|{heads}))?)?"
    return Phrases(
        re.compile(rf"(?:^|(?<=[\s\"“”'(–—:,]))({ending})$"),
        re.compile(rf"\s*({noun}(?:{where})?)"),
        re.compile(rf"\b(?:{heads})\b", re.IGNORECASE),
        re.compile(rf"['’]s?(?P<rest>\s+)(?:(?i:{before})\s+){{0,3}}$"),
        re.compile(rf"(?<![\w'’-])(?:[Tt]he|[Aa]n?)\s+(?:(?:(?i:{before})|{names})\s+){{0,4}}$"),
        re.compile(rf"(?<![\w'’-])(?i:{before})\s+(?:(?i:{before})\s+){{0,3}}$"),
    )


def _any_of(words: dict[str, Any]) -> re.Pattern[str]:
    """One pattern over all phrases, their common beginnings shared so that a scan tests few of them."""
    plain = [word for word in words if word != "n't"]
    tail = r"|n['’]t\b" if "n't" in words else ""
    return re.compile(rf"\b(?:{_shared(sorted(plain))})\b{tail}", re.IGNORECASE)


def _shared(words: list[str]) -> str:
    """A regular expression for sorted phrases, the longest match first."""
    out: list[str] = []
    ends = False
    at = 0
    while at < len(words):
        if not words[at]:
            ends, at = True, at + 1
            continue
        char = words[at][0]
        run = at
        while run < len(words) and words[run][:1] == char:
            run += 1
        out.append(re.escape(char) + _shared([word[1:] for word in words[at:run]]))
        at = run
    body = out[0] if len(out) == 1 else "(?:" + "|".join(out) + ")"
    if not out:
        return ""
    return f"(?:{body})?" if ends else body
