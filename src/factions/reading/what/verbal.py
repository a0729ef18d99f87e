"""Roles around a verb: subject, object, agent, in the active and in the passive."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.drafts import ALLOWED, SIDES, Draft
from factions.reading.what.nations import nation_of
from factions.reading.what.objects import agents, named_after, objects
from factions.reading.what.phrase_heads import phrase_heads
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import PUNCTUATION, Tokens
from factions.reading.what.verbs import is_passive
from factions.reading.what.words import words
from factions.records import Mention


def fill_verb(tokens: Tokens, draft: Draft) -> None:
    frame = draft.frame
    draft.passive = is_passive(tokens, draft.first, draft.form) or _bare_passive(tokens, draft)
    if draft.form == "ing" and _after_by(tokens, draft.first):
        _add_all(tokens, draft, frame.subject, subjects(tokens, draft.first))
        _add_all(tokens, draft, frame.object, objects(tokens, draft.last))
    elif draft.passive:
        _add_all(tokens, draft, frame.object, subjects(tokens, draft.first) or _bare_subject(tokens, draft))
        _add_all(tokens, draft, frame.subject, agents(tokens, draft.last))
    else:
        _add_all(tokens, draft, frame.subject, subjects(tokens, draft.first))
        _add_all(tokens, draft, frame.object, _objects(tokens, draft))
        _hit_a_mine(tokens, draft)
    if draft.kind == "appointment":
        _appoint_by_name(tokens, draft)
    sides = draft.of("side_a")
    if len(sides) > 1 and not draft.of("side_b"):
        draft.roles = [("side_a" if mention is sides[0] else "side_b", mention) for _, mention in draft.roles]


def _hit_a_mine(tokens: Tokens, draft: Draft) -> None:
    """ "A convoy hit a roadside bomb": who hits a mine is hit by it."""
    if draft.lemma not in _RUNNING_INTO:
        return
    found = objects(tokens, draft.last)
    if found and all(_MINE.match(tokens.document[one.start : one.end + _NEAR].lower()) for one in found):
        hit = [one for one in subjects(tokens, draft.first) if one.kind in ALLOWED["target"]]
        draft.kind = "bombing"
        draft.roles = [*(("instrument", one) for one in found), *(("target", one) for one in hit)]
        for at in range(draft.last + 1, min(draft.last + 8, len(tokens))):
            if tokens.words[at] in _LAYING:
                draft.add("attacker", agents(tokens, at))
    elif draft.lemma in _STEPPING:
        draft.roles = []


# Only a mine makes these an event.
_STEPPING = frozenset({"step on", "tread on", "run over", "roll over", "drive over", "ride over"})
_RUNNING_INTO = _STEPPING | {"hit", "strike"}
_LAYING = frozenset({"laid", "planted", "buried", "placed"})
# How far behind a mention its noun may stand ("an anti-personnel" mine).
_NEAR = 20
_MINE = re.compile(r"(?:[\w-]+ ){0,5}?(?:mines?|landmines?|roadside bombs?|ieds?|explosive devices?)\b")


def _objects(tokens: Tokens, draft: Draft) -> list[Mention]:
    """The objects of an active verb; "vowed revenge for its leader" has its object in its own words."""
    if draft.lemma.endswith("revenge"):
        return []
    return objects(tokens, draft.last) or named_after(tokens, draft.last)


def _appoint_by_name(tokens: Tokens, draft: Draft) -> None:
    """ "X named Y its emir": Y is appointed, and no emir."""
    near = (tokens.mention(at) for at in range(draft.last + 1, min(draft.last + 4, len(tokens))))
    name = next((one for one in near if one and one.kind == "person" and one.form == "named"), None)
    if name is not None and all(one.form != "named" for one in draft.of("subject")):
        draft.roles = [pair for pair in draft.roles if pair[0] != "subject"]
        draft.add("subject", [name])


# A vehicle burnt, wrecked or robbed is what was hit, and no means of it.
_SPOILING = frozenset({"arson", "property_destruction", "robbery"})
# What is brought down is hit, and hits nobody.
_DOWNING = frozenset({"shoot down", "down", "bring down"})


def _is_spoilt(draft: Draft, mention: Mention) -> bool:
    """Whether a vehicle is what was hit ("blew up a bus") and no means."""
    if draft.kind in _SPOILING:
        return True
    words = mention.text.lower()
    return draft.kind in ("bombing", "attack") and bool(_VEHICLE.search(words)) and not _LADEN.search(words)


_VEHICLE = re.compile(
    r"\b(?:bus|minibus|train|truck|lorry|car|van|vehicle|taxi|jeep|boat|ship|tanker|tank|ambulance)s?(?:es)?$"
)
_LADEN = re.compile(r"bomb|laden|explosive|packed|suicide|rigged")


def _after_by(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.words[at - 1] == "by"


def _bare_passive(tokens: Tokens, draft: Draft) -> bool:
    """ "Five soldiers killed in ambush": a participle of harm with no object after its noun."""
    if draft.form not in ("ed", "participle") or not (draft.frame.harm or draft.kind in _TAKEN):
        return False
    if draft.kind == "displacement" and "victim" in draft.frame.subject:
        return False
    at = draft.last + 1
    if at < len(tokens) and not _ends_phrase(tokens, at):
        return False
    if (
        at < len(tokens)
        and tokens.words[at] in ("on", "at", "and", ",")
        and draft.first
        and tokens.words[draft.first - 1] in ("and", "had", "has", "have")
    ):
        return False
    found = subjects(tokens, draft.first)
    return (
        bool(found)
        and all(
            mention.kind in ("civilians", "person", "state_force", "people", "other")
            or _counted(tokens, mention)
            for mention in found
        )
        and not objects(tokens, draft.last)
    )


# What a participle without an object tells of whom it befell ("two soldiers seized at a roadblock").
_TAKEN = frozenset({"abduction", "arrest", "seizure", "displacement", "sexual_violence"})
_QUANTITIES = frozenset("at about around over up above under least more most fewer".split())


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Whether what stands after a participle can be no object of it."""
    closed, word = words(), tokens.words[at]
    if tokens.classes[at] == PUNCTUATION or tokens.is_time(at):
        return True
    # "At least nine" is an object; "the number of soldiers killed at 65" has none.
    if word == "at" and at + 1 < len(tokens) and tokens.words[at + 1][:1].isdigit():
        return True
    if word in _QUANTITIES and at + 1 < len(tokens) and _is_number(tokens.words[at + 1]):
        return False
    return word in (closed.prepositions | closed.subordinators | {"and"}) - {"that"}


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in _COUNTS or word in _QUANTITIES


