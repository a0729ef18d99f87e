"""The cues of doubt, denial and aspect whose scope holds a finding: where they stand in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factions.reading.says.cues import Cue, scope_cues
from factions.records import Finding, Quote, Role, Span

_CLAUSE = re.compile(
    r";|,?\s+(?:but|while|whereas|although|though)\s|\s[–—]\s|:\s|,\s+and\s+(?:the|a|an|[A-Z])", re.IGNORECASE
)
_NOT_NEGATING = re.compile(
    r"\b(?:not only|no fewer|no less|no more|not least|no doubt|whether or not|nothing but)\b",
    re.IGNORECASE,
)
_BREAKS_NEGATION = re.compile(
    r"[,;:]|\b(?:but|because|when|after|before|until|which|who|that\s+\w+\s+\w+|and|while|"
    r"if|since|whether|to\s+(?:prevent|stop|avoid)|believed?|think|know|known|clear|sure|certain|convinced|say|"
    r"confirm(?:ed)?|verif(?:y|ied)|rul(?:e|ed) out|exclude[ds]?|den(?:y|ied)|hesitated?|surpris\w+)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(("no", "without", "none", "nobody", "no one", "no-one"))
# As an object they negate the verb before them ("bombed no village").
_OBJECTS = _NOBODY - {"without", "none"}
_PERSONS = _NOBODY - {"no", "without"}
# A subject and its auxiliaries, up to the verb that is the trigger.
_SUBJECT = re.compile(
    r"(?:\s+of)?(?:\s+[\w'’-]+){0,4}?(?:\s+(?:has|have|had|was|were|is|are|be|been|being|got|would|could|did|ever))+"
    r"(?:\s+\w+ly)?\s|\s"
)
_BREAKS_PLAN = re.compile(
    r"[;:]|,\s|\b(?:but|because|when|after|before|until|which|who|while|since|by)\b", re.IGNORECASE
)
# What is to be stopped, avenged or looked into happens, or has happened.
_REAL = re.compile(
    r"\b(?:halt|stop|end|cease|suspend|abandon|call off|avenge|revenge|investigat\w+|inquir\w+|enquir\w+|"
    r"probe|punish\w*|respond|respon[sc]e|answer|retaliat\w+|condemn|denounce|mourn|justice|those behind|"
    r"continue|resume|repel|contain|survive|report|document|describe|explain|claim|deny|cover up|hide)\b",
    re.IGNORECASE,
)
_BREAKS_CLAUSE = re.compile(r"[;:]|\b(?:but|because|when|after|before|until|while|since)\b", re.IGNORECASE)
# Who denies a claim leaves no doubt ("rejected the claim that …").
_DENIED = re.compile(r"\b(?:den[iy]|reject|dismiss|disput|refut)\w*\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# A relative clause that is over before the trigger, and one that holds it: what stands before neither clause
# belongs to it.
_ASIDE = re.compile(r",\s+(?:who|which|whose|whom|where)\b[^,;]*,")
_RELATIVE = re.compile(r",\s+(?:who|which|whose|whom|where)\b")
_WITHIN = re.compile(r",\s+(?:who|which)\b[^,;.]*$")
# With a capital they are a month or a name.
_NAMES = ("May", "Might", "Will")


class Cued(Struct, frozen=True):
    """A cue and the words at which it stands."""

    cue: Cue
    words: Quote


def clause_of(text: str, sentence: Span, trigger: Span) -> Span:
    """The clause of a sentence that holds the trigger."""
    start, end = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= trigger.start:
            start = match.end()
        elif match.start() >= trigger.end:
            end = match.start()
            break
    return Span(start, end)


def cues_over(text: str, finding: Finding, clause: Span, matches: Sequence[re.Match[str]]) -> list[Cued]:
    """Those of a sentence's cues whose scope holds the finding's trigger, in text order."""
    inside = [match for match in matches if clause.start <= match.start() and match.end() <= clause.end]
    return [
        Cued(cue, Quote(match[0], match.start(), match.end()))
        for match in inside
        for cue in _read(match)
        if _holds(text, cue, match, finding)
    ]


def _read(match: re.Match[str]) -> Iterator[Cue]:
    yield from scope_cues()[1].get(match[0].lower().replace("’", "'"), ())


def _holds(text: str, cue: Cue, match: re.Match[str], finding: Finding) -> bool:
    start, end = match.span()
    trigger = finding.trigger
    if match[0].lower().endswith(" that") and _DENIED.search(text, max(0, start - 30), start):
        return False
    outside = not finding.evidence.covers(Span(start, end))
    if cue.field == "aspect" and finding.method.startswith("pattern:") and outside:
        return False
    if start >= trigger.end:
        if cue.field == "polarity":
            return match[0].lower() in _OBJECTS and text[trigger.end : start].isspace()
        if "," in text[trigger.end : start] and _WITHIN.search(
            text, max(0, trigger.start - 120), trigger.start
        ):
            return False
        near = cue.side == "clause" and start - trigger.end <= cue.near
        return near and not _BREAKS_CLAUSE.search(text, trigger.end, start)
    return start >= trigger.start or _reaches(text, cue, match, finding)


def _reaches(text: str, cue: Cue, match: re.Match[str], finding: Finding) -> bool:
    """Whether a cue before the trigger reaches it: near enough, and nothing between that ends its scope."""
    start, end = match.span()
    between = _ASIDE.sub(" ", text[end : finding.trigger.start])
    if _RELATIVE.search(between):
        return False
    if len(between) > cue.near or _inside_a_mention(start, finding.roles, cue):
        return False
    if cue.field == "polarity":
        broken = _NOT_NEGATING.match(text, start) or _BREAKS_NEGATION.search(between)
        return not broken and not _quantifies(match, between)
    if match[0] in _NAMES:
        return False
    if cue.value in ("planned", "failed", "hypothetical") and _REAL.search(between):
        return False
    if cue.value in ("planned", "failed"):
        return not _BREAKS_PLAN.search(between)
    return cue.side == "clause" or not _BREAKS_CLAUSE.search(between)


def _quantifies(match: re.Match[str], between: str) -> bool:
    """A bare "no" negates what it stands beside, not what follows later ("with no warning shelled").

    It stands beside a verb too whose subject it opens ("no villager had been hurt", "none were hurt"), but
    "no group has claimed the killing" tells of a killing.
    """
    word = match[0].lower()
    if word not in _NOBODY or _SUBJECT.fullmatch(between):
        return False
    return word in _PERSONS or len(between.split()) > 2


def _inside_a_mention(at: int, roles: Sequence[Role], cue: Cue) -> bool:
    """A word of a name is no cue; the "no" that opens "no civilian" is one."""
    opens = cue.field == "polarity"
    return any(role.start + opens <= at < role.end for role in roles)
