"""The claims that a denial adds: what was told before it, denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from factions.reading.says.chains import ASIDE, DOERS
from factions.reading.says.denials import Denial, read_denials
from factions.reading.says.frame import Frame
from factions.reading.says.voices import Voices
from factions.records import Finding, Span, Speaker, Stance
from factions.vocabulary import load_vocabulary

# How many sentences, and characters, before it a denial may point to.
_BACK, _REACH = 3, 600
_CHARGING = ("accuses", "alleges")
_HINT = re.compile(
    r"\b(?:den[iy]|reject|dismiss|disput|refut|false|untrue|lies?\b|propaganda|baseless|fabricat)",
    re.IGNORECASE,
)

Told = tuple[Finding, Stance]


class Answers:
    """The denials of a document, against what it tells before them."""

    def __init__(self, text: str, sentences: Sequence[Span], voices: Voices, told: Sequence[Told]) -> None:
        self.text = text
        self.sentences = sentences
        self.voices = voices
        self._starts = [sentence.start for sentence in sentences]
        self._told: dict[int, list[Told]] = {}
        for one in sorted(told, key=lambda one: one[0].trigger):
            self._told.setdefault(self._index(one[0].trigger.start), []).append(one)

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def places(self) -> list[int]:
        """The sentences that may hold a denial, by their number."""
        return sorted(
            {self._index(match.start()) for match in _HINT.finditer(self.text)} if self._starts else ()
        )

    def denied(self, number: int, frames: Sequence[Frame]) -> tuple[list[Told], list[Finding]]:
        """What a sentence denies of what was told before, as findings of its own; and the findings of this
        sentence that these stand for, since they were read from words that tell something else.
        """
        sentence = self.sentences[number]
        for denial in read_denials(self.text, sentence, frames, self.voices):
            meant = self._meant(number, denial)
            own = [
                finding
                for finding, _ in self._told.get(number, ())
                if finding.method == "responsibility:denies" and finding.trigger.overlaps(denial.cue.span)
            ]
            if any(finding.kind == other.kind for finding in own for other, _ in meant):
                return [], []
            return [_denying(denial, one, sentence) for one in meant], own if meant else []
        return [], []

    def _meant(self, number: int, denial: Denial) -> list[Told]:
        """What a denial points to: what its own sentence tells before it, else the nearest before.

        Of several it is what the denier is said to have done, else what somebody is accused of, else the
        first: what is told beside it ("after they had surrendered") is seldom denied.
        """
        for back in range(min(number, _BACK) + 1):
            near = [
                one
                for one in self._told.get(number - back, ())
                if one[0].trigger.end <= denial.cue.start and _may_be_denied(one, denial)
            ]
            if near:
                far = denial.cue.start - near[-1][0].trigger.end > _REACH
                return [] if far else [max(near, key=lambda one: _fitting(one, denial))]
        return []


def _may_be_denied(told: Told, denial: Denial) -> bool:
    """Whether somebody else asserts it: nobody denies what he says, or what nobody is said to say."""
    finding, stance = told
    if (
        finding.kind in (*ASIDE, "targets")
        or stance.polarity == "denied"
        or stance.certainty == "hypothetical"
    ):
        return False
    if denial.of_charge and not _fitting(told, denial)[0]:
        return False
    if denial.of_words and not stance.attribution and stance.basis not in ("reported", "inferred"):
        return False
    return not any(_is_one(speaker, denial.speaker) for speaker in stance.attribution)


def _fitting(told: Told, denial: Denial) -> tuple[int, bool]:
    """How well what was told fits who denies it: best as a deed of his own, then as somebody's charge;
    an event before a tie that is told in passing.
    """
    finding, stance = told
    own = any(
        _is_one(Speaker(role.text, role.start, role.end, actor=role.actor, name=role.name), denial.speaker)
        for role in finding.roles
        if role.role in DOERS
    )
    event = load_vocabulary().shape(finding.kind) == "event"
    return (2 if own else int(stance.speech_act in _CHARGING), event)


def _is_one(speaker: Speaker, other: Speaker) -> bool:
    if speaker.actor is not None and other.actor is not None:
        return speaker.actor == other.actor
    return (speaker.name or speaker.text).lower() == (other.name or other.text).lower()


def _denying(denial: Denial, told: Told, sentence: Span) -> Told:
    """What was told, with the denial as its evidence."""
    finding, stance = told
    evidence = sentence
    if sentence.covers(finding.trigger):
        first = min([finding.trigger.start, *(role.start for role in finding.roles)])
        evidence = Span(max(first, sentence.start), denial.cue.end)
    return (
        replace(finding, evidence=evidence, method=f"denial:{denial.cue.text.lower()}", tolls=()),
        Stance(
            polarity="denied",
            aspect=stance.aspect,
            attribution=(denial.speaker,),
            speech_act="denies",
            basis="reported",
            cues=(denial.cue,),
        ),
    )
