"""Words for two actors at once: "the two groups", "both", "they … each other", "between them"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factions.reading.who.draft import Draft
from factions.reading.who.entities import Entity
from factions.reading.who.roles import SUBJECT

# In sentences, the end of a paragraph counting as three.
PAIR_REACH = 6
PAIR_NOUNS = frozenset(
    "groups movements organisations organizations factions sides parties networks militias rivals enemies "
    "armies forces outfits fronts alliances camps governments states neighbours neighbors".split()
)
_STATES_TOO = frozenset(
    "sides parties armies forces governments states neighbours neighbors both enemies".split()
)
TWO = 2
EITHER = frozenset({"group", "state", "state_force", "people", "civilians", "person", "office"})


def pair_of(
    draft: Draft, recent: Sequence[Entity], sentence: int, new: Callable[[Draft], Entity]
) -> Entity | None:
    """The entity of the last two actors; null for a pronoun if no two are near."""
    members = _last_two(draft, recent, sentence)
    known = _spoken_of(draft, recent, members, sentence)
    if known is not None:
        return known
    if len(members) < TWO:
        return None if draft.form == "pronoun" else new(draft)
    entity = new(draft)
    entity.members = tuple(members)
    return entity


def _spoken_of(draft: Draft, recent: Sequence[Entity], members: list[Entity], sentence: int) -> Entity | None:
    """The pair that the text spoke of last; but for "they" right after, not if others were named since."""
    pair = next((entity for entity in reversed(recent) if entity.members), None)
    if pair is None or not 0 <= sentence - pair.sentence <= PAIR_REACH:
        return None
    if draft.noun in ("they", "them") and sentence - pair.sentence <= 1:
        return pair
    since = [one for one in members if one not in pair.members and one.position > pair.position]
    return pair if not since else None


def _last_two(draft: Draft, recent: Sequence[Entity], sentence: int) -> list[Entity]:
    """The last two groups (states too, where the words allow), the earlier one first."""
    kinds = {"group"} | ({"state", "state_force"} if _takes_states(draft) else set())
    near = [e for e in recent if e.kind in kinds and not e.members and e.count != "one"]
    near = [e for e in near if (e.named or e.count == "body") and 0 <= sentence - e.sentence <= PAIR_REACH]
    groups = [e for e in near if e.kind == "group" and e.named]
    if len(groups) >= TWO:
        # A state that only stands by ("half of the country's trade") is none of two that fight.
        near = [e for e in near if e.kind == "group" or e.part >= SUBJECT]
    named = [e for e in near if e.named or e.actor]
    near = named if len(named) >= TWO else near
    if draft.determiner == "object":
        others = [e for e in near if not (e.sentence == sentence and e.part >= SUBJECT)]
        near = others if len(others) >= TWO else near
    return near[-TWO:]


def _takes_states(draft: Draft) -> bool:
    return draft.form == "pronoun" or draft.noun in _STATES_TOO


def either_of(recent: Sequence[Entity], sentence: int) -> tuple[Entity, Entity] | None:
    """The two of whom "the former" and "the latter" speak: two told as a pair, else the last two of one kind
    in order, rather with names.
    """
    able = [e for e in recent if 0 <= sentence - e.sentence <= PAIR_REACH and e.kind in EITHER]
    pairs = [e for e in able if len(e.members) == TWO and sentence - e.sentence <= 1]
    if pairs:
        return pairs[-1].members[0], pairs[-1].members[1]
    alone = [e for e in able if not e.members]
    for near in ([e for e in alone if e.named], [e for e in alone if sentence - e.sentence <= 1]):
        alike = _alike(near, sentence)
        if len(alike) >= TWO:
            first, second = sorted(alike[-TWO:], key=lambda entity: entity.position)
            return first, second
    return None


def _sort(entity: Entity) -> str:
    """A kind, groups and forces being of one."""
    return "group" if entity.kind == "state_force" else entity.kind


def _alike(near: Sequence[Entity], sentence: int) -> list[Entity]:
    """Those of a kind of which the nearest sentence named two or more, else all of it since there."""
    backs = sorted({sentence - entity.sentence for entity in near})
    exact = ([e for e in near if sentence - e.sentence == back] for back in backs)
    all_since = ([e for e in near if sentence - e.sentence <= back] for back in backs)
    for told in (*exact, *all_since):
        for kind in dict.fromkeys(_sort(entity) for entity in reversed(told)):
            alike = [entity for entity in told if _sort(entity) == kind]
            if len(alike) >= TWO:
                return alike
    return []
