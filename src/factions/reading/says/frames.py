"""Reported speech in one sentence: who speaks, by which cue, and which stretch is what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from factions.reading.says.cues import Speech, speaker_phrases, speech_verbs
from factions.records import Mention, Quote, Span, Speaker

_SPEAKING = frozenset({"person", "office", "state", "state_force", "group", "civilians", "people", "other"})
_NAMES_A_SOURCE = re.compile(r"^(?:the |a |an )?[\w .'-]{2,40}$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|earlier|previously|reportedly|repeatedly|"
    r"\w+ly|itself|themselves|himself|herself|again|once|since|on\s+\w+day|would|will|continues?\s+to|continued\s+to|"
    r"does|do|did|not|is|are|was|were|to))*\s*$"
)
_ENDS = re.compile(
    r"\s*(?:$|[.;!?]|,|(?:late |early |earlier |later )?(?:on|in|at|by|via|from|during|"
    r"after|over|through|to|of the|about|yesterday|today|last|this|without|under|as|when|while)\b)"
)
_ADDRESSEE = re.compile(
    r"\s*(?:(?:the|a|an|his|her|its|their|local|state|reporters?|journalists?|parliament|"
    r"lawmakers?|[A-Z][\w'’.-]*)\s*){1,6}(?=$|[.,;]| (?:that|on|in|by|at|from|via|after|during)\b)"
)
_ACCORDING = re.compile(
    r"\b(?:according to|citing|quoting|in the words of|as reported by|as told by|in the "
    r"view of|as stated by)\s+",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"[^.!?\"”]{15,160}\s*(?::|[–—-])\s*(?P<who>[\w .'’-]{2,40})\s*$")
_HEADLINE_FIRST = re.compile(r"^(?P<who>[A-Z][\w .'’-]{1,40}):\s")
_BREAK = re.compile(
    r";|,?\s+(?:but|while|whereas|although|though|however)\s|\s[–—]\s|"
    r",\s+and\s+(?=\w+\s+(?:said|told|claimed|denied))|"
    r"\s+and\s+(?=(?:put|puts|spoke|gave|said|added|accused|accuses|blamed|warned|told|vowed|denied)\b)",
    re.IGNORECASE,
)
_NOT_SPEAKERS = frozenset("it they he she we i you this that which who what there these those".split())


_TITLES = re.compile(
    r"(?:(?<=[\s\"”])(?:[A-Z][\w'’.-]*|a|an|the|senior|local|spokesman|spokeswoman|"
    r"governor|mayor|commander|minister|chief|official|analyst|army|police|military|"
    r"security|provincial|district|colonel|general|rights|group|for|of)\s+){1,6}$"
)


_CLAIMED_EVENT = re.compile(
    r"\s+(?:responsibility|credit|by\b|the lives|at least|\d|[\w-]+ lives|the (?:attack|"
    r"bombing|assault|killing|raid|blast|ambush|"
    r"murder|massacre|shooting|explosion|strike|kidnapping|abduction))"
)


_SPEAKS_FOR = re.compile(
    r"(?P<who>(?:\b(?:an?|the|one|two|several|another|some|senior|local|top|"
    r"former)\s+){0,3}(?:spokes\w+|officials?|sources?|commanders?|leaders?|members?|"
    r"fighters?|"
    r"residents?|officers?|ministers?|doctors?|advis[eo]rs?|representatives?|head|chief|"
    r"governor|mayor|experts?)\s+(?:for|of|from|at|in|with|close to)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)


class Frame(Struct, frozen=True):
    """One act of speech: speaker (null while not found), cue, the stretch that is said, and what the verb
    does.
    """

    speaker: Speaker | None
    cue: Quote
    content: Span
    speech: Speech


class Voices:
    """Finds speakers by position: a mention that ends or begins at an offset, else a phrase."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.by_end: Mapping[int, Mention] = {
            mention.end: mention for mention in mentions if mention.kind in _SPEAKING
        }
        self.by_start: Mapping[int, Mention] = {
            mention.start: mention for mention in mentions if mention.kind in _SPEAKING
        }

    def ending(self, floor: int, end: int) -> Speaker | None:
        """The speaker whose words end at `end`, not before `floor`."""
        mention = self.by_end.get(end)
        if mention is not None and mention.start >= floor:
            return self._with_apposition(mention, floor)
        if mention is None and self.text[end - 1 : end] == ",":
            named = self.by_end.get(end - 1)
            if named is not None and named.kind == "person" and named.form == "named":
                return as_speaker(named)
            return self._before_apposition(floor, end - 1)
        found = speaker_phrases()[0].search(self.text[max(floor, end - 90) : end])
        if found and found[1].lower() not in _NOT_SPEAKERS and _good_phrase(found[1]):
            return _spoken(self.text, max(floor, end - 90) + found.start(1), end)
        return None

    def _with_apposition(self, mention: Mention, floor: int) -> Speaker:
        """In "a spokesman for X said" the spokesman speaks, for X."""
        before = _SPEAKS_FOR.search(self.text, max(floor, mention.start - 60), mention.start)
        if before is None:
            return as_speaker(mention)
        words = self.text[before.start("who") : mention.end]
        return Speaker(words, before.start("who"), mention.end, actor=mention.actor, name=words)

    def _before_apposition(self, floor: int, comma: int) -> Speaker | None:
        """In "Col Diallo, who leads the brigade, said" the speaker stands before the first comma."""
        opening = self.text.rfind(",", floor, comma)
        if opening < 0 or comma - opening > 140:
            return None
        mention = self.by_end.get(opening)
        return as_speaker(mention) if mention is not None and mention.start >= floor else None

    def beginning(self, start: int, ceiling: int) -> Speaker | None:
        """The speaker whose words begin at `start`."""
        while start < ceiling and self.text[start].isspace():
            start += 1
        mention = self.by_start.get(start)
        if mention is not None and mention.end <= ceiling:
            return as_speaker(mention)
        found = speaker_phrases()[1].match(self.text, start, ceiling)
        if not found or found[1].lower() in _NOT_SPEAKERS or not _good_phrase(found[1]):
            return None
        inner = next(
            (
                m
                for at in range(start, found.end(1))
                if (m := self.by_start.get(at)) and m.end >= found.end(1)
            ),
            None,
        )
        return _spoken(self.text, start, inner.end if inner else found.end(1))


