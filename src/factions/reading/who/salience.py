"""Which entity a pronoun or a definite noun stands for: the most salient one that it can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factions.reading.who.draft import Draft
from factions.reading.who.entities import Entity

PRONOUN_REACH, NOUN_REACH, SAME_NOUN_REACH = 2, 5, 12
DISTANCE_COST, SUBJECT_GAIN, NAMED_GAIN, PER_CHARACTER = 2.0, 1.2, 0.6, 0.002
OBJECT = "object"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ATTACKERS = frozenset(
    "gunmen gunman attackers attacker assailants assailant raiders raider bombers bomber kidnappers "
    "kidnapper captors abductors hijackers perpetrators suspects suspect men".split()
)
MEMBERS = frozenset(
    "militants insurgents rebels fighters jihadists jihadis islamists extremists guerrillas guerillas "
    "terrorists separatists militiamen mujahideen militant insurgent".split()
)
BODIES = frozenset(
    "group movement organisation organization militia network faction gang cell cartel syndicate insurgency "
    "outfit alliance coalition caliphate emirate".split()
)
CLAIMED = frozenset({"caliphate", "emirate"})
_BODY_KINDS = frozenset({"group", "state", "state_force", "office", "other"})
_MANY_KINDS = frozenset({"group", "state_force", "civilians", "people", "person", "office", "state"})


def antecedent(pronoun: Draft, recent: Sequence[Entity], sentence: int) -> Entity | None:
    """The entity that a pronoun stands for, null if none is near; an object is hardly its subject."""
    able = [entity for entity in recent if _pronoun_fits(pronoun.number, entity)]
    if pronoun.determiner == OBJECT:
        others = [entity for entity in able if not (entity.subject and entity.sentence == sentence)]
        able = others or able
    return _most_salient(able, sentence, PRONOUN_REACH, pronoun.start)


def _pronoun_fits(number: str, entity: Entity) -> bool:
    if number == "many":
        plural = entity.count == "many" or (
            entity.count == "body" and entity.kind in ("group", "state_force")
        )
        return plural and entity.kind in _MANY_KINDS
    if number == "body":
        return entity.count == "body" and entity.kind in _BODY_KINDS
    if entity.count != "one" or entity.kind not in ("person", "group", "state_force", "civilians", "people"):
        return False
    return number == "woman" or not entity.woman


def noun_antecedent(draft: Draft, recent: Sequence[Entity], sentence: int) -> Entity | None:
    """The entity that a definite noun phrase takes up again; indefinite ones are new."""
    if draft.determiner not in DEFINITE or draft.noun is None:
        return None
    noun = draft.noun
    same = (entity for entity in recent if noun in entity.nouns and not _other_place(draft, entity))
    found = _most_salient(same, sentence, SAME_NOUN_REACH, draft.start)
    if found is not None:
        return found
    if noun in ATTACKERS:
        able = (entity for entity in recent if entity.nouns & ATTACKERS and not entity.actor)
    elif noun in BODIES and draft.kind == "group":
        able = (e for e in recent if e.kind == "group" and e.count == "body")
    elif noun in MEMBERS:
        able = (e for e in recent if e.kind == "group" and (e.named or e.nouns & MEMBERS))
    else:
        return None
    near = [entity for entity in able if 0 <= sentence - entity.sentence <= NOUN_REACH]
    called = [entity for entity in near if noun in BODIES and entity.called(noun)]
    if noun in CLAIMED and not called:
        return None
    return _most_salient(called or near, sentence, NOUN_REACH, draft.start)


def _other_place(draft: Draft, entity: Entity) -> bool:
    """Whether a phrase names a country that is not the entity's ("the Malian army" after Niger's army)."""
    return bool(draft.country and entity.actor and draft.country not in entity.actor.country)


def _most_salient(able: Iterable[Entity], sentence: int, reach: int, at: int) -> Entity | None:
    near = [entity for entity in able if 0 <= sentence - entity.sentence <= reach]
    return max(near, key=lambda entity: _salience(entity, sentence, at), default=None)


def _salience(entity: Entity, sentence: int, at: int) -> float:
    gain = SUBJECT_GAIN * entity.subject + NAMED_GAIN * (entity.named or entity.actor is not None)
    return gain - DISTANCE_COST * (sentence - entity.sentence) - PER_CHARACTER * (at - entity.position)
