"""Speech without a verb of saying: "according to" and its like, and the source beside a headline's colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.reading.says.cues import speech_verbs
from factions.reading.says.frame import Frame, quote
from factions.reading.says.voices import Voices
from factions.records import Span, Speaker

_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoting|in the words of|as reported by|as told by|in the "
    r"view of|as stated by)\s+",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?:the|an?|this|its|their|his|her)(?:\s+[\w'’-]+){1,5}?(?=[,.;]|$|\s+(?:that|which|who|filed|seen|obtained|published|of|by|in|from|to)\b)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Oo]n)\s+(?P<who>(?:the\s+)?\w[\w -]{1,40}?)['’]s?\s+(?:own\s+)?"
    r"(?P<word>account|version|telling|reckoning)\b"
)
# "Officials quoted by the agency said": the agency hands on what the officials say.
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)(?:\s+\w+)?\s+by\s+")
_LAST = re.compile(r"[^.!?\"”]{15,160}\s*(?P<mark>:|[–—-])\s*(?P<who>[\w .'’-]{2,40})\s*$")
_FIRST = re.compile(r"(?P<who>[A-Z][\w .'’-]{1,40}):\s")
# A headline ends without a full stop and is no longer than this, in characters.
LONGEST = 170
_CLOSING = '.!?"”'
_COMMA = re.compile(r",\s+(?:(?:has|had|have|also|\w+ly)\s+)*")
_OPENING = ("", "but", "and", "however,", "yet")


def according_frames(text: str, sentence: Span, voices: Voices) -> Iterator[Frame]:
    """Speech handed on by "according to" and its like: what stands before it, else what follows."""
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        speaker = voices.beginning(match.end(), sentence.end) or _whoever(text, match.end(), sentence.end)
        if speaker is not None:
            opens = text[sentence.start : match.start()].strip(' "“').lower() in _OPENING
            ahead = opens or _is_aside(text, speaker.end, sentence)
            content = Span(speaker.end, sentence.end) if ahead else Span(sentence.start, match.start())
            cue = quote(text, match.start(), match.start() + len(match[0].rstrip()))
            yield Frame(speaker, cue, content, speech_verbs()[1]["said"])


def account_frames(text: str, sentence: Span, voices: Voices) -> Iterator[Frame]:
    """What is told "by the army's account"."""
    for match in _ACCOUNT.finditer(text, sentence.start, sentence.end):
        speaker = voices.beginning(match.start("who"), match.end("who")) or _named(match)
        yield Frame(speaker, quote(text, *match.span("word")), sentence, speech_verbs()[1]["said"])


def _named(match: re.Match[str]) -> Speaker:
    return Speaker(match["who"], *match.span("who"), name=match["who"])


def _is_aside(text: str, end: int, sentence: Span) -> bool:
    """Whether the verb of a speaker follows who is cited ("a station, citing a deserter, reported …")."""
    comma = _COMMA.match(text, end, sentence.end)
    return comma is not None and speech_verbs()[0].match(text, comma.end(), sentence.end) is not None


def _whoever(text: str, start: int, ceiling: int) -> Speaker | None:
    """Any phrase with an article may stand after "according to" ("the indictment")."""
    found = _PHRASE.match(text, start, ceiling)
    return Speaker(found[0], start, found.end(), name=found[0]) if found is not None else None


def handed_on_frames(text: str, sentence: Span, voices: Voices) -> Iterator[Frame]:
    """Those by whom speakers are quoted: all that the sentence says is said by them."""
    for match in _QUOTED_BY.finditer(text, sentence.start, sentence.end):
        speaker = voices.beginning(match.end(), sentence.end)
        if speaker is not None:
            cue = quote(text, match.start(), match.end() - 1)
            yield Frame(speaker, cue, sentence, speech_verbs()[1]["said"])


def headline_frame(text: str, sentence: Span, voices: Voices) -> Frame | None:
    """A headline's source, after its last colon or dash or before its first colon."""
    if sentence.end - sentence.start > LONGEST or text[sentence.end - 1] in _CLOSING:
        return None
    last = _LAST.fullmatch(text, sentence.start, sentence.end)
    if last:
        speaker = voices.beginning(last.start("who"), sentence.end)
        if speaker is not None and speaker.end >= sentence.end - 2:
            mark = last.start("mark")
            return _beside_mark(text, speaker, mark, Span(sentence.start, mark))
    first = _FIRST.match(text, sentence.start, sentence.end)
    if first:
        speaker = voices.beginning(sentence.start, first.end("who"))
        if speaker is not None and speaker.end == first.end("who"):
            return _beside_mark(text, speaker, speaker.end, Span(speaker.end, sentence.end))
    return None


def _beside_mark(text: str, speaker: Speaker, mark: int, content: Span) -> Frame:
    return Frame(speaker, quote(text, mark, mark + 1), content, speech_verbs()[1]["said"])
