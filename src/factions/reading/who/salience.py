"""Which entity a pronoun or a definite noun stands for: the most salient one that it can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factions.reading.who.draft import Draft
from factions.reading.who.entities import Entity
from factions.reading.who.roles import OBLIQUE, SUBJECT
from factions.reading.who.things import PAPER, THING

PRONOUN_REACH, NOUN_REACH, SAME_NOUN_REACH = 5, 5, 12
DISTANCE_COST, NAMED_GAIN, AGAIN_GAIN, PER_CHARACTER = 2.0, 0.5, 0.15, 0.001
SAID_GAIN = 6.0
MANY_GAIN, NEAREST_GAIN, STATE_OWNER_COST, MOST_AGAIN = 0.5, 0.6, 2.0, 4
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
    "outfit sect cult alliance coalition caliphate emirate party front province branch affiliate wing "
    "offshoot".split()
)
TELLING = BODIES - frozenset(
    "sect cult group organisation organization militia outfit cell faction gang".split()
)
ANAPHORIC = frozenset("party province branch affiliate wing offshoot".split())
CLAIMED = frozenset({"caliphate", "emirate"})
SPLINTERS = frozenset("splinter breakaway dissident rival new young newer".split())
# Of two groups that a text sets against each other, the one that it spoke of first, and the other.
OLDER = frozenset("older old original parent mother main central core first senior".split())
NEWER = frozenset("younger junior second newer splinter breakaway".split())
# Of two groups, the one that the sentence is not about.
OTHER = frozenset("larger bigger smaller lesser weaker stronger richer poorer other".split())
PARTS = frozenset(
    "wing branch affiliate offshoot faction province party network cell group militia front".split()
)
# A group is called so only by its name, or because the text has said so before.
_BY_NAME = frozenset("coalition alliance cartel party emirate caliphate province front".split())
_SO_CALLED = frozenset({"group", "people"})
_OTHERS = frozenset("newcomers rivals enemies newcomer".split())
_SPLIT_NOUNS = frozenset("faction splinter offshoot dissidents".split())
GROUP_OWNED = frozenset(
    "leader leaders commander commanders governor emir emirs fighters militants branch wing affiliate "
    "members founder founders spokesman spokesmen ranks strongholds stronghold deputy insurgency hideouts "
    "caliphate faction factions cells leadership founding recruits insurgents allegiance".split()
)
# "I" and "we" stand for whom the encoder tells; "itself" for somebody of its own sentence.
SPEAKER, REFLEXIVE, SAID, SURE_SPEAKER = "speaker", "self", "said", 0.5
# What a certain link of the encoder's adds.
CHANCE_GAIN = 10.0
# Of links below these chances few are right (`python -m benchmarks.mentions`): "it" is then an event, and
# others are somebody that the text has told otherwise, or not at all.
LEAST_IT, LEAST_PRONOUN, LEAST_NOUN = 0.7, 0.5, 0.3
# What it adds that an entity was called by the same noun before.
SAME_NOUN_GAIN = 2.0
# What the sentence after the one in which a group came about adds to it ("… formed the Valley Front. It").
FORMED_GAIN = 1.0
NO_CHANCES: Mapping[Entity, float] = {}
_BODY_KINDS = frozenset({"group", "state", "state_force", "office", "other", THING, PAPER})
_MANY_KINDS = frozenset({"group", "state_force", "civilians", "people", "person", "office", "state"})


def antecedent(
    pronoun: Draft, recent: Sequence[Entity], sentence: int, chances: Mapping[Entity, float]
) -> Entity | None:
    """The entity that a pronoun stands for, null if none is near; an object is hardly its subject.

    `chances` are the encoder's, of those entities that it was asked about.
    """
    if pronoun.number == SPEAKER:
        likely = [entity for entity in recent if chances.get(entity, 0.0) >= SURE_SPEAKER]
        return max(likely, key=lambda entity: chances[entity], default=None)
    able = [entity for entity in recent if _pronoun_fits(pronoun.number, entity)]
    if pronoun.determiner == REFLEXIVE:
        here = [entity for entity in able if entity.sentence == sentence and entity.part > OBLIQUE]
        able = here or (able if pronoun.owns else [])
    if pronoun.determiner == "object":
        subjects = [e for e in recent if e.sentence == sentence and e.part >= SUBJECT]
        own = max(subjects, key=lambda entity: entity.position, default=None)
        able = [entity for entity in able if entity is not own] or able
    found = _most_salient(able, sentence, PRONOUN_REACH, pronoun, chances)
    if found is not None and found.kind == PAPER:
        groups = [entity for entity in recent if entity.kind == "group" and entity.named]
        return _most_salient(groups, sentence, NOUN_REACH, pronoun)
    if found is None or (pronoun.determiner == SAID and found.sentence == sentence and found.part >= SUBJECT):
        return found
    least = LEAST_IT if pronoun.noun == "it" else LEAST_PRONOUN
    return found if chances.get(found, 1.0) >= least else None


def _pronoun_fits(number: str, entity: Entity) -> bool:
    if number in ("many", "two"):
        plural = entity.count in ("many", "two") or entity.kind in ("group", "state_force")
        return plural and entity.kind in _MANY_KINDS and entity.count != "one"
    if number == "body":
        body = entity.count == "body" or (entity.named and entity.kind == "group")
        if entity.kind == "facility":
            return entity.count == "one"
        return body and entity.kind in _BODY_KINDS
    if entity.count != "one" or entity.kind not in ("person", "group", "state_force", "civilians", "people"):
        return False
    return number == "woman" or not entity.woman


def noun_antecedent(
    draft: Draft, recent: Sequence[Entity], sentence: int, chances: Mapping[Entity, float]
) -> Entity | None:
    """The entity that a definite noun phrase takes up again, null for one that is new or unlikely meant."""
    found = _taken_up(draft, recent, sentence)
    if found is None or found.called(draft.noun or ""):
        return found
    return found if chances.get(found, 1.0) >= LEAST_NOUN else None


def _taken_up(draft: Draft, recent: Sequence[Entity], sentence: int) -> Entity | None:
    if draft.determiner not in DEFINITE or draft.noun is None:
        return None
    noun = draft.noun
    near = [e for e in recent if 0 <= sentence - e.sentence <= NOUN_REACH and not _other_place(draft, e)]
    if noun in BODIES and draft.kind == "group":
        return _body(draft, noun, recent, near, sentence)
    force = _only_force(draft, noun, recent)
    same = [
        entity
        for entity in recent
        if (
            noun in entity.nouns
            or (draft.kind in _SO_CALLED and entity.kind == "group" and entity.called(noun))
            or entity is force
        )
        and not _other_place(draft, entity)
    ]
    found = _most_salient(same, sentence, SAME_NOUN_REACH, draft)
    if found is not None:
        return found
    if noun in ATTACKERS:
        able = [entity for entity in near if entity.nouns & ATTACKERS and not entity.actor]
    elif noun in MEMBERS or noun in _OTHERS:
        able = [e for e in near if e.kind == "group" and (e.named or e.nouns & MEMBERS)]
    else:
        return None
    return _most_salient(able, sentence, NOUN_REACH, draft)


def _only_force(draft: Draft, noun: str, recent: Sequence[Entity]) -> Entity | None:
    """The army that "the army" is in a text that has spoken of no other."""
    if draft.kind != "state_force":
        return None
    forces = [one for one in recent if one.kind == "state_force" and one.count == "body" and one.called(noun)]
    return forces[0] if len(forces) == 1 else None


def _body(
    draft: Draft, noun: str, recent: Sequence[Entity], near: Sequence[Entity], sentence: int
) -> Entity | None:
    """The group that "the network" takes up: one so called, wherever that was, else one near."""
    if "of" in draft.describing and noun in PARTS:
        return None
    known = _at_home(draft, [e for e in recent if e.kind == "group"])
    groups = [e for e in known if e in near and e.count in ("body", "many")]
    if draft.describing & SPLINTERS:
        split = [e for e in groups if e.nouns & _SPLIT_NOUNS] or [e for e in groups if not e.actor]
        if split:
            return _most_salient(split, sentence, NOUN_REACH, draft)
    told = _by_age(draft, groups) or _other(draft, groups)
    if told is not None:
        return told
    if noun in TELLING:
        called = [e for e in known if e.called(noun)]
        found = _most_salient(called, sentence, 10 * SAME_NOUN_REACH, draft)
        same = [e for e in known if noun in e.nouns]
        found = found or _most_salient(same, sentence, SAME_NOUN_REACH, draft)
        if found is not None:
            return found
    if noun in _BY_NAME - CLAIMED:
        return None
    if noun in CLAIMED:
        groups = [e for e in recent if e.actor and e.actor.id.startswith("act_islamic-state")]
    able = [e for e in groups if e.count == "body" or e.named or noun in e.nouns]
    return _most_salient(able, sentence, NOUN_REACH, draft)


def _by_age(draft: Draft, groups: Sequence[Entity]) -> Entity | None:
    """Of the last two groups, the one that "the older movement" or "the younger group" tells apart."""
    older, newer = draft.describing & OLDER, draft.describing & NEWER
    named = [entity for entity in groups if entity.named]
    two = sorted(named if len(named) > 1 else groups, key=lambda entity: entity.position)[-2:]
    if bool(older) == bool(newer) or len(two) < 2:
        return None
    first, second = sorted(two, key=lambda entity: entity.number)
    return first if older else second


def _other(draft: Draft, groups: Sequence[Entity]) -> Entity | None:
    """Of the last two groups with names, the one that "the larger group" sets against the last subject."""
    two = sorted((e for e in groups if e.named), key=lambda entity: entity.position)[-2:]
    if not draft.describing & OTHER or len(two) < 2:
        return None
    subjects = [entity for entity in two if entity.part >= SUBJECT]
    last = max(subjects, key=lambda entity: entity.position, default=two[1])
    return two[0] if last is two[1] else two[1]


def _at_home(draft: Draft, groups: list[Entity]) -> list[Entity]:
    """Those of the country that a phrase names ("the Afghan movement"), all where it names none of theirs."""
    if draft.country is None:
        return groups
    return [e for e in groups if e.actor and draft.country in e.actor.country[:1]] or groups


def _other_place(draft: Draft, entity: Entity) -> bool:
    """Whether a phrase names a country that is not the entity's ("the Malian army" after Niger's army)."""
    return bool(draft.country and entity.actor and draft.country not in entity.actor.country)


def _most_salient(
    able: Iterable[Entity],
    sentence: int,
    reach: int,
    draft: Draft,
    chances: Mapping[Entity, float] = NO_CHANCES,
) -> Entity | None:
    near = [entity for entity in able if 0 <= sentence - entity.sentence <= reach]
    nearest = _nearest_subject(near, sentence) if draft.form == "pronoun" else None
    return max(
        near,
        key=lambda entity: (
            _salience(entity, sentence, draft)
            + CHANCE_GAIN * chances.get(entity, 0.0)
            + (NEAREST_GAIN if entity is nearest else 0.0)
        ),
        default=None,
    )


def _nearest_subject(near: Iterable[Entity], sentence: int) -> Entity | None:
    """The subject before a pronoun in its sentence, likely of the clause that it continues."""
    here = [one for one in near if one.sentence == sentence and one.latest >= SUBJECT]
    return max(here, key=lambda one: one.position, default=None)


def _salience(entity: Entity, sentence: int, draft: Draft) -> float:
    gain = entity.part + NAMED_GAIN * (entity.named or entity.actor is not None)
    gain += AGAIN_GAIN * min(entity.times, MOST_AGAIN)
    if entity.formed == entity.sentence and sentence - entity.sentence == 1:
        gain += FORMED_GAIN
    if draft.number in ("many", "two") and entity.count in ("many", "two"):
        gain += MANY_GAIN
    if draft.form == "nominal" and draft.noun in entity.nouns:
        gain += SAME_NOUN_GAIN
    if draft.determiner == SAID and entity.sentence == sentence and entity.part >= SUBJECT:
        gain += SAID_GAIN
    if draft.owns in GROUP_OWNED and entity.kind in ("state", "office", THING, PAPER):
        gain -= STATE_OWNER_COST
    away = DISTANCE_COST * (sentence - entity.sentence) + PER_CHARACTER * (draft.start - entity.position)
    return gain - away
