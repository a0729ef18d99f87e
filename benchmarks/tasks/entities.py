"""Mentions of re3d's types: what the head `mention` finds, its fragments put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Tagged

# Words that are no mention by themselves, and the rest of a number whose first digits are one.
_BARE = re.compile(r"(?:the|an?|at|of|in|on|by|such|some|about|more|than|least|over)", re.IGNORECASE)
_REST = re.compile(r"[.,]\d+")


class Mention(NamedTuple):
    """A stretch with its type, and how sure the head was of its first part."""

    start: int
    end: int
    type: str
    confidence: float


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        text = document["text"]
        entities = [
            {"id": f"e{number}", **one._asdict(), "text": text[one.start : one.end]}
            for number, one in enumerate(mentions(text, encoder.encode(text).of("mention")), 1)
        ]
        yield {"id": document["id"], "entities": entities}


def mentions(text: str, tags: Sequence[Tagged]) -> list[Mention]:
    """The tags without bare words; neighbours of one type with nothing but a blank between are one."""
    found: list[Mention] = []
    for tag in tags:
        if _BARE.fullmatch(text, tag.start, tag.end):
            continue
        one = Mention(tag.start, _end(text, tag), tag.label, round(tag.score, 4))
        last = found[-1] if found else None
        if last and last.type == one.type and not text[last.end : one.start].strip(" "):
            found[-1] = last._replace(end=one.end)
        else:
            found.append(one)
    return found


def _end(text: str, tag: Tagged) -> int:
    """A number is never cut at its point."""
    at = tag.end - 1 if text[tag.end - 1] == "." else tag.end
    rest = _REST.match(text, at) if text[tag.start].isdigit() else None
    return rest.end() if rest else tag.end
