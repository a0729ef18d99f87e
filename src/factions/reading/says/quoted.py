"""Direct speech that runs over several sentences: its speaker stands beside its first or last quotation
mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factions.reading.says.frame import Frame
from factions.records import Span

_QUOTED = re.compile(r"“[^”]{12,1500}”|(?<![\w])\"[^\"]{12,1500}\"")


def quoted_frames(text: str, frames_at: Callable[[int], list[Frame]]) -> list[Frame]:
    """One frame for each quotation whose speaker is named beside it."""
    found: list[Frame] = []
    for match in _QUOTED.finditer(text):
        beside = _beside(match, frames_at)
        if beside is not None:
            found.append(Frame(beside.speaker, beside.cue, Span(match.start(), match.end()), beside.speech))
    return found


def _beside(match: re.Match[str], frames_at: Callable[[int], list[Frame]]) -> Frame | None:
    """The frame whose cue stands nearest outside the quotation, in the sentence of either end."""
    frames = [
        *frames_at(max(0, match.start() - 3)),
        *frames_at(match.start()),
        *frames_at(match.end() - 1),
        *frames_at(match.end()),
    ]
    outside = [
        frame
        for frame in frames
        if frame.speaker is not None and (frame.cue.end <= match.start() or frame.cue.start >= match.end())
    ]
    near = [frame for frame in outside if _distance(frame, match) < 120]
    return min(near, key=lambda frame: _distance(frame, match), default=None)


def _distance(frame: Frame, match: re.Match[str]) -> int:
    return match.start() - frame.cue.end if frame.cue.end <= match.start() else frame.cue.start - match.end()
