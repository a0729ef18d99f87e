"""Mentions of re3d's types: what the head `mention` finds, its fragments put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Tagged

# Words that are no mention by themselves, and the rest of a number whose first digits are one.
_BARE = re.compile(r"(?:the|an?|at|of|in|on|by|such|some|about|more|than|least|over)", re.IGNORECASE)
# Pronouns that the training documents mark more often than not (69 of 92); "it" and "them" they seldom do.
_PRONOUN = re.compile(r"\b(?:(?P<Person>I|me|he|she|him)|(?P<Organisation>we|they))\b(?!\.)", re.IGNORECASE)
# How sure a pronoun that the head left out is.
_UNTAGGED = 0.5
_REST = re.compile(r"[.,]\d+")


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        text = document["text"]
        tags = with_pronouns(text, mended(text, encoder.encode(text).of("mention")))
        lines = [line(text, number, tag) for number, tag in enumerate(tags, 1)]
        yield {"id": document["id"], "entities": lines}


def line(text: str, number: int, tag: Tagged) -> dict[str, Any]:
    """A mention as the gold writes it."""
    place = {"start": tag.start, "end": tag.end, "text": text[tag.start : tag.end]}
    return {"id": f"e{number}", "type": tag.label, **place, "confidence": round(tag.score, 4)}


def mended(text: str, tags: Iterable[Tagged]) -> list[Tagged]:
    """The tags without bare words; neighbours of one type with nothing but a blank between are one."""
    found: list[Tagged] = []
    for tag in tags:
        if _BARE.fullmatch(text, tag.start, tag.end):
            continue
        one = replace(tag, end=_end(text, tag))
        last = found[-1] if found else None
        if last and last.label == one.label and not text[last.end : one.start].strip(" "):
            found[-1] = replace(last, end=one.end)
        else:
            found.append(one)
    return found


def with_pronouns(text: str, tags: Iterable[Tagged]) -> list[Tagged]:
    """The tags, and a mention for each personal pronoun that no tag holds."""
    found = list(tags)
    held = {at for tag in found for at in range(tag.start, tag.end)}
    found += [
        Tagged(match.start(), match.end(), "mention", match.lastgroup or "", _UNTAGGED)
        for match in _PRONOUN.finditer(text)
        if match.start() not in held
    ]
    return sorted(found)


def _end(text: str, tag: Tagged) -> int:
    """A number is never cut at its point."""
    at = tag.end - 1 if text[tag.end - 1] == "." else tag.end
    rest = _REST.match(text, at) if text[tag.start].isdigit() else None
    return rest.end() if rest else tag.end
