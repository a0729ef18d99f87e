"""Which of the encoder's fillers an event may take: nobody who is told to play a part in another event.

The encoder scores each mention by itself, so that in "killed nine soldiers and burned four trucks" the
soldiers may come out as burnt. What the syntax of a sentence gives to one of its events is not lent to
another, and a verb has whom it befell in its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from factions.reading.what.continuing import times_named
from factions.reading.what.cues import Cue, Filler
from factions.reading.what.drafts import Draft
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.tokens import Tokens
from factions.reading.what.tolls import Count
from factions.records import Finding, Mention

SUFFERERS = frozenset({"target", "victim", "abductee", "detainee", "lost_by", "side_b"})
_TAKEN = SUFFERERS | {"instrument"}
_DOERS = frozenset({"attacker", "abductor", "detainer"})
_ONE_EVENT = frozenset(VIOLENCE) - {"arson", "property_destruction"}


def unborrowed(tokens: Tokens, draft: Draft | None, cue: Cue, drafts: Sequence[Draft]) -> Cue:
    """The cue without fillers that another event of its sentence has, or that an earlier one had."""
    others = [
        one
        for one in drafts
        if one is not draft and not _may_be_one(one.kind, cue.kind) and not _share(tokens, one, draft)
    ]
    taken = {mention.start for one in others for role, mention in one.roles if role in _TAKEN}
    hit = {mention.start for one in drafts if one is not draft for mention in one.of("target", "victim")}
    hit |= _busy(tokens, draft, drafts)
    start = tokens.masked.sentence.start
    kept = tuple(
        one
        for one in cue.fillers
        if (one.mention.start < start and not _is_left_behind(tokens, draft, one))
        or (
            one.mention.start >= start
            and (one.mention.start not in _barred(one, taken, hit) or _is_taken_up(tokens.document, cue, one))
            and not _is_beyond(tokens.document, cue, draft, one)
            and not _is_freed(tokens.document, one)
        )
    )
    return structs.replace(cue, fillers=kept) if len(kept) < len(cue.fillers) else cue


_FREEING = re.compile(r"\b(?:free[sd]?|freeing|releas(?:e[sd]?|ing)|rescu(?:e[sd]?|ing))\b(?: [\w-]+){0,3} $")


def _is_freed(document: str, filler: Filler) -> bool:
    """ "They freed the inmates and took the guards": those freed were not taken."""
    before = document[max(0, filler.mention.start - 40) : filler.mention.start]
    return filler.role in SUFFERERS and _FREEING.search(before) is not None


_TAKING_UP = re.compile(r",? (?:whom|who|that|which) ")


def _is_taken_up(document: str, cue: Cue, filler: Filler) -> bool:
    """ "Beheaded a man whom they had kidnapped": a relative clause tells another event of him."""
    behind = filler.mention.end <= cue.span.start
    return behind and _TAKING_UP.match(document, filler.mention.end) is not None


def _share(tokens: Tokens, one: Draft, other: Draft | None) -> bool:
    """ "Abducted or raped women": verbs side by side share whom they befell."""
    if other is None:
        return False
    first, last = sorted((one, other), key=lambda draft: draft.first)
    return tokens.words[first.last + 1 : last.first] in (["and"], ["or"], [","], [",", "and"])


_PARTING = frozenset("when where after since before while whereas".split())


def _busy(tokens: Tokens, draft: Draft | None, drafts: Sequence[Draft]) -> set[int]:
    """Who acts in another clause than a passive that names no doer ("…, when 130 people were massacred")."""
    if draft is None or not draft.passive or draft.of(*_DOERS):
        return set()
    doing = (one for one in drafts if one.last < draft.first and one.of(*_DOERS))
    apart = (one for one in doing if _PARTING.intersection(tokens.words[one.last + 1 : draft.first]))
    return {mention.start for one in apart for mention in one.of(*_DOERS)}


def _is_beyond(document: str, cue: Cue, draft: Draft | None, filler: Filler) -> bool:
    """Whether a semicolon or the end of a quotation parts a filler from its cue, or an active verb has its
    doer and stands after it ("the widows of commanders blew themselves up").
    """
    first, last = sorted((cue.span, filler.mention.span))
    if _CLOSED.search(document, first.end, last.start):
        return True
    active = draft is not None and not (draft.frame.noun or draft.passive) and bool(draft.of(*_DOERS))
    return (
        active
        and filler.role in SUFFERERS
        and filler.mention.end <= cue.span.start
        and not _RELATIVE.search(document, filler.mention.end, cue.span.start)
    )


_CLOSED = re.compile(r";|[,.!?][\"”]")
_RELATIVE = re.compile(r"\b(?:who|whom|which|that|whose|were|was|been|being)\b")


def _barred(filler: Filler, taken: set[int], hit: set[int]) -> set[int]:
    """Where those stand who cannot have a filler's role, as another event has them in theirs."""
    if filler.role in _TAKEN:
        return taken
    return hit if filler.role in _DOERS else set()


