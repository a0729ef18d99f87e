"""The stance of each finding: speakers from the speech around it, the rest from cues in its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factions.reading.encoder.encoding import Encoding
from factions.reading.says.answers import Answers
from factions.reading.says.chains import ASIDE, GIVING, act_of, chain_of, frames_over, in_passing
from factions.reading.says.cues import scope_cues
from factions.reading.says.encoded import encoded_frames
from factions.reading.says.figures import Figures
from factions.reading.says.frame import Frame, quote
from factions.reading.says.frames import read_frames
from factions.reading.says.quoted import quoted_frames
from factions.reading.says.scope import Cued, clause_of, cues_over
from factions.reading.says.sides import Sides
from factions.reading.says.turns import turn_frames
from factions.reading.says.verbs import accusing_frame, naming_frame
from factions.reading.says.voices import Voices
from factions.records import Finding, Mention, Quote, Span, Stance

# Kinds that tell of a pattern, not of one occasion.
_PATTERN_KINDS = frozenset({"targets"})
# Cues by which the author hands on what others say, without naming them.
_REPORTED = frozenset(
    {
        "reportedly",
        "allegedly",
        "said to",
        "said to have",
        "reported to have",
        "accused of",
        "alleged",
        "rumoured to",
        "rumored to",
        "believed to",
        "thought to",
        "allegation that",
        "allegations that",
        "accusation that",
        "accusations that",
        "claim that",
        "claims that",
        "report that",
        "reports that",
        "charge that",
        "charges that",
    }
)


def read_stances(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    encoding: Encoding,
) -> tuple[Stance, ...]:
    """One stance a finding, in the same order."""
    telling = Telling(text, sentences, mentions, encoding)
    return tuple(telling.stance(finding) for finding in findings)


def tell(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    encoding: Encoding,
) -> tuple[tuple[Finding, ...], tuple[Stance, ...]]:
    """The findings with their stances, pair by pair; and those that denials of what was told before add."""
    telling = Telling(text, sentences, mentions, encoding)
    told = [(finding, telling.stance(finding)) for finding in findings]
    answers = Answers(text, sentences, telling.voices, told)
    instead: list[Finding] = []
    for number in answers.places():
        more, less = answers.denied(number, telling.frames_at(sentences[number].start))
        told += more
        instead += less
    sides, figures = Sides(text, mentions), Figures(telling.sentence_of, telling.frames_at)
    kept = [one for one in told if one[0] not in instead]
    pairs = [pair for one in kept for given in figures.each(*one) for pair in sides.each(*given)]
    return tuple(finding for finding, _ in pairs), tuple(stance for _, stance in pairs)


class Telling:
    """The acts of speech and the cues of a document, read a sentence at a time as findings ask for them."""

    def __init__(
        self, text: str, sentences: Sequence[Span], mentions: Sequence[Mention], encoding: Encoding
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self.voices = Voices(text, mentions)
        self._frames: dict[int, list[Frame]] = {}
        self._matches: dict[int, list[re.Match[str]]] = {}
        self._quotes = [*quoted_frames(text, self.frames_at), *turn_frames(text, self.voices)]
        self._encoded: dict[int, list[Frame]] = {}
        for frame in encoded_frames(encoding, self.voices):
            for index in range(self._index(frame.content.start), self._index(frame.content.end - 1) + 1):
                self._encoded.setdefault(index, []).append(frame)

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def sentence_of(self, at: int) -> Span:
        """The sentence that holds an offset."""
        return self.sentences[self._index(at)]

    def frames_at(self, at: int) -> list[Frame]:
        """The acts of speech of the sentence that holds an offset."""
        index = self._index(at)
        if index not in self._frames:
            self._frames[index] = (
                read_frames(self.text, self.sentences[index], self.voices) if self.sentences else []
            )
        return self._frames[index]

    def cues_over(self, finding: Finding) -> list[Cued]:
        """The cues whose scope holds the finding's trigger."""
        index = self._index(finding.trigger.start)
        sentence = self.sentences[index] if self.sentences else finding.evidence
        if index not in self._matches:
            self._matches[index] = list(scope_cues()[0].finditer(self.text, sentence.start, sentence.end))
        clause = clause_of(self.text, sentence, finding.trigger)
        return cues_over(self.text, finding, clause, self._matches[index])

    def grounds(self, finding: Finding) -> tuple[list[Frame], list[Cued]]:
        """What a stance rests on: the acts of speech over a finding, outermost first, and its cues."""
        frames = self._frames_over(finding)
        return frames, _of_content(self.cues_over(finding), frames)

    def stance(self, finding: Finding) -> Stance:
        """The stance of one finding."""
        frames, cues = self.grounds(finding)
        return Stance(
            polarity=_polarity(finding, frames, cues),
            certainty=_certainty(frames, cues),
            aspect=_aspect(finding, cues),
            attribution=chain_of(finding, frames),
            speech_act=act_of(finding, frames),
            basis=self._basis(finding, cues, frames),
            cues=_cue_quotes(finding, frames, cues, self.text),
        )

    def _frames_over(self, finding: Finding) -> list[Frame]:
        """The acts of speech over a finding by rules; only where there is none, by the encoder."""
        by_rules = self.frames_at(finding.trigger.start)
        found = frames_over(finding, by_rules, self._quotes)
        return found or frames_over(finding, self._encoded_at(finding), ()) or self._accuser(finding)

    def _accuser(self, finding: Finding) -> list[Frame]:
        """Who lays the blame, or gives a name, by other words than a verb of speech ("the army attributed the
        mine to them", "Moscow calls them a gang").
        """
        if not self.sentences:
            return []
        floor = self.sentences[self._index(finding.trigger.start)].start
        if finding.method == "responsibility:accuses":
            frame = accusing_frame(self.text, floor, finding.trigger, self.voices)
        elif finding.kind == "named" and finding.method.endswith(GIVING):
            frame = naming_frame(self.text, floor, finding.trigger, self.voices)
        else:
            return []
        return [frame] if frame is not None else []

    def _encoded_at(self, finding: Finding) -> list[Frame]:
        """Those of the encoder's acts of speech whose content holds the finding and whose cue does not tell
        it; how far a denial reaches is left to the rules where they read it.
        """
        by_rules = self.frames_at(finding.trigger.start)
        denials = [frame.cue.span for frame in by_rules if frame.speech.act == "denies"]
        return [
            frame
            for frame in self._encoded.get(self._index(finding.trigger.start), ())
            if frame.content.covers(finding.trigger)
            and not any(frame.cue.span.overlaps(span) for span in (finding.trigger, *denials))
        ]

    def _basis(self, finding: Finding, cues: Sequence[Cued], frames: Sequence[Frame]) -> str:
        if finding.kind == "named" and finding.attributes.get("name_status") == "contested" and not frames:
            return "evaluative"
        attributed = bool(chain_of(finding, frames)) or any(f.speech.act != "states" for f in frames)
        if attributed or (finding.kind in ASIDE and self.frames_at(finding.trigger.start)):
            return "reported"
        if any(cued.words.text.lower() in _REPORTED for cued in cues):
            return "reported"
        return _value(cues, "basis") or "unsourced"


