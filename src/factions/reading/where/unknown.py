"""Places that the gazetteer does not know, told by the words around: "the village of …", "near …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factions.reading.where.finding import Found
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import Name
from factions.reading.where.runs import Token

_LONGEST = 3
_SCORE = 0.7
_UNIT_BEFORE = re.compile(
    r"\b(?:village|town|city|hamlet|district|province|camp|settlement|suburb|island)s? of $", re.I
)
_UNIT_AFTER = re.compile(
    r" (?:village|town|district|province|county|raion|oblast|(?:refugee )?camp|neighbou?rhood|suburb|valley"
    r"|island|tehsil)\b"
)
_NEAR = re.compile(r"\b(?:near|close to|(?:on|in) the outskirts of|(?:km|kilomet(?:er|re)s|miles) from) $")
_IN_PLACE = re.compile(r"\b(?:in|at|near|outside|from) (?:the )?$", re.I)


def unknown_places(
    text: str, found: Iterable[tuple[Sequence[Token], Sequence[Name]]], lexicon: Lexicon
) -> Iterator[Found]:
    """Runs without a known name that a unit word, "near" or a known place right after shows to be places."""
    pairs = list(found)
    starts_of_places = {name.start for _, names in pairs for name in names if name.of_people is None}
    for run, names in pairs:
        if not names and len(run) <= _LONGEST and _is_place(text, run, starts_of_places, lexicon):
            yield Found(run[0].start, run[-1].end, "literal", _SCORE, None)


def _is_place(text: str, run: Sequence[Token], places: set[int], lexicon: Lexicon) -> bool:
    last = run[-1].low
    if (
        run[0].low in lexicon.given_names
        or run[0].low in lexicon.titles
        or last in lexicon.organisation_words
    ):
        return False
    before, after = text[max(0, run[0].start - 20) : run[0].start], text[run[-1].end : run[-1].end + 20]
    if _UNIT_BEFORE.search(before) or _UNIT_AFTER.match(after) or _NEAR.search(before):
        return True
    return bool(_IN_PLACE.search(before)) and after.startswith(", ") and run[-1].end + 2 in places
