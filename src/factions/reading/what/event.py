"""One event of the document, as its sentences tell it."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.what.drafts import Draft, iter_roles
from factions.reading.what.responsibility import Responsibility
from factions.reading.what.roles import role_of
from factions.reading.what.tolls import Count
from factions.records import Mention, Role, Span


class Event:
    """An event of the document so far: what its sentences gave it."""

    def __init__(self, draft: Draft, sentence: Span, number: int, trigger: Span, method: str) -> None:
        self.draft = draft
        self.kind = draft.kind
        self.roles: list[tuple[str, Mention]] = list(iter_roles(draft))
        self.tolls: list[Count] = []
        self.sentence = sentence
        self.number = number
        self.trigger = trigger
        self.method = method
        self.times: tuple[str, ...] = ()
        self.places: frozenset[str] = frozenset()
        self.told_by: Responsibility | None = None
        self.confidence = 0.8
        self.restated = False

    @property
    def worth_telling(self) -> bool:
        """Whether anything is known of it but that it happened."""
        return bool(self.roles or self.tolls or self.draft.placed)

    @property
    def told(self) -> bool:
        """Told as an event: not claimed or denied, and more than a figure given again."""
        return self.told_by is None and not self.restated


def roles_of(pairs: Sequence[tuple[str, Mention]]) -> tuple[Role, ...]:
    """One role a mention and name, victims that are also targets kept in both."""
    out: list[Role] = []
    doers = {mention.cluster for name, mention in pairs if name in ("attacker", "abductor", "detainer")}
    for name, mention in pairs:
        if (
            name in ("victim", "target", "abductee", "detainee")
            and mention.form == "pronoun"
            and mention.cluster in doers
        ):
            continue
        if any(_both_ways(role, name, mention) for role in out):
            continue
        if not any(role.role == name and _is_known(role, mention) for role in out):
            out.append(role_of(mention, name))
    return tuple(sorted(out, key=lambda role: (role.start, role.role)))


def _is_known(role: Role, mention: Mention) -> bool:
    """Whether the same words have the role already, or a doer who is only named again."""
    if role.start == mention.start:
        return True
    return role.role in _DOERS and (role.name == mention.name or (role.actor or "") == mention.actor)


_DOERS = frozenset({"attacker", "abductor", "detainer", "gained_by"})
_SUFFERERS = frozenset({"target", "victim", "abductee", "detainee", "lost_by"})


def _both_ways(role: Role, name: str, mention: Mention) -> bool:
    """Whether the same words are told as having done and suffered it: what was read first stands."""
    if not role.span.overlaps(mention.span):
        return False
    return (role.role in _DOERS and name in _SUFFERERS) or (role.role in _SUFFERERS and name in _DOERS)


def confidence_of(draft: Draft) -> float:
    """Roles on both sides are surest; a noun with a single role, or a weak trigger, least."""
    doers = bool(draft.of("attacker", "side_a", "abductor", "detainer", "gained_by", "lost_by", "subject"))
    others = bool(draft.of("target", "victim", "side_b", "abductee", "detainee", "place", "object"))
    score = 0.6 + 0.12 * doers + 0.12 * others + 0.06 * draft.toll
    if draft.frame.noun:
        score -= 0.08
    return score - 0.1 * draft.frame.weak