def _counted(tokens: Tokens, mention: Mention) -> bool:
    """ "Twelve fighters killed in raid": those who are counted are rather the dead than the killers."""
    words_before = tokens.document[max(0, mention.start - 16) : mention.start].lower().split()
    return bool(words_before) and (words_before[-1].isdigit() or words_before[-1] in _COUNTS)


_COUNTS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve dozens several scores hundreds some more"
    ).split()
)


def _bare_subject(tokens: Tokens, draft: Draft) -> list[Mention]:
    return phrase_heads(tokens, draft.first - 1) if draft.first else []


def _add_owner(tokens: Tokens, draft: Draft, weapon: Mention) -> None:
    """In "its drones hit the depot" the owner of the drones attacks."""
    if "attacker" not in draft.frame.subject:
        return
    for at in range(2, len(tokens)):
        if tokens.mention(at) is weapon and tokens.words[at - 1] == "'s":
            owner = tokens.mention(at - 2)
            draft.add("attacker", [owner] if owner is not None and owner.kind in SIDES else [])
            return


def _add_all(tokens: Tokens, draft: Draft, names: Sequence[str], mentions: Sequence[Mention]) -> None:
    """Each mention takes the first of the roles that admits its kind."""
    for mention in mentions:
        if mention.kind == "weapon" and "target" in names and _is_spoilt(draft, mention):
            draft.roles.append(("target", mention))
            continue
        for name in names:
            before = len(draft.roles)
            draft.add(name, [mention])
            if len(draft.roles) > before:
                break
        else:
            if mention.kind == "weapon" and draft.lemma in _DOWNING:
                draft.add("target", [mention])
            elif mention.kind == "weapon":
                draft.add("instrument", [mention])
                _add_owner(tokens, draft, mention)
                nation = nation_of(mention)
                draft.add("attacker", [nation] if nation and "attacker" in names else [])
