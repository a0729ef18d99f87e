"""Why a claim is told as it is: the acts of speech over it, and the cues whose scope holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factions.reading.explain.reason import Reason
from factions.reading.says.chains import frames_over
from factions.reading.says.cues import scope_cues
from factions.reading.says.frame import Frame
from factions.reading.says.frames import read_frames
from factions.reading.says.quoted import quoted_frames
from factions.reading.says.scope import Cued, clause_of, cues_over
from factions.reading.says.voices import Voices
from factions.reading.steps import Steps
from factions.records import Finding, Quote, Stance

_FIELDS = ("polarity", "certainty", "aspect", "speech_act", "basis")


def stance_reasons(steps: Steps, finding: Finding, stance: Stance) -> Iterator[Reason]:
    """The speakers of the chain, outermost first, then each field with the cue that sets it."""
    frames = _frames(steps, finding)
    cues = _cues(steps, finding)
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


def _frames(steps: Steps, finding: Finding) -> list[Frame]:
    """The acts of speech over a finding, outermost first."""
    voices = Voices(steps.text, steps.mentions)
    sentences = steps.around.sentences
    starts = [sentence.start for sentence in sentences]

    def frames_at(at: int) -> list[Frame]:
        return read_frames(steps.text, sentences[max(0, bisect_right(starts, at) - 1)], voices)

    return frames_over(finding, frames_at(finding.trigger.start), quoted_frames(steps.text, frames_at))


def _cues(steps: Steps, finding: Finding) -> list[Cued]:
    sentence = steps.sentence(finding.trigger)
    matches = list(scope_cues()[0].finditer(steps.text, sentence.start, sentence.end))
    return cues_over(steps.text, finding, clause_of(steps.text, sentence, finding.trigger), matches)
