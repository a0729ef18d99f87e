"""Who denies what somebody else has said: "the army denied it", "a claim that the front rejects".

Such a denial tells nothing of its own, so that no finding is made of its words. Here it becomes one: what was
said before, denied by whoever denies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factions.reading.says.frame import Frame, quote
from factions.reading.says.voices import Voices
from factions.records import Quote, Span, Speaker

_SAYING = (
    r"(?:claim|report|accusation|allegation|charge|account|version|statement|figure|suggestion|story|"
    r"announcement|petition|complaint|testimony|footage|video)s?"
)
_DENY = (
    r"(?:den(?:ied|ies|y|ying)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|disput(?:ed|es|e|ing)|"
    r"refut(?:ed|es|e|ing))"
)
_FALSE = (
    r"(?:(?:\w+ly|pure|simply|mere|totally)\s+)?(?:false|untrue|baseless|unfounded|fabricated|fabrications?|"
    r"a lie|a pack of lies|lies|laughable|ridiculous|absurd|exaggerated|propaganda|nonsense|wrong|fake|"
    r"incorrect|inaccurate|not true|invented|an invention)"
)
_END = r"(?=\s*[.,;:”\"]|\s+(?:and|but|as|on|in|saying|through|via|while|to)\b|$)"
_WHOSE = r"(?:the|this|that|these|those|such|all|any|both|its|his|her|their|[\w’'-]+['’]s?)"
# What is denied is told before, and only pointed at: by a pronoun, or by a word for what was said.
_POINTS = re.compile(
    rf"\b(?P<cue>{_DENY})\s+(?:(?:it|this|them|both|that){_END}|(?:{_WHOSE}\s+)(?P<said>(?:[\w’'-]+\s+)?{_SAYING}){_END})"
    rf"|\b(?P<call>call(?:ed|s|ing)|describ(?:ed|es|ing))\s+(?:it|this|that|them|{_WHOSE}\s+(?P<called>{_SAYING}))\s+"
    rf"(?:as\s+)?{_FALSE}\b"
    rf"|\b(?P<say>said|says|insisted|insists|added|maintained)\s+(?:that\s+)?(?:{_WHOSE}\s+(?P<spoken>{_SAYING}))\s+"
    rf"(?:was|were|is|are|had\s+been)\s+{_FALSE}\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"(?:accusation|allegation|charge)s?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|neither|\w+n['’]t)\b")
# "…, which the army denies", "…, a charge the army has always rejected".
_AFTER = re.compile(
    rf",\s+(?:(?:an?|the)\s+{_SAYING}(?:\s+(?:that|which))?|which|something)\s+(?P<who>[^,.;:]{{2,60}}?)\s+"
    rf"(?:(?:has|have|had|also|always|\w+ly|long|since)\s+)*(?P<cue>{_DENY})"
    r"(?=[.,;]|\s+(?:and|as|in|on|at|through|to|via|when|within|by|after|during|from)\b|$)"
)


class Denial(Struct, frozen=True):
    """Who denies what was said before, by which words; `of_words` where it is a claim or a report that is
    denied, so that only what somebody is said to say can be meant; `of_charge` where it is an accusation, so
    that only what somebody is accused of can be.
    """

    speaker: Speaker
    cue: Quote
    of_words: bool
    of_charge: bool = False


def read_denials(text: str, sentence: Span, frames: Sequence[Frame], voices: Voices) -> Iterator[Denial]:
    """The denials of one sentence that only point at what they deny."""
    for match in _AFTER.finditer(text, sentence.start, sentence.end):
        speaker = voices.ending(match.start("who"), match.end("who"))
        if speaker is not None and speaker.start <= match.start("who") + 4:
            charge = _CHARGE.search(text, match.start(), match.start("who")) is not None
            yield Denial(speaker, quote(text, *match.span("cue")), False, charge)
            return
    for match in _POINTS.finditer(text, sentence.start, sentence.end):
        start, end = match.span(
            match.lastgroup if match.lastgroup in ("cue", "call", "say") else _verb(match)
        )
        speaker = _speaker(text, sentence, Span(start, end), frames, voices)
        if speaker is not None and not _NOT.search(text, speaker.end, start):
            said = match["said"] or match["called"] or match["spoken"]
            cue = quote(text, start, end if match["cue"] else match.end())
            yield Denial(speaker, cue, said is not None, _CHARGE.search(said or "") is not None)
            return


def _verb(match: re.Match[str]) -> str:
    return next(name for name in ("cue", "call", "say") if match[name])


def _speaker(
    text: str, sentence: Span, verb: Span, frames: Sequence[Frame], voices: Voices
) -> Speaker | None:
    """The speaker of the act of speech that the verb is, else whoever ends right before it."""
    said = next((frame.speaker for frame in frames if frame.cue.span.overlaps(verb)), None)
    if said is not None:
        return said
    before = text[sentence.start : verb.start]
    return voices.ending(sentence.start, sentence.start + len(before.rstrip()))
