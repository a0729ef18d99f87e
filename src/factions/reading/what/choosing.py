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
_MEN = frozenset("men fighters members recruits them they".split())
# What names both ends alike, so that each may stand on either side of the cue.
_ONE_SIDED = ("subject", "object")
_JOINED = re.compile(r",|\band\b|\bor\b|&|\bas well as\b|\(")
# The longest words between two members of a list.
_REACH = 60
# Of two fillers so nearly as sure, the one nearer to the cue is meant.
_AS_SURE = 0.15


def settled(document: str, sentence: Span, cue: Cue) -> Cue:
    """The cue with one filler, or one list of fillers, for each end of its tie.

    A verb has its subject on one side and its object on the other; two mentions on one side share a role
    only where they are joined ("X and Y"). What stands in an earlier sentence is left as it is.
    """
    kept = [one for one in cue.fillers if _is_fit(cue, one)]
    for role in _ONE_SIDED:
        own = [one for one in kept if one.role == role and one.mention.start >= sentence.start]
        beside = _of_one_side(cue.span, own)
        chosen = listed(document, beside, _nearest(cue.span, beside)) if beside else []
        kept = [one for one in kept if one not in own or one in chosen]
    return structs.replace(cue, fillers=tuple(kept))


# What cannot stand at an end of a tie: nobody holds soldiers as land, and no group a post.
_UNFIT = {
    ("member_of_umbrella", "object"): frozenset({"state_force"}),
    ("controls", "object"): frozenset({"group", "state_force", "person", "civilians", "office"}),
    ("operates_in", "object"): frozenset({"group", "state_force", "person", "civilians", "office"}),
    ("operates_in", "subject"): frozenset({"place", "facility"}),
    ("holds_post", "subject"): frozenset({"group", "state", "state_force", "people", "place", "facility"}),
    ("founded", "subject"): frozenset({"person", "civilians", "facility"}),
    ("designated_by", "object"): frozenset({"person", "civilians", "people", "facility"}),
}


def _is_fit(cue: Cue, filler: Filler) -> bool:
    if filler.role in _ONE_SIDED and filler.mention.kind == "weapon":
        return cue.kind == "targets"
    if filler.mention.kind in _UNFIT.get((cue.kind, filler.role), ()):
        return False
    if cue.kind == "member_of_umbrella" and filler.mention.text.split()[-1].lower() in _MEN:
        return False
    return cue.kind not in BODIES_ONLY or filler.mention.kind not in _PEOPLE


def _of_one_side(cue: Span, fillers: Sequence[Filler]) -> list[Filler]:
    """Those on the side of the surest."""
    if not fillers:
        return []
    surest = max(fillers, key=lambda one: one.score)
    return [one for one in fillers if (one.mention.start < cue.start) == (surest.mention.start < cue.start)]


def _nearest(cue: Span, fillers: Sequence[Filler]) -> Filler:
    """The surest filler, but of several almost as sure the nearest to the cue."""
    best = max(one.score for one in fillers)
    likely = (one for one in fillers if one.score > best - _AS_SURE)
    return min(likely, key=lambda one: abs(one.mention.start - cue.start))


def listed(document: str, fillers: Sequence[Filler], head: Filler) -> list[Filler]:
    """One filler with those joined to it."""
    at = fillers.index(head)
    chosen = [head]
    for step in (-1, 1):
        last, beside = head, at + step
        while 0 <= beside < len(fillers) and _are_joined(document, last, fillers[beside]):
            last = fillers[beside]
            chosen.append(last)
            beside += step
    return chosen


def _are_joined(document: str, one: Filler, other: Filler) -> bool:
    left, right = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    between = document[left.end : right.start]
    return len(between) <= _REACH and _JOINED.search(between) is not None
