"""Speech told by a verb: its speaker before or after it, and the stretch that it hands on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factions.reading.says.cues import Speech, speech_verbs
from factions.reading.says.frame import Frame, quote
from factions.reading.says.voices import NOT_SPEAKERS, Voices
from factions.records import Span, Speaker

_BETWEEN = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|earlier|previously|reportedly|repeatedly|"
    r"(?!family|assembly|ally|only|supply|reply)\w+ly|itself|themselves|himself|herself|again|once|since|on\s+\w+day|would|will|continues?\s+to|continued\s+to|"
    r"in\s+turn|for\s+(?:its|their|his|her)\s+part|in\s+response|however|meanwhile|though|now|both|all|each|still|"
    r"always|often|long|at\s+first|at\s+once|at\s+last|so\s+far|for\s+years|for\s+the\s+first\s+time|does|do|did|not|is|are|was|were|to|can|could|cannot|never|unable|\w+n['’]t))*\s*$"
)
_NOT = re.compile(r"\b(?:not|never|cannot|unable to|\w+n['’]t)\b")
_ENDS = re.compile(
    r"\s*(?:$|[.;!?]|,|(?:late |early |earlier |later )?(?:on|in|at|by|via|from|during|"
    r"after|over|through|to|of the|about|yesterday|today|last|this|without|under|as|when|while|\w{3,6}day)\b)"
)
_ADDRESSEE = re.compile(
    r"\s*(?:(?:the|a|an|his|her|its|their|local|state|reporters?|journalists?|parliament|lawmakers?|papers?|"
    r"newspapers?|magazine|agency|agencies|radio|station|broadcaster|television|outlets?|media|press|news|"
    r"[A-Z][\w'’.-]*)\s*){1,6}(?=$|[.,;]| (?:that|on|in|by|at|from|via|after|during)\b)"
)
# Verbs with which somebody begins to speak anew, so that what was said before them ends.
_SPEAKS = (
    r"said|says|told|tells|added|adds|claims|suggested|suggests|denied|denies|accused|accuses|blamed|blames|warned|"
    r"warns|vowed|vows|insisted|insists|admitted|admits|acknowledged|announced|announces|rejected|rejects|"
    r"dismissed|alleged|argued|estimated|called\s+on|calls\s+on|urged|urges|threatened|threatens|pledged|demanded"
)
_BREAK = re.compile(
    r";|[,.!?][\"”]|,?\s+(?:but|while|whereas|although|though|however)\s|\s[–—]\s|"
    rf",\s+and\s+(?!that\b)(?=(?:[\w'’-]+\s+){{1,5}}?(?<!was\s)(?<!were\s)(?<!been\s)(?:{_SPEAKS})\b)|"
    r",?\s+(?:for|of|in)\s+which\s|,?\s+(?=(?:saying|adding|insisting|claiming|arguing|blaming|accusing|alleging|stressing|noting)\b)|"
    r",\s+an?\s+(?:statement|claim|charge|account|accusation|allegation|report|figure|version|assertion)\b|"
    rf":\s+(?![\"“])|,?\s+and\s+(?=(?:\w+ly\s+|also\s+|later\s+|then\s+|in\s+turn\s+)?(?:{_SPEAKS}|put|puts|spoke|gave)\b)",
    re.IGNORECASE,
)
# What is said follows, if not at once ("said on Monday that …"; but "said that night").
_OPENS = re.compile(
    r"\s*(?::|,?\s*[\"“])|[^,.;:\"“”]{0,70}?\bthat\s+(?!(?:same\s+)?(?:day|night|morning|afternoon|evening|week|"
    r"month|year|time)\b)|[^,.;:\"“”]{1,50}:\s"
)
_TITLES = re.compile(
    r"(?:(?<=[\s\"”])(?:[A-Z][\w'’.-]*|a|an|the|senior|local|spokesman|spokeswoman|"
    r"governor|mayor|commander|minister|chief|official|analyst|army|police|military|"
    r"security|provincial|district|colonel|general|rights|group|for|of)\s+){1,6}$"
)


_CLAIMED_EVENT = re.compile(
    r"\s+(?:to (?:speak|be|represent|belong|act)\b|responsibility|credit|by\b|the lives|at least|\d|"
    r"[\w-]+ lives|the (?:attack|bombing|assault|killing|raid|blast|ambush|"
    r"murder|massacre|shooting|explosion|strike|kidnapping|abduction))"
)


# With a capital it is the end of a name: the United States, Member States.
_NO_VERBS = frozenset({"States", "STATES"})
# As nouns they follow words that are nobody ("unconfirmed reports", "rival claims").
_NOUNS_TOO = frozenset(
    "reports claims notes counts states estimates fears suspects doubts report claim blame fear suspect "
    "estimate forecast doubt finds shows warning".split()
)
_NOUN = re.compile(r"\s+(?:seen|obtained|published|of|from|by|on|about|and|emerged|said|says)\b")
# Verbs that stand before whom they are about, not before who says it ("…, suspected the group of it").
NEVER_FIRST = (
    "told", "tell", "inform", "accus", "blam", "suspect", "den", "reject", "dismiss", "disput", "refut",
    "rebut", "doubt", "fear", "held", "describ", "found", "show",
)  # fmt: skip
_SETTLING = ("confirm", "verif", "corroborat", "rule", "acknowledg", "admit")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|is|are|be)\s+(?:(?:\w+ly|also|later|then|first|at\s+first|since|long)\s+)*$"
)
_BY = re.compile(r"\s+(?:(?:of|for|on)\s+[^.;,]{2,60}?\s+)?by\s+")
# "Drivers, who say …", "an agency which reported …".
_WHO = re.compile(r",?\s+(?:who|which)$")
_NOBODY = re.compile(r"no\b|nobody\b|none\b|neither\b|not\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|but|yet)\s*(?:then\s+|in\s+turn\s+)?$")
_CLAUSE_AHEAD = re.compile(r"\s*(?:[\w-]+\s+){1,4}(?:was|were|had|has|have|is|are|would|could|did)\b")
# What follows a subject, not a speaker ("…, said the attackers had come").
_GOES_ON = re.compile(
    r"(?:\s+(?!(?:who|that|which|when|as|after|and)\b)[a-z][\w-]*){0,4}?"
    r"\s+(?:had|has|have|was|were|is|are|would|will|could|can|did|may|might|must|should|never|also|\w{2,}ed)\b"
)
_PRONOUN = re.compile(r"(?:^|(?<=\s))(?:he|she|they|it)$", re.IGNORECASE)
# A clause that goes on after who says it.
_ON = re.compile(
    r",\s+(?:(?!added|ad[dm]|said|accused)\w+ed|had|has|have|was|were|is|are|would|will|could|can|did|may|might)\b"
)
# "Which had been blamed by neighbours": the clause in which somebody is accused.
_WHO_IS = re.compile(r",\s+(?:which|who)\b[^,;]*$")
# "Rejected the truce and attacked a base": the deed that follows is not denied.
_ACTS_ON = re.compile(
    r",?\s+and\s+(?=(?:\w+ly\s+|also\s+|later\s+|then\s+|has\s+|have\s+|had\s+)*(?:(?!said\b)[a-z]+ed|took|fought|struck|"
    r"held|kept|went|drove|fled|left|shot|hit|sent|began|fights|attacks|holds|keeps|takes)\s+"
    r"(?:the|an?|its|their|his|her|on|at|to|in|with|against|[A-Z]\w+)\b)"
)
_ALSO = re.compile(r"(?<=[,”\"])\s+[\w'’ -]{2,40}\s+(?:and|or)\s*$")


def _shared(before: str, sentence: Span, earlier: Sequence[Frame], voices: Voices) -> Speaker | None:
    """In "the army denied the raid and put the dead at six" both verbs have one speaker."""
    return _continued(sentence, earlier, voices) if _AND.search(before) else None


def _continued(sentence: Span, earlier: Sequence[Frame], voices: Voices) -> Speaker | None:
    """In "the army denied it, saying that …" who spoke goes on, else whoever opens the sentence."""
    return earlier[-1].speaker if earlier else voices.beginning(sentence.start, sentence.end)


def verb_frames(text: str, sentence: Span, voices: Voices) -> list[Frame]:
    """The acts of speech that verbs of one sentence tell, in text order."""
    frames: list[Frame] = []
    for match in speech_verbs()[0].finditer(text, sentence.start, sentence.end):
        if match[0] not in _NO_VERBS and not _claims_an_event(text, match):
            frame = _verb_frame(text, sentence, match, voices, frames)
            frames += [frame] if frame is not None else []
    return frames


def _claims_an_event(text: str, match: re.Match[str]) -> bool:
    """ "Claimed the attack" says no more than that it was done; who "claims to speak" says nothing yet."""
    return match[0].lower().startswith("claim") and _CLAIMED_EVENT.match(text, match.end()) is not None


def _verb_frame(
    text: str, sentence: Span, match: re.Match[str], voices: Voices, earlier: Sequence[Frame]
) -> Frame | None:
    start, end = match.span()
    speech = speech_verbs()[1][match[0].lower()]
    before = text[sentence.start : start]
    inverted = _inverted(match[0].lower(), before, end, sentence, voices)
    if inverted is not None:
        return Frame(inverted, quote(text, start, end), Span(sentence.start, start), speech)
    if _PASSIVE.search(before):
        return _passive(text, sentence, start, end, speech, voices)
    gap = _BETWEEN.search(before)
    left = sentence.start + (gap.start() if gap else len(before))
    which = _WHO.search(text, sentence.start, left)
    if which is not None:
        left = which.start()
    said = text[sentence.start : left]
    if match[0].lower().endswith("ing") and said.endswith(","):
        speaker = _continued(sentence, earlier, voices)
    else:
        speaker = voices.ending(sentence.start, left) or _shared(said, sentence, earlier, voices)
    if speaker is None:
        return _by_pronoun(text, sentence, match, left, speech)
    if _NOBODY.match(speaker.text):
        nobody = replace(speech, act="states", polarity="affirmed", certainty="hypothetical")
        return Frame(
            None, quote(text, speaker.start, end), Span(end, _content_end(text, end, sentence)), nobody
        )
    if match[0].lower() in _NOUNS_TOO and (_NOUN.match(text, end) or not voices.is_known(speaker)):
        return None
    after = _after_addressee(text, end, sentence, match[0].lower())
    negation = _NOT.search(text, left, start)
    if negation is not None:
        start, speech = negation.start(), negated(match[0].lower(), speech)
    if _is_final(text, sentence, speaker, after):
        return Frame(speaker, quote(text, start, end), _around(text, sentence, speaker, after), speech)
    if speech.act == "denies" and text[after : after + 1] == ",":
        return Frame(speaker, quote(text, start, end), Span(end, end + 1), speech)
    until = _content_end(text, after, sentence)
    acts = _ACTS_ON.search(text, after, until) if speech.act == "denies" else None
    if acts is not None and not text[after:].lstrip().startswith("that"):
        until = acts.start()
    comma = text.find(", ", after, until) if which is not None and which[0].startswith(",") else -1
    return Frame(speaker, quote(text, start, end), Span(end, comma if comma > 0 else until), speech)


def _by_pronoun(text: str, sentence: Span, match: re.Match[str], left: int, speech: Speech) -> Frame | None:
    """ "He denied that …", of nobody known: what he denies is not the author's all the same."""
    start, end = match.span()
    if (
        speech.act == "states"
        or not _PRONOUN.search(text, sentence.start, left)
        or _NOT.search(text, left, start)
    ):
        return None
    return Frame(None, quote(text, start, end), Span(end, _content_end(text, end, sentence)), speech)


