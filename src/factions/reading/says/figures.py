"""Who gives a figure: a toll that another gives than who tells of the event is that other's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from factions.reading.says.chains import DOERS
from factions.reading.says.frame import Frame
from factions.records import Finding, Span, Speaker, Stance, Toll

# The acts of speech of a party: another's count has no place in what it claims, denies or charges.
_PARTISAN = frozenset({"claims_responsibility", "denies", "accuses", "alleges"})


class Figures:
    """The tolls of findings with their givers; `frames_at` gives the acts of speech of a sentence."""

    def __init__(self, sentence_of: Callable[[int], Span], frames_at: Callable[[int], list[Frame]]) -> None:
        self._sentence_of = sentence_of
        self._frames_at = frames_at

    def each(self, finding: Finding, stance: Stance) -> Iterator[tuple[Finding, Stance]]:
        """A finding with its own figures; one that others give of what a party says is a claim of theirs."""
        given = [(toll, self._giver(finding, toll)) for toll in finding.tolls]
        apart = [(toll, giver) for toll, giver in given if giver and not _among(giver, stance)]
        if not apart:
            yield finding, stance
            return
        if stance.speech_act not in _PARTISAN:
            yield replace(finding, tolls=tuple(_given(toll, giver, stance) for toll, giver in given)), stance
            return
        gone = [toll for toll, _ in apart]
        yield _without(finding, gone), stance
        for toll, giver in apart:
            yield self._own(finding, toll), _stance(stance, giver)

    def _giver(self, finding: Finding, toll: Toll) -> Frame | None:
        """The innermost act of speech over a figure, where it does not also stand over the event."""
        over = [
            frame
            for frame in self._frames_at(toll.start)
            if frame.speaker is not None and frame.content.covers(toll.span)
            and not frame.content.overlaps(finding.trigger)
        ]  # fmt: skip
        return over[-1] if over else None

    def _own(self, finding: Finding, toll: Toll) -> Finding:
        """What the giver of a figure tells: the event without who is said to have done it."""
        sentence = self._sentence_of(toll.start)
        roles = tuple(role for role in finding.roles if role.role not in DOERS and sentence.covers(role.span))
        return replace(
            finding, roles=roles, tolls=(toll,), trigger=toll.span, evidence=sentence, method="restated:toll"
        )


def _given(toll: Toll, giver: Frame | None, stance: Stance) -> Toll:
    speaker = giver.speaker if giver is not None and not _among(giver, stance) else None
    return replace(toll, attribution=(speaker,)) if speaker is not None else toll


def _without(finding: Finding, gone: Sequence[Toll]) -> Finding:
    """The finding without some figures and those whom they count."""
    roles = tuple(role for role in finding.roles if not any(role.span.overlaps(toll.span) for toll in gone))
    return replace(finding, roles=roles, tolls=tuple(toll for toll in finding.tolls if toll not in gone))


def _among(giver: Frame, stance: Stance) -> bool:
    return any(_is_one(giver.speaker, one) for one in stance.attribution)


def _is_one(speaker: Speaker | None, other: Speaker) -> bool:
    if speaker is None:
        return False
    if speaker.actor is not None and other.actor is not None:
        return speaker.actor == other.actor
    return (speaker.name or speaker.text).lower() == (other.name or other.text).lower()


def _stance(stance: Stance, giver: Frame) -> Stance:
    speaker = giver.speaker
    return Stance(
        polarity=giver.speech.polarity,
        certainty=giver.speech.certainty,
        aspect=stance.aspect,
        attribution=(speaker,) if speaker is not None else (),
        speech_act=giver.speech.act,
        basis="reported",
        cues=(giver.cue,),
    )
