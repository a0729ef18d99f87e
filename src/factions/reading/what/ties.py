"""Relations, steps and patterns that the encoder's cues tell and no pattern has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from msgspec import structs

from factions.reading.what.attributes import refine
from factions.reading.what.choosing import settled
from factions.reading.what.completing import completed
from factions.reading.what.cues import CUE, Cue, Filler, is_event_kind, needed_roles
from factions.reading.what.numbers import COUNT, QUALIFIER, VAGUE
from factions.reading.what.pieces import told_of
from factions.reading.what.roles import role_of
from factions.reading.what.slots import of_apposition
from factions.reading.what.tokens import Tokens
from factions.records import Finding, Mention, Role, Span

# Below this the encoder's cue is not taken for a claim of its own.
SURE_CUE = 0.2
# A name given to an actor stands in no role; only patterns find where it ends.
BY_PATTERN_ONLY = frozenset({"named"})
# Of one pair in one sentence only one of these is told; what a pattern reads goes before a cue.
_BELONGING = frozenset({"part_of", "member_of_umbrella", "affiliated_with", "joined"})
# Two ways to tell that several became one.
_MERGERS = frozenset({"merged_into", "coalesced"})
# What may be told of a pair beside another tie by the same words.
_BESIDE = frozenset({"contrast", "named"})
_FIGURE = re.compile(rf"(?:(?:{QUALIFIER}) )*(?:{COUNT}(?: (?:and|to) {COUNT})?|{VAGUE})", re.IGNORECASE)
# Kinds that say nothing without their object, though a pattern may read one of them in words.
_OF_WHOM = frozenset({"composition", "targets"})
# What is split into parts is not split from them.
_INTO = re.compile(r" (?:up )?(?:into|in (?:two|three|four|half))\b")
# Ties that are told by two names side by side ("the Taliban's Haqqani network").
_OF_ONE_PHRASE = frozenset(
    "holds_post part_of affiliated_with member_of_umbrella composition targets".split()
)
_LIKE, _UNLIKE = re.compile(r"\b(?:like|as|same|similar|alike)\b"), "unlike"
REACH = 60


def ties(tokens: Tokens, cues: Sequence[Cue], found: Sequence[Finding]) -> list[Finding]:
    """What the cues of a sentence tell beyond the relations `found` in it by patterns."""
    document, sentence = tokens.document, tokens.masked.sentence
    made: list[Finding] = []
    for cue in cues:
        if is_event_kind(cue.kind) or cue.kind in BY_PATTERN_ONLY or cue.score < SURE_CUE:
            continue
        told = _told(document, sentence, _headed(tokens, completed(tokens, settled(document, sentence, cue))))
        made += [one for one in told if not _known(one, [*found, *made])]
    return made


def _headed(tokens: Tokens, cue: Cue) -> Cue:
    """The cue with what its fillers stand for: a name instead of the words apposed to it, a piece instead
    of its whole.
    """
    spots = {item.mention.start: at for at, item in tokens.masked.items.items() if item.mention}
    kept: dict[tuple[str, int], Filler] = {}
    for one in cue.fillers:
        mention: Mention | None = one.mention
        if one.role == "subject" and one.mention.start in spots and cue.kind not in _MERGERS:
            at = told_of(tokens.masked, cue.kind, spots[one.mention.start])
            mention = tokens.masked.items[at[0]].mention if at else None
        if mention is not None:
            mention = of_apposition(tokens.document, tokens.masked, mention)
            kept.setdefault((one.role, mention.start), structs.replace(one, mention=mention))
    return structs.replace(cue, fillers=tuple(kept.values()))


def _told(document: str, sentence: Span, cue: Cue) -> Iterator[Finding]:
    for roles in _combinations(cue):
        spans = [cue.span, *(Span(role.start, role.end) for role in roles if role.start >= sentence.start)]
        evidence = Span(min(one.start for one in spans), max(one.end for one in spans))
        words = document[evidence.start : min(sentence.end, evidence.end + REACH)]
        attributes = _attributes(document, sentence, cue)
        if attributes is not None and not _side_by_side(document, cue.kind, roles):
            yield Finding(
                cue.kind, roles, evidence, cue.span, CUE, round(cue.score * 0.95, 3),
                refine(cue.kind, attributes, words, roles),
            )  # fmt: skip


def _combinations(cue: Cue) -> Iterator[tuple[Role, ...]]:
    """One claim for each subject with each object, where the kind has one of both; else one with all."""
    needed = needed_roles(cue.kind)
    if (cue.kind == "holds_post" and not cue.of("object")) or (cue.kind in _MERGERS and len(cue.fillers) < 2):
        return
    if any(not cue.of(role) for role in needed) or (cue.kind in _OF_WHOM and not cue.of("object")):
        return
    if set(needed) >= {"subject", "object"} and cue.kind not in ("merged_into", "joined"):
        rest = [_role(one, cue.fillers) for one in cue.fillers if one.role not in ("subject", "object")]
        for subject, whole in product(cue.of("subject"), cue.of("object")):
            ends = (subject, whole)
            yield (_role(subject, ends), _role(whole, ends), *rest)
    else:
        yield tuple(_role(one, cue.fillers) for one in cue.fillers)


def _side_by_side(document: str, kind: str, roles: Sequence[Role]) -> bool:
    """Whether both ends stand in one phrase ("the front's southern column"), so that no verb parts them."""
    if kind in _OF_ONE_PHRASE or len(roles) < 2:
        return False
    one, other = sorted(roles[:2], key=lambda role: role.start)
    return one.end <= other.start and document[one.end : other.start] in ("", " ", "'s ", "’s ")


def _role(filler: Filler, others: Sequence[Filler]) -> Role:
    """A mention in its role; one wrongly taken for another of the same claim goes by its own words."""
    role = role_of(filler.mention, filler.role)
    if all(one is filler or one.mention.cluster != filler.mention.cluster for one in others):
        return role
    nearer = min(others, key=lambda one: (one.mention.form != "named", one.mention.start))
    return role if nearer is filler else structs.replace(role, name=role.text, actor=None)


def _attributes(document: str, sentence: Span, cue: Cue) -> dict[str, Any] | None:
    """The words that a kind's attributes are read from; null where it needs words that are not there."""
    words = document[cue.span.start : cue.span.end]
    if cue.kind == "holds_post":
        return {"post_words": words}
    if cue.kind == "split_from" and _INTO.match(document, cue.span.end):
        return None
    if cue.kind == "strength":
        figure = _FIGURE.search(document, max(sentence.start, cue.span.start - REACH), sentence.end)
        return {"strength_words": figure[0]} if figure else None
    if cue.kind == "contrast":
        return {"comparison": "like" if _LIKE.search(words.lower()) else _UNLIKE}
    return {}


