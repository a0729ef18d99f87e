"""The stance of each finding: speakers from the speech around it, the rest from cues in its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factions.reading.encoder.encoding import Encoding
from factions.reading.says.cues import Cue, scope_cues
from factions.reading.says.frames import Frame, Voices, as_speaker, read_frames
from factions.reading.says.quoted import quoted_frames
from factions.records import Finding, Mention, Quote, Role, Span, Speaker, Stance

_CLAUSE = re.compile(
    r";|,?\s+(?:but|while|whereas|although|though)\s|\s[–—]\s|:\s|,\s+and\s+(?:the|a|an|[A-Z])", re.IGNORECASE
)
_NOT_NEGATING = re.compile(
    r"\b(?:not only|no fewer|no less|no more|not least|no doubt|whether or not|no one|"
    r"no-one|nobody|no group|nothing but)\b",
    re.IGNORECASE,
)
_PATTERN_KINDS = frozenset({"targets"})
_ASIDE = frozenset({"holds_post", "named"})


def read_stances(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    encoding: Encoding,
) -> tuple[Stance, ...]:
    """One stance a finding, in the same order."""
    reading = _Reading(text, sentences, mentions)
    return tuple(reading.stance(finding) for finding in findings)


class _Reading:
    """The acts of speech of a document, read a sentence at a time as findings ask for them."""

    def __init__(self, text: str, sentences: Sequence[Span], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self.voices = Voices(text, mentions)
        self.mentions = {mention.start: mention for mention in mentions}
        self._frames: dict[int, list[Frame]] = {}
        self._matches: dict[int, list[re.Match[str]]] = {}
        self._quotes = quoted_frames(text, self.frames_at)

    def frames_at(self, at: int) -> list[Frame]:
        """The acts of speech of the sentence that holds an offset."""
        index = self._index(at)
        if index not in self._frames:
            self._frames[index] = (
                read_frames(self.text, self.sentences[index], self.voices) if self.sentences else []
            )
        return self._frames[index]

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def stance(self, finding: Finding) -> Stance:
        """The stance of one finding."""
        frames = self._over(finding)
        clause = self._clause(finding)
        cues = self._cues(finding, clause)
        chain, act = _chain(finding, frames)
        polarity = _value(cues, "polarity") or (
            "denied" if any(f.speech.polarity == "denied" for f in frames) else "affirmed"
        )
        certainty = _value(cues, "certainty") or next(
            (f.speech.certainty for f in frames if f.speech.certainty != "asserted"), "asserted"
        )
        if certainty == "hypothetical" and any(f.speech.certainty == "unlikely" for f in frames):
            certainty = "unlikely"
        if finding.method == "responsibility:denies":
            polarity = "denied"
        attributed = bool(chain) or any(f.speech.act != "states" for f in frames)
        return Stance(
            polarity=polarity, certainty=certainty, aspect=_aspect(finding, cues), attribution=chain,
            speech_act=act, basis=self._basis(finding, cues, attributed, frames),
            cues=_cue_quotes(finding, frames, cues, self.text),
        )  # fmt: skip

    def _over(self, finding: Finding) -> list[Frame]:
        """The acts of speech whose content holds the finding's trigger, outermost first."""
        trigger = finding.trigger
        frames = [
            frame for frame in self.frames_at(trigger.start)
            if (_covers(frame, trigger) and not _speaks_of_itself(frame, finding)) or
            _is_accusation(frame, finding)
        ]  # fmt: skip
        if not frames:
            frames = [frame for frame in self._quotes if frame.content.covers(trigger)]
        frames.sort(key=lambda frame: (frame.content.start - frame.content.end, frame.cue.start))
        return frames

    def _clause(self, finding: Finding) -> Span:
        sentence = self.sentences[self._index(finding.trigger.start)] if self.sentences else finding.evidence
        start = sentence.start
        end = sentence.end
        for match in _CLAUSE.finditer(self.text, sentence.start, sentence.end):
            if match.end() <= finding.trigger.start:
                start = match.end()
            elif match.start() >= finding.trigger.end:
                end = match.start()
                break
        return Span(start, end)

    def _cues(self, finding: Finding, clause: Span) -> list[tuple[Cue, Quote]]:
        found: list[tuple[Cue, Quote]] = []
        table = scope_cues()[1]
        trigger = finding.trigger
        for match in self._cue_matches(trigger.start):
            if not (clause.start <= match.start() and match.end() <= clause.end):
                continue
            for cue in table.get(match[0].lower().replace("’", "'"), ()):
                if self._in_scope(cue, match, finding, clause):
                    found.append((cue, Quote(match[0], match.start(), match.end())))
        return [pair for pair in found if not (pair[1].start >= trigger.end and pair[0].side == "before")]

    def _cue_matches(self, at: int) -> list[re.Match[str]]:
        index = self._index(at)
        if index not in self._matches:
            sentence = self.sentences[index] if self.sentences else Span(0, len(self.text))
            self._matches[index] = list(scope_cues()[0].finditer(self.text, sentence.start, sentence.end))
        return self._matches[index]

    def _in_scope(self, cue: Cue, match: re.Match[str], finding: Finding, clause: Span) -> bool:
        trigger = finding.trigger
        start, end = match.span()
        if (
            cue.field == "aspect"
            and finding.method.startswith("pattern:")
            and not finding.evidence.covers(Span(start, end))
        ):
            return False
        if start >= trigger.end:
            return cue.side == "clause" and start - trigger.end <= cue.near
        if start >= trigger.start:
            return True
        between = self.text[end : trigger.start]
        if len(between) > cue.near or _inside_a_mention(start, finding.roles, cue):
            return False
        if cue.field == "polarity":
            return (
                not _NOT_NEGATING.match(self.text, start)
                and not _BREAKS_NEGATION.search(between)
                and not _quantifies(match, between)
            )
        if match[0] in ("May", "Might", "Will"):
            return False
        if cue.value in ("planned", "failed"):
            return not _BREAKS_PLAN.search(between)
        return cue.side == "clause" or not _BREAKS_CLAUSE.search(between)

    def _basis(
        self, finding: Finding, cues: Sequence[tuple[Cue, Quote]], attributed: bool, frames: Sequence[Frame]
    ) -> str:
        if finding.kind == "named" and finding.attributes.get("name_status") == "contested" and not frames:
            return "evaluative"
        if attributed or (finding.kind in _ASIDE and self.frames_at(finding.trigger.start)):
            return "reported"
        if any(quote.text.lower() in _REPORTED for _, quote in cues):
            return "reported"
        return _value(cues, "basis") or "unsourced"


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
    }
)
_BREAKS_NEGATION = re.compile(
    r"[,;:]|\b(?:but|because|when|after|before|until|which|who|that\s+\w+\s+\w+|and|while|"
    r"if|since|to\s+(?:prevent|stop|avoid))\b",
    re.IGNORECASE,
)
_BREAKS_PLAN = re.compile(
    r"[;:]|,\s|\b(?:but|because|when|after|before|until|which|who|while|since|by)\b", re.IGNORECASE
)
_BREAKS_CLAUSE = re.compile(r"[;:]|\b(?:but|because|when|after|before|until|while|since)\b", re.IGNORECASE)


