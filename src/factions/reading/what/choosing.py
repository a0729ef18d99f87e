"""Which of the mentions that the encoder offers for a cue's roles its sentence allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from factions.reading.what.cues import Cue, Filler
from factions.records import Span

# Ties of bodies: persons and civilians belong to one by their posts, join it or break with it.
BODIES_ONLY = frozenset({"part_of", "member_of_umbrella", "merged_into", "coalesced", "overlaps_with"})
_PEOPLE = frozenset({"person", "civilians", "office"})
# Of whom a body is made, and so no body within another.
_MEN = frozenset("men fighters members recruits militants soldiers them they".split())
_NO_MEN = frozenset(
    {("member_of_umbrella", "subject"), ("member_of_umbrella", "object"), ("composition", "object")}
)
# What somebody is called or comes apart into: "declared a terrorist group", "split into factions".
_LABELS = {
    ("designated_by", "subject"): re.compile(r"^an? |\bterror|\b(?:illegal|unlawful|extremist) "),
    ("split_from", "object"): re.compile(r"\b(?:factions|wings|splinters)$"),
}
# What names both ends alike, so that each may stand on either side of the cue.
_ONE_SIDED = ("subject", "object")
_JOINED = re.compile(r",|\band\b|\bor\b|&|\bas well as\b|\(")
_ENDS_JOINED = re.compile(r"\b(?:and|or|as well as) (?:the |an? )?(?:\w+ )?$|& $")
# What is told of the first of two, so that they are no list ("X, most of whose men", "X, a militia").
_ANOTHER = re.compile(r"\b(?:who|whose|whom|which|that|of|by|under|with|from)\b")
_ONE = ("a ", "an ", "one ", "another ", "the former ", "the late ")
_APPOSED = tuple(
    f", {word}" for word in (*_ONE, "once ", "long ", "formerly ", "now ", "then ", "itself ", "of ")
)
# The longest words between two members of a list.
_REACH = 60
# Of two fillers so nearly as sure, the one nearer to the cue is meant.
_AS_SURE = 0.15


def settled(document: str, sentence: Span, cue: Cue) -> Cue:
    """The cue with one filler, or one list of fillers, for each end of its tie.

    A verb has its subject on one side and its object on the other; two mentions on one side share a role
    only where they are joined ("X and Y"). What stands in an earlier sentence is left as it is.
    """
    kept = [_as_mediator(document, cue, one) for one in cue.fillers if _is_fit(cue, one)]
    kept = [one for one in kept if not (_is_enemy(document, cue, one) or _leads_compound(document, one))]
    for role in _ONE_SIDED:
        own = [one for one in kept if one.role == role and one.mention.start >= sentence.start]
        beside = _of_one_side(cue.span, _without_men(document, own))
        chosen = listed(document, beside, _nearest(cue.span, beside)) if beside else []
        kept = [one for one in kept if one not in own or one in chosen]
    return structs.replace(cue, fillers=tuple(kept))


# What cannot stand at an end of a tie: nobody holds soldiers as land, and no group a post.
_UNFIT = {
    ("member_of_umbrella", "object"): frozenset({"state_force"}),
    ("controls", "object"): frozenset({"group", "state_force", "person", "civilians", "office"}),
    ("operates_in", "object"): frozenset({"group", "state_force", "person", "civilians", "office"}),
    ("operates_in", "subject"): frozenset({"place", "facility"}),
    ("supports", "object"): frozenset({"facility", "place"}),
    ("fights", "object"): frozenset({"facility", "place"}),
    ("agreement_with", "object"): frozenset({"facility"}),
    ("holds_post", "subject"): frozenset({"group", "state", "state_force", "people", "place", "facility"}),
    ("founded", "subject"): frozenset({"person", "civilians", "people", "facility"}),
    ("designated_by", "subject"): frozenset({"place", "facility"}),
    ("designated_by", "object"): frozenset({"group", "person", "civilians", "people", "facility"}),
}


# Ties that are no tie with the one against whom they are.
_TOGETHER = frozenset("allied_with supports joined merged_into coalesced agreement_with".split())
_AGAINST = re.compile(r"\bagainst (?:both )?$")
_BROKERED = re.compile(
    r"\b(?:mediated|brokered|facilitated|hosted|sponsored|overseen|guaranteed|witnessed)"
    r"(?: \w+)? by $"
)
_BROKERS = re.compile(r"(?:mediat|broker|facilitat|host)\w+ ", re.IGNORECASE)
_LED = re.compile(r"-(?:led|dominated|run|controlled)\b")
_BACK = 20


def _is_enemy(document: str, cue: Cue, filler: Filler) -> bool:
    """Whether it is the one against whom two are allied."""
    before = document[max(0, filler.mention.start - _BACK) : filler.mention.start]
    return cue.kind in _TOGETHER and _AGAINST.search(before) is not None


def _leads_compound(document: str, filler: Filler) -> bool:
    """In "the Kurdish-led SDF" the tie is the SDF's."""
    return _LED.match(document, filler.mention.end) is not None


