"""Who speaks in a transcript: the label before a colon at the beginning of a line speaks up to the next."""

from __future__ import annotations

import re
from collections import Counter

from factions.reading.says.cues import speech_verbs
from factions.reading.says.frame import Frame, quote
from factions.reading.says.voices import Voices
from factions.records import Span

_LABEL = re.compile(r"^(?P<who>[A-Z][\w .,'’()-]{1,60}?):[ \t]+(?=\S)", re.MULTILINE)
# So many labelled lines, one label among them twice, make a transcript.
_LEAST = 3


def turn_frames(text: str, voices: Voices) -> list[Frame]:
    """One frame for each turn of a transcript; none of a text with a few labelled lines only."""
    labels = list(_LABEL.finditer(text))
    often = Counter(label["who"] for label in labels)
    if len(labels) < _LEAST or max(often.values()) < 2:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [
        Frame(speaker, quote(text, label.end("who"), label.end("who") + 1), Span(label.end(), end), said)
        for said in [speech_verbs()[1]["said"]]
        for label, end in zip(labels, ends, strict=True)
        if often[label["who"]] > 1 and (speaker := voices.at(Span(*label.span("who")))) is not None
    ]
