"""Who did it and to whom: the actors before and after the words that tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factions.records import Span

# Roots whose actors act together: where several stand before the verb, nobody is the target.
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_BY = re.compile(r"\s*(?:\w+\s+){0,3}by\s+(?:the\s+|an?\s+)?$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?$")
_SAID = re.compile(r",\s+(?:[^\s,]+\s+){1,8}(?:said|says|reported|reports|announced|told)\b[^,]*$")
# What may stand between two pieces of one actor: "rebels of the north", "militants from the Front",
# "Mali's interior minister".
_JOINED = re.compile(r"\s*(?:(?:of|from)\s+(?:the\s+|its\s+|their\s+)?|['’]s?\s+(?:[\w-]+\s+){0,2})?")
# What stands between two actors of one side: "Chad and the Sudan".
_AND = re.compile(r"\s*,?\s+and\s+(?:the\s+)?")
# The one against whom something is done goes before the place that it is done in: "in the north against …".
_THERE = re.compile(r"\b(?:in|near|at|around|across|throughout)\s+(?:the\s+)?$")
_AGAINST = re.compile(r"\s+against\s+(?:the\s+)?(?:[\w'’-]+\s+){0,2}")
# The beginning of a word that a mention cuts at its hyphen: "anti-" of "anti-government protesters".
_HYPHENED = re.compile(r"[\w.,]+-$")
_BARE = re.compile(
    r"(?:the|an?|some|\d+|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+ty|hundreds|thousands|[a-z]+day)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:U\.S\.|U\.N\.|UN|US|NATO|[A-Z][\w'-]+)(?:\s+[A-Z][\w'-]+)*")


def sides(
    text: str, spans: Iterable[Span], sentence: Span, cue: Span, root: str
) -> tuple[list[Span], list[Span]]:
    """The source before the cue and the target after it; a passive turns them round.

    The records are about nations and named bodies, so a target with a name goes before one without. Whoever
    only says so at the end of the sentence ("..., a spokesman said") is neither.
    """
    told = Span(sentence.start, _said_by(text, cue, sentence))
    inside = whole(text, [span for span in spans if told.covers(span)])
    before = [span for span in inside if span.end <= cue.start]
    after = [span for span in inside if span.start >= cue.end]
    source = _listed(text, before) or _named(text, sentence.start, cue.start)
    if len(source) > 1 and root in TOGETHER:
        return source, []
    target = _target(text, after, Span(cue.end, told.end))
    if _PASSIVE.search(text[sentence.start : cue.start]):
        by = [span for span in after if _BY.search(text[cue.end : span.start])]
        return by[:1], source
    return source, target


def whole(text: str, spans: Iterable[Span]) -> list[Span]:
    """The widest of nested mentions; what stands right beside, or belongs by "of", is one actor with it."""
    joined: list[Span] = []
    for span in sorted({_uncut(text, one) for one in spans}, key=lambda one: (one.start, -one.end)):
        last = joined[-1] if joined else None
        if last and (span.start < last.end or _JOINED.fullmatch(text, last.end, span.start)):
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return [span for span in joined if not _BARE.fullmatch(text, span.start, span.end)]


def _uncut(text: str, span: Span) -> Span:
    """A mention with the beginning of its first word."""
    begun = _HYPHENED.search(text, 0, span.start)
    return Span(begun.start() if begun else span.start, span.end)


def _target(text: str, after: Sequence[Span], rest: Span) -> list[Span]:
    named = [at for at, span in enumerate(after) if _NAME.search(text, span.start, span.end)]
    if not named:
        return _named(text, rest.start, rest.end) or list(after[:1])
    there, *others = after[named[0] :]
    in_place = others and _THERE.search(text, rest.start, there.start)
    if in_place and _AGAINST.fullmatch(text, there.end, others[0].start):
        return others[:1]
    return _listed(text, [there, *others])


def _listed(text: str, spans: Sequence[Span]) -> list[Span]:
    """The first actor, with those that "and" joins to it."""
    found = list(spans[:1])
    for span in spans[1:]:
        if not _AND.fullmatch(text, found[-1].end, span.start):
            break
        found.append(span)
    return found


def _said_by(text: str, cue: Span, sentence: Span) -> int:
    """Where the words that name the speaker begin, else the end of the sentence."""
    match = _SAID.search(text, cue.end, sentence.end)
    return match.start() if match else sentence.end


def _named(text: str, start: int, end: int) -> list[Span]:
    """The first capitalised name that is more than an article or a number."""
    names = (Span(match.start(), match.end()) for match in _NAME.finditer(text, start, end))
    return [name for name in names if not _BARE.fullmatch(text, name.start, name.end)][:1]
