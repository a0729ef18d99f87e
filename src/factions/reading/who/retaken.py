"""Nouns for things and places that take up a body named before: "the mission", "the province"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.entities import Entity
from factions.reading.who.roles import PREPOSITIONS
from factions.reading.who.things import THING

_MISSIONS = frozenset({"state_force", "office", "other"})


def taken_up(tokens: Tokens, recent: Sequence[Entity], draft: Draft) -> Draft:
    """The draft, of the kind of the body that it takes up, and no longer silent; else as it was."""
    if draft.form != "nominal" or tokens.lower[draft.first] != "the" or draft.first + 1 != draft.last:
        return draft
    kind = None
    if draft.noun == "mission" and draft.kind == THING:
        kind = _mission(tokens, recent, draft)
    elif draft.noun == "province" and draft.kind != "group":
        kind = _province(tokens, recent, draft)
    if kind is None:
        return draft
    start = tokens.words[draft.first].start
    return structs.replace(draft, start=start, kind=kind, silent=False, determiner="the")


def _mission(tokens: Tokens, recent: Sequence[Entity], draft: Draft) -> str | None:
    """The kind of the one body called a mission ("the UN mission in Mali"), but not of "the mission to"."""
    bodies = [one for one in recent if one.kind in _MISSIONS and one.called("mission")]
    after = tokens.lower[draft.last + 1 : draft.last + 2]
    return bodies[0].kind if len(bodies) == 1 and after not in (["of"], ["to"]) else None


def _province(tokens: Tokens, recent: Sequence[Entity], draft: Draft) -> str | None:
    """A group, where one is a province by name and no preposition makes this one a place."""
    placed = draft.first > 0 and tokens.lower[draft.first - 1] in PREPOSITIONS
    called = any(one.kind == "group" and one.called("province") for one in recent)
    return "group" if called and not placed else None
