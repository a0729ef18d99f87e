"""Whose people a noun means: "its fighters", "fighters of the front", "his men" by the group he leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from factions.reading.who.draft import OWNERS, POSSESSIVES, Draft, Tokens
from factions.reading.who.entities import Entity
from factions.reading.who.salience import MEMBERS, SPLINTERS

FURTHEST = 60
_LEADING = frozenset({"group", "person"})
_FORCES = frozenset("soldiers troops forces men units cadres".split())
_LED = frozenset("group movement organisation organization militia front gang army outfit sect".split())
_PEOPLE = frozenset("men gunmen members".split())
_POST = r"(?:leader|commander|chief|emir|amir|head|founder|chairman|general secretary|boss)"
# "the front's leader, Musa", "ELN commander Luis Pardo", "the front of Musa", "led by Musa".
_AFTER_GROUP = re.compile(
    rf"(?:['’]s)? (?:\w+ ){{0,2}}{_POST}(?:,| is| was)? (?:\w+\. )?"
    r"|,? (?:was |is )?(?:led|headed|commanded|founded|run) by |,? under | of "
)
# "Musa, the leader of the front", "Musa leads the front", "Musa founded the front".
_AFTER_LEADER = re.compile(
    r",? (?:who |then |now |once )?(?:the |a |its |as |is |was |had been )*(?:\w+ )?"
    rf"{_POST}(?: of| in)? (?:the )?"
    r"|,? (?:who )?(?:has |had |have )?(?:leads|led|heads|headed|commands|commanded|founded|runs) (?:the )?"
)


def owner_of(tokens: Tokens, placed: Sequence[tuple[Draft, Entity]], draft: Draft) -> Entity | None:
    """The group whose people a noun means ("its fighters", "the front's men"), or that its owner leads."""
    if draft.form != "nominal" or draft.determiner or not placed:
        return None
    people = draft.noun in MEMBERS | _PEOPLE
    if draft.quantity or draft.describing & SPLINTERS or not (people or draft.noun in _LED):
        return None
    before, entity = placed[-1]
    gap = tokens.text[before.end : draft.start]
    owns = gap == " " and before.owns is not None if before.form == "pronoun" else gap in POSSESSIVES
    if owns and entity.kind == "person":
        return entity.leads
    return entity if owns and people and entity.kind == "group" and not entity.members else None


def note_leader(tokens: Tokens, placed: Sequence[tuple[Draft, Entity]], draft: Draft, entity: Entity) -> None:
    """Keep which group somebody leads, where this mention and the one before tell it."""
    if draft.kind not in _LEADING:
        return
    told = next((pair for pair in reversed(placed[-2:]) if not pair[0].silent), None)
    if told is not None and _leads(tokens, told[0], draft):
        person, group = (entity, told[1]) if draft.kind == "person" else (told[1], entity)
        person.leads = group


def _leads(tokens: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether one of two mentions is a group and the other who leads it, by the words between them."""
    if {before.kind, draft.kind} != _LEADING or draft.start - before.end > FURTHEST:
        return False
    gap = _AFTER_GROUP if before.kind == "group" else _AFTER_LEADER
    person = draft if draft.kind == "person" else before
    return person.form == "named" and gap.fullmatch(tokens.text, before.end, draft.start) is not None


def of_group(tokens: Tokens, drafts: Sequence[Draft], at: int, draft: Draft) -> Draft:
    """The draft, of a group's own kind where it is "the soldiers of the caliphate" or "men of the front"."""
    if draft.noun not in _FORCES or draft.country or at + 1 == len(drafts):
        return draft
    group = drafts[at + 1]
    of = group.kind == "group" and tokens.text[draft.end : group.start] == " of "
    return structs.replace(draft, kind="group") if of else draft


def belongs(tokens: Tokens, drafts: Sequence[Draft], at: int) -> bool:
    """Whether a noun for fighters is followed by "of" and the group that they are of, not by two such."""
    draft = drafts[at]
    if draft.noun not in MEMBERS or draft.form != "nominal" or at + 1 == len(drafts):
        return False
    group = drafts[at + 1]
    if group.form != "named" or group.kind != "group" or draft.quantity in ("several", "one"):
        return False
    after = tokens.text[group.end : group.end + 5]
    return tokens.text[draft.end : group.start] == " of " and not after.startswith((" and ", *OWNERS))