def _as_mediator(document: str, cue: Cue, filler: Filler) -> Filler:
    """Who brokered an agreement is no party to it."""
    before = document[max(0, filler.mention.start - _BACK) : filler.mention.start]
    brokers = cue.kind == "agreement_with" and (
        _BROKERED.search(before)
        or (_BROKERS.match(document, cue.span.start) and filler.mention.end <= cue.span.start)
    )
    return structs.replace(filler, role="mediator") if brokers else filler


def _is_fit(cue: Cue, filler: Filler) -> bool:
    if filler.role in _ONE_SIDED and filler.mention.kind == "weapon":
        return cue.kind == "targets"
    some = filler.mention.kind == "group" and filler.mention.form != "named"
    if not some and filler.mention.kind in _UNFIT.get((cue.kind, filler.role), ()):
        return False
    last = filler.mention.text.split()[-1].lower()
    if last in _MEN and (cue.kind, filler.role) in _NO_MEN:
        return False
    label = _LABELS.get((cue.kind, filler.role))
    if label is not None and filler.mention.form == "nominal" and label.search(filler.mention.text.lower()):
        return False
    return cue.kind not in BODIES_ONLY or filler.mention.kind not in _PEOPLE


def _of_one_side(cue: Span, fillers: Sequence[Filler]) -> list[Filler]:
    """Those on the side of the surest."""
    if not fillers:
        return []
    surest = max(fillers, key=lambda one: one.score)
    return [one for one in fillers if (one.mention.start < cue.start) == (surest.mention.start < cue.start)]


def _without_men(document: str, fillers: Sequence[Filler]) -> list[Filler]:
    """Those of "the fighters of X" that are X."""
    wholes = {one.mention.start for one in fillers}
    return [
        one
        for one in fillers
        if one.mention.text.split()[-1].lower() not in _MEN
        or not (document.startswith(" of ", one.mention.end) and one.mention.end + 4 in wholes)
    ]


def _nearest(cue: Span, fillers: Sequence[Filler]) -> Filler:
    """The surest filler, but of several almost as sure the nearest to the cue."""
    best = max(one.score for one in fillers)
    likely = (one for one in fillers if one.score > best - _AS_SURE)
    return min(likely, key=lambda one: abs(one.mention.start - cue.start))


def listed(document: str, fillers: Sequence[Filler], head: Filler) -> list[Filler]:
    """One filler with those joined to it; what only describes one of them is passed over."""
    at = fillers.index(head)
    chosen = [head]
    for step in (-1, 1):
        last, beside = head, at + step
        while 0 <= beside < len(fillers):
            between = _between(document, last, fillers[beside])
            if _joins(between):
                last = fillers[beside]
                chosen.append(last)
            elif len(between) > _REACH or not between.startswith(","):
                break
            beside += step
    return chosen


def _between(document: str, one: Filler, other: Filler) -> str:
    """The words between two mentions, with the article of an apposition ("X, a militia")."""
    left, right = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    article = next((words for words in _ONE if right.text.startswith(words)), "")
    return document[left.end : right.start] + article


def _joins(between: str) -> bool:
    """Whether words between two mentions make them a list, and do not tell something of the first."""
    if len(between) > _REACH or _JOINED.search(between) is None:
        return False
    if _ENDS_JOINED.search(between):
        return True
    return _ANOTHER.search(between) is None and not between.startswith(_APPOSED)