def _around(text: str, sentence: Span, speaker: Speaker, after: int) -> Span:
    """What is said before its speaker, and after where the clause goes on ("the cleric, he said, had …")."""
    start = text.rfind("; ", sentence.start, speaker.start) + 1 or sentence.start
    goes_on = _ON.match(text, after, sentence.end)
    return Span(start, _content_end(text, goes_on.start() + 1, sentence) if goes_on else speaker.start)


def negated(verb: str, speech: Speech) -> Speech:
    """What a speech verb does under a "not": who has not confirmed it leaves it open, who has not denied it
    denies nothing.
    """
    if verb.startswith(_SETTLING):
        return replace(speech, certainty="possible")
    if verb.startswith(("believ", "think", "thought")):
        return replace(speech, certainty="unlikely")
    return replace(speech, act="states", polarity="affirmed")


def _inverted(verb: str, before: str, end: int, sentence: Span, voices: Voices) -> Speaker | None:
    """The speaker after the verb, where a comma or a quotation stands before it ("…, said residents")."""
    quoted = before.rstrip()[-1:]
    if verb.startswith(NEVER_FIRST) or quoted not in (",", "”", '"'):
        return None
    speaker = voices.beginning(end, sentence.end)
    if speaker is None or (quoted == "," and speaker.text.lower() in NOT_SPEAKERS):
        return None
    return None if _GOES_ON.match(voices.text, speaker.end, sentence.end) else speaker


