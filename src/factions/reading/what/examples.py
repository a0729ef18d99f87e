"""Sentences with their mentions marked inline, as the rules and the tests write them.

`[group The Haqqani network], a body within [group the Taliban movement]` marks two mentions. The kind
may carry
a form (`[group:nominal a faction]`); `[time …]` marks a time and `[at …]` a place that is no mention.
"""

from __future__ import annotations

import re

from msgspec import Struct

from factions.records import Mention, Place, When

_MARK = re.compile(r"\[(?P<kind>[a-z_]+)(?::(?P<form>[a-z]+))? (?P<words>[^\]]+)\]")
_PRONOUNS = frozenset("it they them its their he she him his her who which".split())


class Marked(Struct, frozen=True):
    """A plain text with the records that its markup stands for."""

    text: str
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]


def marked(source: str) -> Marked:
    """The text of `source` without its marks, and the mentions, times and places that they stand for."""
    text = ""
    mentions: list[Mention] = []
    times: list[When] = []
    places: list[Place] = []
    at = 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        start, words = len(text), mark["words"]
        text += words
        at = mark.end()
        if mark["kind"] == "time":
            times.append(_time(words, start))
        elif mark["kind"] == "at":
            places.append(Place(words, start, len(text), name=words))
        else:
            mentions.append(_mention(words, start, mark["kind"], mark["form"]))
    return Marked(text + source[at:], tuple(mentions), tuple(times), tuple(places))


def _time(words: str, start: int) -> When:
    return When(
        words, start, start + len(words), type="DATE", value=None, edtf=None, earliest_start=None,
        latest_start=None, earliest_end=None, latest_end=None, rule="example",
    )  # fmt: skip


def _mention(words: str, start: int, kind: str, form: str | None) -> Mention:
    bare = re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
    if form is None:
        form = "named" if any(char.isupper() for char in bare) else "nominal"
        if bare.lower() in _PRONOUNS:
            form = "pronoun"
        elif (
            form == "named"
            and start == 0
            and bare == words
            and not any(w[:1].isupper() for w in bare.split()[1:])
        ):
            form = "nominal" if bare.lower() in _SENTENCE_OPENERS else "named"
    return Mention(
        words,
        start,
        start + len(words),
        id=f"m{start}",
        kind=kind,
        form=form,
        cluster=bare.lower(),
        name=bare,
    )


_SENTENCE_OPENERS = frozenset(
    "gunmen militants rebels insurgents police troops soldiers militiamen fighters "
    "bandits protesters villagers "
    "residents civilians students guerrillas jihadists attackers assailants".split()
)