def _good_phrase(words: str) -> bool:
    return (
        words[:1].isupper()
        or " " in words
        or words.lower().endswith("s")
        or words.lower() in ("police", "army", "military", "media")
    )


def as_speaker(mention: Mention) -> Speaker:
    """The mention as a speaker."""
    return Speaker(mention.text, mention.start, mention.end, actor=mention.actor, name=mention.name)


def _spoken(text: str, start: int, end: int) -> Speaker:
    return Speaker(text[start:end], start, end, name=text[start:end])


# With a capital it is the end of a name: the United States, Member States.
_NO_VERBS = frozenset({"States", "STATES"})


def read_frames(text: str, sentence: Span, voices: Voices) -> list[Frame]:
    """The acts of speech in one sentence, in text order."""
    words = text[sentence.start : sentence.end]
    frames: list[Frame] = []
    for match in speech_verbs()[0].finditer(words):
        if match[0] in _NO_VERBS:
            continue
        frame = _verb_frame(text, sentence, match, voices, frames)
        if frame is not None:
            frames.append(frame)
    for match in _ACCORDING.finditer(words):
        frame = _according(text, sentence, match, voices)
        if frame:
            frames.append(frame)
    headline = _headline(text, sentence, voices)
    if headline is not None and not frames:
        frames.append(headline)
    return frames


def _shared(before: str, earlier: Sequence[Frame]) -> Speaker | None:
    """In "the army denied the raid and put the dead at six" both verbs have one speaker."""
    return earlier[-1].speaker if earlier and _AND.search(before) else None


_NOBODY = re.compile(r"no\b|nobody\b|none\b|neither\b", re.IGNORECASE)
_AND = re.compile(r"\band\s*$")


def _verb_frame(
    text: str, sentence: Span, match: re.Match[str], voices: Voices, earlier: Sequence[Frame]
) -> Frame | None:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    speech = speech_verbs()[1][match[0].lower()]
    if _CLAIMED_EVENT.match(text, end) and match[0].lower().startswith("claim"):
        return None
    before = text[sentence.start : start]
    gap = _BETWEEN.search(before)
    left = sentence.start + (gap.start() if gap else len(before))
    quoted = before.rstrip()[-2:]
    inverted = (
        voices.beginning(end, sentence.end)
        if quoted.endswith((",", ",”", ',"', "”", '"')) or quoted[-1:] in '”"'
        else None
    )
    if inverted is not None and not (quoted[-1:] == "," and inverted.text.lower() in _NOT_SPEAKERS):
        return Frame(inverted, _quote(text, start, end), Span(sentence.start, start), speech)
    passive = re.search(r"\b(?:was|were|been|is|are|be)\s+(?:\w+ly\s+)?$", before)
    if passive:
        return _passive(text, sentence, start, end, speech, voices)
    speaker = voices.ending(sentence.start, left) or _shared(text[sentence.start : left], earlier)
    if speaker is None or _NOBODY.match(speaker.text):
        return None
    after = _after_addressee(text, end, sentence, match[0].lower())
    if _is_final(text, sentence, speaker, after, voices):
        return Frame(speaker, _quote(text, start, end), Span(sentence.start, speaker.start), speech)
    return Frame(speaker, _quote(text, start, end), Span(end, _content_end(text, after, sentence)), speech)