def _after_addressee(text: str, end: int, sentence: Span, verb: str) -> int:
    if not verb.startswith(("told", "tell", "inform")):
        return end
    found = _ADDRESSEE.match(text, end, sentence.end)
    return found.end() if found else end


def _is_final(text: str, sentence: Span, speaker: Speaker, after: int) -> bool:
    """Whether what is said stands before the speaker ("…, a doctor said on Monday")."""
    before = _ALSO.sub("", _TITLES.sub("", text[sentence.start : speaker.start])).rstrip()
    if not before.endswith((",", ",”", ',"', "”", '"', ",’", "—", "–")) or len(before) < 15:
        return False
    rest = text[after : sentence.end]
    if _OPENS.match(rest):
        return False
    if _ENDS.match(rest):
        return True
    return not (
        re.match(r"\s*(?:the|a|an|it|its|they|he|she|there|[A-Z])", rest) or _CLAUSE_AHEAD.match(rest)
    )


def _content_end(text: str, start: int, sentence: Span) -> int:
    found = _BREAK.search(text, start, sentence.end)
    return found.start() if found and found.start() > start + 2 else sentence.end


def _passive(text: str, sentence: Span, start: int, end: int, speech: Speech, voices: Voices) -> Frame | None:
    """ "X was blamed by Y for …", "it was reported that …"."""
    by = _BY.match(text, end, sentence.end)
    speaker = voices.beginning(by.end(), sentence.end) if by else None
    if speech.act not in ("accuses", "alleges") and speaker is None:
        return None
    told = by.end() if by and speaker is None else speaker.end if speaker else end
    comma = text.find(",", told, sentence.end) if _WHO_IS.search(text, sentence.start, start) else -1
    until = comma if comma > 0 else sentence.end
    after = Span(end, until) if comma > 0 or len(text[told:until].split()) > 1 else sentence
    return Frame(speaker, quote(text, start, end), after, speech)


