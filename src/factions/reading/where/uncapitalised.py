"""Names that no capital letter shows: those in other scripts, and regions in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.gazetteer import Gazetteer
from factions.reading.where.cues import Scene
from factions.reading.where.finding import Found
from factions.reading.where.lexicon import Lexicon
from factions.reading.where.names import name_at

_LETTER = "\u0370-\u058f\u0590-\u074f\u0780-\u07ff\u0900-\u1fff\u3040-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(rf"[{_LETTER}][{_LETTER}’'ʼ-]*(?: [{_LETTER}][{_LETTER}’'ʼ-]*){{0,3}}")
_LEAST = 3
_SCORE = 0.9


def uncapitalised(text: str, scene: Scene, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Found]:
    """Known places among the stretches in another script, and regions in a country that the text names."""
    if not text.isascii():
        for match in _STRETCH.finditer(text):
            yield from _known(text, *match.span(), gazetteer)
    for match in lexicon.lower_regions.finditer(text):
        name = name_at(text, *match.span(), gazetteer)
        if name is not None and gazetteer.entry(name.rows[0]).country in scene.countries:
            yield Found(*match.span(), "literal", _SCORE, name)


def _known(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Found]:
    """The longest known names in a stretch, from its start on."""
    while start < end:
        stop = end
        while stop - start >= _LEAST:
            name = name_at(text, start, stop, gazetteer)
            if name is not None:
                yield Found(start, stop, "literal", _SCORE, name)
                break
            stop = text.rfind(" ", start, stop)
        following = text.find(" ", max(start, stop), end)
        start = following + 1 if following >= 0 else end
