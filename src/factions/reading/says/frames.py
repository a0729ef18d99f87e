"""Reported speech in one sentence by rules: who speaks, by which cue, and which stretch is what they say."""

from __future__ import annotations

from factions.reading.says.colons import according_frames, account_frames, handed_on_frames, headline_frame
from factions.reading.says.frame import Frame
from factions.reading.says.verbs import verb_frames
from factions.reading.says.voices import Voices
from factions.records import Span


def read_frames(text: str, sentence: Span, voices: Voices) -> list[Frame]:
    """The acts of speech in one sentence: those of verbs in text order, then the others."""
    frames = [
        *verb_frames(text, sentence, voices),
        *according_frames(text, sentence, voices),
        *handed_on_frames(text, sentence, voices),
        *account_frames(text, sentence, voices),
    ]
    if frames:
        return frames
    headline = headline_frame(text, sentence, voices)
    return [headline] if headline is not None else []
