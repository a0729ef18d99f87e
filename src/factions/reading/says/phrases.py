"""How far the words of a speaker reach: what belongs to a noun phrase before and after its mention."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factions.reading.says.cues import speaker_phrases, speech_verbs
from factions.records import Mention, Span

# How far before a mention its own phrase may begin, in characters.
_REACH = 60
_BOTH = re.compile(
    r"(?<![\w'’-])(?:local|military|security|medical|police|hospital|tribal|religious|political|government|army|"
    r"rebel|diplomatic|administrative|humanitarian)\s+and\s+$",
    re.IGNORECASE,
)
# "One of", "dozens of", "at least two": how many of those who are mentioned.
_COUNT = re.compile(
    r"(?<![\w'’-])(?:(?:at least|more than|about|nearly|some|only)\s+)?(?:one|two|three|four|five|six|seven|"
    r"eight|nine|ten|a\s+(?:number|group|handful|few|dozen|couple|pair|relative|survivor|member|resident)|"
    r"dozens|hundreds|scores|several|many|some|most|both|another|relatives|survivors|residents)"
    r"(?:\s+of)?(?:\s+(?:other|senior|local|former))?\s+$",
    re.IGNORECASE,
)
_OWNERS = frozenset("its his her their our my your".split())
_POST = re.compile(r"\s+(?:[a-z][\w-]*\s+){0,2}?(?=[a-z]+(?:,|\s+(?:for|of|in)\b|[.;]|$))")
_OWNER = re.compile(r"(?<![\w'’-])(?:[Tt]he\s+)?[A-Z][\w-]*$")
_OWNED = re.compile(r"['’]s?\s+")
# "Survivors reached by phone", "a guard who was there": what tells which ones, between them and their verb.
_TOLD_APART = re.compile(
    r"\s(?:who\s|(?:interviewed|contacted|reached|quoted|cited|questioned|asked|briefed|speaking|living|working|"
    r"fleeing|based|stationed|familiar|present|seen|obtained|published|posted|carried|released|issued|aired|"
    r"broadcast|circulated|dated|led|headed|commanded|run|backed|funded|loyal|close|allied|linked|affiliated)\s+"
    r"(?:\w+ly\s+)?(?:by|with|at|in|from|over|via|on|to|after|near|outside|inside|under)\s)"
    r"[^,.;:“”\"]{2,100}$"
)


def widened(text: str, mention: Mention, floor: int, by_end: Mapping[int, Mention]) -> Span:
    """The words of a mention with its count, its article and its owner ("one of the", "the front's")."""
    start = mention.start
    plain = mention.form == "nominal" and mention.actor is None and " " not in mention.text
    owned = speaker_phrases().owned.search(text, max(floor, start - _REACH), start)
    owner = (by_end.get(owned.start()) or by_end.get(owned.start("rest"))) if owned is not None else None
    name = _OWNER.search(text, floor, owned.start()) if owned is not None else None
    if owner is not None and owner.start >= floor:
        start = owner.start
    elif name is not None:
        start = name.start()
    shapes = (_BOTH, speaker_phrases().article, *([speaker_phrases().described] if plain else []), _COUNT)
    for shape in shapes:
        found = shape.search(text, max(floor, start - _REACH), start)
        start = found.start() if found is not None else start
    return Span(start, mention.end)


def before_description(text: str, floor: int, end: int) -> int | None:
    """Where a noun ends whose description runs up to `end` ("residents | reached by phone")."""
    found = _TOLD_APART.search(text, floor, end)
    if found is None or speech_verbs()[0].search(text, found.start() + 1, end):
        return None
    return found.start()


def with_office(text: str, mention: Mention, ceiling: int) -> int:
    """Where the phrase ends that a mention only opens ("the mayor | 's office", "its | field commander")."""
    owner = text[mention.start : mention.end].lower() in _OWNERS
    owned = (_POST if owner else _OWNED).match(text, mention.end, ceiling)
    after = speaker_phrases().beginning.match(text, owned.end(), ceiling) if owned is not None else None
    return after.end(1) if after is not None else mention.end
