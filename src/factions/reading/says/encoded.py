"""Acts of speech that the encoder finds, for what no rule has found a speaker of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.reading.encoder.encoding import Encoding
from factions.reading.says.attributions import Attribution, read_attributions
from factions.reading.says.cues import Speech, speech_verbs, wishes
from factions.reading.says.frame import Frame, quote
from factions.reading.says.verbs import NEVER_FIRST
from factions.reading.says.voices import Voices

# The least chance that source and content go with the cue: a wrong speaker is worse than none.
SURE = 0.5
# A longer source, in characters, is a sentence gone wrong.
LONGEST_SOURCE = 120


def encoded_frames(encoding: Encoding, voices: Voices) -> list[Frame]:
    """One frame for each piece that somebody named is found to say; none of what is only wished."""
    return [
        frame
        for one in read_attributions(encoding)
        if one.chance >= SURE and not wished(encoding.text, one)
        for frame in _frames(encoding.text, one, voices)
    ]


def wished(text: str, one: Attribution) -> bool:
    """Whether what is "said" is only wanted, planned or ordered ("vowed to avenge", "wants a truce")."""
    opening = text[one.content[0].start : one.content[0].start + 3].lower()
    return opening == "to " or wishes().search(text, one.cue.start, one.cue.end) is not None


def _frames(text: str, one: Attribution, voices: Voices) -> Iterator[Frame]:
    source = one.source
    if source is None or source.end - source.start > LONGEST_SOURCE:
        return
    speaker = None if one.cue.start < source.start and _is_about(one, text) else voices.at(source)
    if speaker is not None:
        cue = quote(text, one.cue.start, one.cue.end)
        yield from (Frame(speaker, cue, piece, _speech(cue.text)) for piece in one.content)


def _is_about(one: Attribution, text: str) -> bool:
    """Whether who stands after the cue is accused or denied, and says nothing."""
    return text[one.cue.start : one.cue.end].lower().startswith(NEVER_FIRST[3:])


def _speech(words: str) -> Speech:
    """What the cue does: what its last speech verb does, else it states."""
    pattern, verbs = speech_verbs()
    found: Sequence[str] = [match[0].lower() for match in pattern.finditer(words)]
    return verbs[found[-1]] if found else verbs["said"]
