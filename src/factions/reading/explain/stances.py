"""Why a claim is told as it is: the acts of speech over it, and the cues whose scope holds it."""

from __future__ import annotations

from collections.abc import Iterator

from factions.reading.explain.reason import Reason
from factions.reading.says.frame import Frame
from factions.reading.says.scope import Cued
from factions.reading.says.stances import Telling
from factions.reading.steps import Steps
from factions.records import Finding, Quote, Stance

_FIELDS = ("polarity", "certainty", "aspect", "speech_act", "basis")


def stance_reasons(steps: Steps, finding: Finding, stance: Stance) -> Iterator[Reason]:
    """The speakers of the chain, outermost first, then each field with the cue that sets it."""
    telling = Telling(steps.text, steps.around.sentences, steps.mentions, steps.encoding)
    frames, cues = telling.grounds(finding)
    if not stance.attribution:
        yield Reason("attribution", "the author's own voice", "no speech over it")
    for speaker in stance.attribution:
        frame = next((one for one in frames if one.speaker and one.speaker.start == speaker.start), None)
        by = f"speech verb “{frame.cue.text}”" if frame else f"{finding.method}: it speaks of itself"
        words = Quote(speaker.text, speaker.start, speaker.end)
        yield Reason("attribution", speaker.name or speaker.text, by, words)
    for field in _FIELDS:
        yield _field(field, str(getattr(stance, field)), finding, frames, cues)


def _field(field: str, value: str, finding: Finding, frames: list[Frame], cues: list[Cued]) -> Reason:
    """The cue that set a field, else the speech verb that lends it, else that nothing says otherwise."""
    cued = next((one for one in reversed(cues) if (one.cue.field, one.cue.value) == (field, value)), None)
    if cued is not None:
        return Reason(field, value, f"cue “{cued.words.text}”", cued.words)
    lent = {"polarity": "polarity", "certainty": "certainty", "speech_act": "act"}.get(field)
    usual = getattr(Stance(), field)
    verb = next((one for one in frames if lent and getattr(one.speech, lent) == value), None)
    if verb is not None and value != usual:
        return Reason(field, value, f"speech verb “{verb.cue.text}”", verb.cue)
    if value == usual:
        return Reason(field, value, "nothing says otherwise")
    return Reason(field, value, "somebody else says it" if value == "reported" else finding.method)