def _of_content(cues: Sequence[Cued], frames: Sequence[Frame]) -> list[Cued]:
    """The cues of what is said: those between a speaker and its verb tell how it is said."""
    spoken = [Span(f.speaker.end, f.cue.end) for f in frames if f.speaker and f.speaker.end < f.cue.end]
    return [cued for cued in cues if not any(span.overlaps(cued.words.span) for span in spoken)]


def _polarity(finding: Finding, frames: Sequence[Frame], cues: Sequence[Cued]) -> str:
    if finding.method == "responsibility:denies":
        return "denied"
    if in_passing(finding):
        cues, frames = [cued for cued in cues if not cued.words.text.lower().startswith("den")], ()
    denied = any(frame.speech.polarity == "denied" for frame in frames)
    return _value(cues, "polarity") or ("denied" if denied else "affirmed")


def _certainty(frames: Sequence[Frame], cues: Sequence[Cued]) -> str:
    """The clause's own cue, else what a verb lends; a verb of doubt outweighs the question that it opens."""
    lent = [frame.speech.certainty for frame in frames if frame.speech.certainty != "asserted"]
    own = _value(cues, "certainty")
    if own == "hypothetical" and "unlikely" in lent:
        return "unlikely"
    # "Could not verify reports that …" doubts more than the reports do.
    doubted = lent and any(cued.words.text.lower().endswith(" that") for cued in cues)
    return lent[0] if doubted else own or next(iter(lent), "asserted")


def _aspect(finding: Finding, cues: Sequence[Cued]) -> str:
    return _value(cues, "aspect") or ("habitual" if finding.kind in _PATTERN_KINDS else "once")


def _value(cues: Sequence[Cued], field: str) -> str | None:
    """The value of the last cue of a field: the one nearest to the trigger."""
    return next((cued.cue.value for cued in reversed(cues) if cued.cue.field == field), None)


def _cue_quotes(
    finding: Finding, frames: Sequence[Frame], cues: Sequence[Cued], text: str
) -> tuple[Quote, ...]:
    """The words that the stance rests on, in text order; of nested ones the longest."""
    quotes = [frame.cue for frame in frames] + [cued.words for cued in cues]
    if finding.method.startswith("responsibility:") or finding.kind == "named":
        quotes.append(quote(text, finding.trigger.start, finding.trigger.end))
    out: list[Quote] = []
    for words in sorted(quotes, key=lambda found: (found.start, -found.end)):
        if not any(had.span.covers(words.span) for had in out):
            out.append(words)
    return tuple(out)