_BY_WHOM = re.compile(r"[^.;,:]{2,60}?\s+by\s+")
_LAYING = re.compile(r"(?:attribut|ascrib|pin|la[iy]|put|plac|point|hold|held)")


def accusing_frame(text: str, floor: int, cue: Span, voices: Voices) -> Frame | None:
    """The act of speech of who lays a deed at somebody's door by the words `cue`: their subject speaks."""
    if not _LAYING.match(text, cue.start):
        return None
    if not _PASSIVE.search(text, floor, cue.start):
        return _frame_before(text, floor, cue, voices, "accuse")
    by = _BY_WHOM.match(text, cue.end)
    speaker = voices.beginning(by.end(), by.end() + 90) if by is not None else None
    return Frame(speaker, quote(text, cue.start, cue.end), cue, speech_verbs()[1]["accuse"])


def naming_frame(text: str, floor: int, cue: Span, voices: Voices) -> Frame | None:
    """The act of speech of who gives another a name by the words `cue`."""
    return _frame_before(text, floor, cue, voices, "said")


def _frame_before(text: str, floor: int, cue: Span, voices: Voices, verb: str) -> Frame | None:
    gap = _BETWEEN.search(text[floor : cue.start]) if cue.start > floor else None
    speaker = voices.ending(floor, floor + gap.start()) if gap is not None else None
    if speaker is None:
        return None
    return Frame(speaker, quote(text, cue.start, cue.end), cue, speech_verbs()[1][verb])