def _known(one: Finding, found: Sequence[Finding]) -> bool:
    """Whether it is told already, perhaps with fewer roles, cut otherwise, or the other way round."""
    return any(_told_by(one, other) for other in found)


def _told_by(one: Finding, other: Finding) -> bool:
    if _same_pair(one, other) and (
        {one.kind, other.kind} <= _BELONGING
        or (other.method != CUE and other.trigger.overlaps(one.evidence) and other.kind not in _BESIDE)
    ):
        return True
    if one.kind == other.kind and _same_pair(one, other):
        return one.attributes.get("post") == other.attributes.get("post")
    if one.kind in _MERGERS and other.kind == "founded" and other.method != CUE and _share(one, other):
        return True
    if one.kind == other.kind == "part_of" and other.method != CUE and other.evidence.overlaps(one.trigger):
        return _share(one, other) > 0
    if one.kind == other.kind and other.method != CUE and other.trigger.overlaps(one.trigger):
        return bool({(role.role, role.name) for role in one.roles} & {(r.role, r.name) for r in other.roles})
    near = other.trigger.overlaps(one.trigger) or _share(one, other) == len(other.roles)
    return (other.kind == one.kind or {one.kind, other.kind} == _MERGERS) and near and _share(one, other) > 0


def _same_pair(one: Finding, other: Finding) -> bool:
    """Whether both are of the same two, whichever is the subject."""
    ends, others = (
        {role.name for role in finding.roles if role.role in ("subject", "object")}
        for finding in (one, other)
    )
    return len(ends) == 2 and ends == others


def _share(one: Finding, other: Finding) -> int:
    """How many roles two findings have in common."""
    return sum(
        any(role.role == mine.role and role.start < mine.end and mine.start < role.end for mine in one.roles)
        for role in other.roles
    )