def _after_addressee(text: str, end: int, sentence: Span, verb: str) -> int:
    if not verb.startswith(("told", "tell", "inform")):
        return end
    found = _ADDRESSEE.match(text, end, sentence.end)
    return found.end() if found else end


def _is_final(text: str, sentence: Span, speaker: Speaker, after: int, voices: Voices) -> bool:
    """Whether what is said stands before the speaker ("…, a doctor said on Monday")."""
    before = _ALSO.sub("", _TITLES.sub("", text[sentence.start : speaker.start])).rstrip()
    if not before.endswith((",", ",”", ',"', "”", '"', ",’", "—", "–")) or len(before) < 15:
        return False
    rest = text[after : sentence.end]
    if re.match(r"\s*(?:that\b|:|,?\s*[\"“])", rest):
        return False
    if _ENDS.match(rest):
        return True
    return not (
        re.match(r"\s*(?:the|a|an|it|its|they|he|she|there|[A-Z])", rest) or _CLAUSE_AHEAD.match(rest)
    )


_CLAUSE_AHEAD = re.compile(r"\s*(?:[\w-]+\s+){1,4}(?:was|were|had|has|have|is|are|would|could|did)\b")
_ALSO = re.compile(r"(?<=[,”\"])\s+[\w'’ -]{2,40}\s+(?:and|or)\s*$")


def _content_end(text: str, start: int, sentence: Span) -> int:
    found = _BREAK.search(text, start, sentence.end)
    return found.start() if found and found.start() > start + 8 else sentence.end


def _passive(text: str, sentence: Span, start: int, end: int, speech: Speech, voices: Voices) -> Frame | None:
    """ "X was blamed by Y for …", "it was reported that …"."""
    by = re.match(r"\s+by\s+", text[end : sentence.end])
    speaker = voices.beginning(end + by.end(), sentence.end) if by else None
    if speech.act not in ("accuses", "alleges") and speaker is None:
        return None
    return Frame(speaker, _quote(text, start, end), sentence, speech)


def _according(text: str, sentence: Span, match: re.Match[str], voices: Voices) -> Frame | None:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    speaker = voices.beginning(end, sentence.end)
    if speaker is None:
        return None
    speech = speech_verbs()[1]["said"]
    cue = _quote(text, start, start + len(match[0].rstrip()))
    if match.start() < 3 or text[sentence.start : start].strip(' "“').lower() in (
        "but",
        "and",
        "however,",
        "yet",
    ):
        return Frame(speaker, cue, Span(speaker.end, sentence.end), speech)
    return Frame(speaker, cue, Span(sentence.start, start), speech)


def _headline(text: str, sentence: Span, voices: Voices) -> Frame | None:
    words = text[sentence.start : sentence.end]
    if len(words) > 170 or words[-1:] in '.!?"”':
        return None
    speech = speech_verbs()[1]["said"]
    last = _HEADLINE.fullmatch(words)
    if last:
        start = sentence.start + last.start("who")
        speaker = voices.beginning(start, sentence.end)
        if speaker is not None and speaker.end >= sentence.end - 2:
            colon = sentence.start + words.rfind(
                words[: last.start("who")].rstrip()[-1], 0, last.start("who")
            )
            return Frame(speaker, _quote(text, colon, colon + 1), Span(sentence.start, colon), speech)
    first = _HEADLINE_FIRST.match(words)
    if first:
        speaker = voices.beginning(sentence.start, sentence.start + first.end("who"))
        if speaker is not None and speaker.end == sentence.start + first.end("who"):
            colon = sentence.start + first.end("who")
            return Frame(speaker, _quote(text, colon, colon + 1), Span(colon, sentence.end), speech)
    return None


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(text[start:end], start, end)
