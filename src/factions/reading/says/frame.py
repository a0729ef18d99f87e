"""One act of speech, as the finders of this room hand it on."""

from __future__ import annotations

from msgspec import Struct

from factions.reading.says.cues import Speech
from factions.records import Quote, Span, Speaker


class Frame(Struct, frozen=True):
    """One act of speech: speaker (null while not found), cue, the stretch that is said, and what the verb
    does.
    """

    speaker: Speaker | None
    cue: Quote
    content: Span
    speech: Speech


def quote(text: str, start: int, end: int) -> Quote:
    """The words of a text at an interval."""
    return Quote(text[start:end], start, end)