def _quantifies(match: re.Match[str], between: str) -> bool:
    """A bare "no" negates what it stands beside, not what follows later ("with no warning shelled")."""
    return match[0].lower() in ("no", "without") and len(between.split()) > 2


def _inside_a_mention(at: int, roles: Sequence[Role], cue: Cue) -> bool:
    """A word of a name is no cue; the "no" that opens "no civilian" is one."""
    opens = cue.field == "polarity"
    return any(role.start + opens <= at < role.end for role in roles)


def _covers(frame: Frame, trigger: Span) -> bool:
    return frame.content.start < trigger.end <= frame.content.end


def _is_accusation(frame: Frame, finding: Finding) -> bool:
    """ "X blamed Y" is itself the act of speech over the event that Y is blamed for."""
    return finding.method == "responsibility:accuses" and finding.trigger.overlaps(frame.cue.span)


def _speaks_of_itself(frame: Frame, finding: Finding) -> bool:
    """A frame whose cue is the finding's own trigger ("X denied involvement") is read from the finding."""
    own = finding.method in ("responsibility:claims", "responsibility:denies")
    return own and finding.trigger.covers(frame.cue.span)


def _chain(finding: Finding, frames: Sequence[Frame]) -> tuple[tuple[Speaker, ...], str]:
    speakers: list[Speaker] = []
    for frame in frames:
        if frame.speaker is not None and not any(frame.speaker.start == had.start for had in speakers):
            speakers.append(frame.speaker)
    act = next((frame.speech.act for frame in reversed(frames) if frame.speech.act != "states"), "states")
    own = _own_speaker(finding)
    if own is not None:
        if not any(own.start == had.start for had in speakers):
            speakers.append(own)
        act = {"claims": "claims_responsibility", "denies": "denies"}.get(
            finding.method.partition(":")[2], act
        )
    elif finding.method == "responsibility:accuses":
        act = "accuses"
    if finding.kind in _ASIDE and finding.method.startswith("pattern:") and _is_noun_phrase(finding):
        return (), "states"
    return tuple(speakers), act


def _own_speaker(finding: Finding) -> Speaker | None:
    """Who claims or denies an event speaks of it."""
    if finding.method not in ("responsibility:claims", "responsibility:denies"):
        return None
    doer = next((role for role in finding.roles if role.role in ("attacker", "abductor", "side_a")), None)
    return Speaker(doer.text, doer.start, doer.end, actor=doer.actor, name=doer.name) if doer else None


def _is_noun_phrase(finding: Finding) -> bool:
    return not any(
        word in finding.method
        for word in ("leads", "succeeded", "named-as", "called-by", "calls-itself", "epithet")
    )


def _value(cues: Sequence[tuple[Cue, Quote]], field: str) -> str | None:
    """The value of the cue nearest to, and before the end of, the trigger."""
    found = [cue.value for cue, _ in cues if cue.field == field]
    return found[-1] if found else None


def _aspect(finding: Finding, cues: Sequence[tuple[Cue, Quote]]) -> str:
    value = _value(cues, "aspect")
    if value is None and finding.kind in _PATTERN_KINDS:
        return "habitual"
    return value or "once"


def _cue_quotes(
    finding: Finding, frames: Sequence[Frame], cues: Sequence[tuple[Cue, Quote]], text: str
) -> tuple[Quote, ...]:
    quotes = [frame.cue for frame in frames] + [quote for _, quote in cues]
    if finding.method.startswith("responsibility:") or finding.kind == "named":
        quotes.append(
            Quote(
                text[finding.trigger.start : finding.trigger.end], finding.trigger.start, finding.trigger.end
            )
        )
    out: list[Quote] = []
    for quote in sorted(quotes, key=lambda found: (found.start, -found.end)):
        if not any(quote.start >= had.start and quote.end <= had.end for had in out):
            out.append(quote)
    return tuple(out)


__all__ = ["as_speaker", "read_stances"]