def _may_be_one(kind: str, other: str) -> bool:
    return kind == other or (kind in _ONE_EVENT and other in _ONE_EVENT)


def _is_left_behind(tokens: Tokens, draft: Draft | None, filler: Filler) -> bool:
    """Whether somebody of an earlier sentence has no part in what this one tells.

    A sentence says itself whom its events befell, and one with a time of its own begins anew.
    """
    if filler.role in SUFFERERS:
        return True
    if filler.role not in _DOERS:
        return False
    if draft is not None and draft.frame.noun and draft.definite and not times_named(tokens):
        return False
    return filler.score < _SURE_BEFORE or bool(times_named(tokens))


# So sure, who acted in an earlier sentence acts in this one, too.
_SURE_BEFORE = 0.75


def without_owners(document: str, draft: Draft) -> None:
    """Drop doers that only tell whose the target is: "their patrol", "a convoy carrying the governor"."""
    hit = draft.of("target", "victim")
    draft.roles = [
        (role, mention)
        for role, mention in draft.roles
        if role not in _DOERS or not any(_is_of(document, mention, one) for one in hit)
    ]


# Ties of one body to a larger one, which no member of it attacks by attacking others.
_KINSHIP = frozenset({"part_of", "member_of_umbrella", "affiliated_with", "successor_of"})


def without_kin(draft: Draft, relations: Sequence[Finding]) -> None:
    """Drop from those hit the body tied to the doer: "X, a wing of Y, attacked the base"."""
    doers = {mention.start for mention in draft.of("attacker", "abductor", "side_a", "gained_by")}
    kin: set[int] = set()
    for relation in relations:
        starts = {role.start for role in relation.roles}
        if relation.kind in _KINSHIP and starts & doers:
            kin |= starts - doers
    if kin:
        draft.roles = [pair for pair in draft.roles if pair[0] not in SUFFERERS or pair[1].start not in kin]


_UNHARMED = frozenset({"displacement", "abduction", "arrest", "surrender", "defection"})


def without_dead(draft: Draft, counts: Sequence[Count]) -> None:
    """Drop the dead of a list from those displaced or taken: "four fighters dead, 130 families displaced"."""
    if draft.kind not in _UNHARMED:
        return
    dead = [count.span for count in counts if count.category in ("killed", "wounded", "casualties")]
    living = [
        (role, one)
        for role, one in draft.roles
        if role not in SUFFERERS or not any(span.overlaps(one.span) for span in dead)
    ]
    if any(role in SUFFERERS for role, _ in living):
        draft.roles = living


_OWNING = re.compile(r"(?:'s|’s)? ?")
_CARRYING = re.compile(
    r",? (?:carrying|escorting|transporting|ferrying|taking|bringing|guarding|protecting|supplying|"
    r"belonging to|manned by|held by|guarded by|escorted by|used by|run by|owned by|loyal to|of)"
    r"(?: the| an?)? "
)


def _is_of(document: str, doer: Mention, hit: Mention) -> bool:
    if doer.end <= hit.start:
        return _OWNING.fullmatch(document, doer.end, hit.start) is not None
    return hit.end <= doer.start and _CARRYING.fullmatch(document, hit.end, doer.start) is not None
