"""What a draft comes to once its roles are known, and sentences that tell of no conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from factions.reading.what.drafts import BY_CUE, Draft
from factions.reading.what.lexicon import senses
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.responsibility import Responsibility
from factions.reading.what.tokens import Tokens
from factions.records import Mention

_EXPLODES = re.compile(r"rocket|missile|bomb|shell|mortar|explosive|grenade|mine\b")


def elsewhere(tokens: Tokens) -> bool:
    """A playing field, a stage, a market or a natural disaster, with no armed actor named."""
    if not senses().sentence & set(tokens.words):
        return False
    return not any(
        item.mention is not None
        and (
            item.kind == "group"
            or _EXPLODES.search(item.mention.text.lower())
            or (item.kind == "state_force" and "police" not in item.mention.text.lower())
        )
        for item in tokens.masked.items.values()
    )


def settle(draft: Draft) -> None:
    """A place captured or seized is a change of territory; people seized are abducted."""
    places = draft.of("place")
    if draft.kind in ("arrest", "seizure") and places:
        draft.kind = "territory_change"
        draft.roles = [
            ("gained_by" if role in ("detainer", "attacker") else role, mention)
            for role, mention in draft.roles
        ]
    elif draft.kind == "seizure" and draft.of("detainee"):
        draft.kind = "abduction"
        swap = {"gained_by": "abductor", "detainee": "abductee"}
        draft.roles = [(swap.get(role, role), mention) for role, mention in draft.roles]
    elif (
        draft.kind == "arrest"
        and draft.of("detainer")
        and all(m.kind == "group" for m in draft.of("detainer"))
        and draft.lemma == "capture"
    ):
        swap = {"detainer": "abductor", "detainee": "abductee"}
        draft.kind = "abduction"
        draft.roles = [(swap.get(role, role), mention) for role, mention in draft.roles]
    if draft.kind == "withdrawal":
        draft.roles += [("object", mention) for mention in places]
    if draft.kind == "territory_change":
        draft.roles = [
            ("target" if role == "place" and mention.kind == "facility" else role, mention)
            for role, mention in draft.roles
        ] + [
            ("place", mention)
            for role, mention in draft.roles
            if role == "place" and mention.kind == "facility"
        ]


_SPARING = re.compile(
    r"\s(?:\w+\s){0,3}?(?:tear ?gas|water cannons?|rubber bullets|pepper spray|warning shots?|flares|"
    r"shots? (?:in|into) the air)\b",
    re.IGNORECASE,
)


def spares_life(tokens: Tokens, draft: Draft) -> bool:
    """Tear gas fired at a crowd is no shelling."""
    end = tokens.span(draft.first, draft.last).end
    return draft.kind in VIOLENCE and _SPARING.match(tokens.document, end) is not None


def without_threatened(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """ "Threatened to attack the hotels" is one threat against the hotels, and no attack."""
    threats = [draft for draft in drafts if draft.kind == "threat"]
    kept = []
    for draft in drafts:
        threat = next((one for one in threats if _is_content(tokens, one, draft)), None)
        if threat is None:
            kept.append(draft)
        elif not threat.of("target"):
            threat.roles += [("target", one) for one in draft.of("target", "victim", "abductee")]
    return kept


_FAR = 9
_TURNING = frozenset(", ; after before if unless for over because in until".split())


def _is_content(tokens: Tokens, threat: Draft, draft: Draft) -> bool:
    """Whether an infinitive after a threat says what is threatened."""
    if draft is threat or not threat.last < draft.first <= threat.last + _FAR:
        return False
    if not draft.frame.noun:
        return tokens.words[draft.first - 1] == "to"
    between = tokens.words[threat.last + 1 : draft.first]
    return between[:1] == ["to"] and not _TURNING.intersection(between)


_VEHICLES = re.compile(
    r"motor(?:cycle|bike)s?$|\b(?:car|vehicle|truck|pickup|van|bike|boat|bus)s?$|\bambulances?$"
)
_BLOWN_UP = frozenset({"suicide_bombing", "bombing", "complex_attack"})
_AREA = re.compile(r"\b(?:district|province|region|area|state|county|zone|sector)s?$")
_PERSONS = frozenset({"person", "office", "civilians"})


def without_odd_roles(tokens: Tokens, draft: Draft) -> None:
    """Drop what cannot play the part: a motorcycle nobody blew up, a second place, an area as what was hit.

    A clash that only the encoder tells, and that has no side, is an attack.
    """
    draft.placed = draft.placed or any(_is_area(one) for one in draft.of("target"))
    solid = [one for one in draft.of("target") if one.kind not in ("place", "weapon")]
    named = {mention.start for _, mention in draft.roles}
    draft.roles = [
        (role, mention)
        for role, mention in draft.roles
        if not (
            (role == "instrument" and _is_mount(tokens, draft, mention))
            or (role == "target" and mention.kind == "place" and (solid or _is_area(mention)))
            or (role == "subject" and draft.kind == "withdrawal" and mention.kind in _PERSONS)
            or (role == "object" and draft.kind == "withdrawal" and _is_goal(tokens.document, mention))
            or (role == "target" and _is_ridden(tokens.document, mention))
            or (role in ("object", "attacker") and _is_beside(tokens.document, draft, mention))
            or _stands_for_others(tokens.document, mention, named)
        )
    ]
    if draft.kind == "withdrawal" and not draft.frame.noun and not draft.of("subject"):
        draft.roles = []
    held = [one for one in draft.of("victim") if _HELD.search(one.text.lower())]
    if draft.kind == "displacement" and (held or not draft.of("victim")):
        draft.roles = []
    if draft.frame.needs == _BRINGING_DOWN and not draft.of("target"):
        draft.roles = []
    if draft.form == BY_CUE and _tells_otherwise(tokens, draft):
        draft.roles, draft.placed = [], False
    if draft.kind == "armed_clash" and draft.frame.kind != "armed_clash" and not draft.of("side_a", "side_b"):
        draft.kind = draft.frame.kind if draft.frame.kind in VIOLENCE else "attack"


# "Shot down a drone": what needs both its ends has neither.
_HELD = re.compile(r"\b(?:inmates?|prisoners?|detainees?|convicts?)$")
_BRINGING_DOWN = "attacker&target"
_MOB = re.compile(r"\b(?:mobs?|crowds?|lynch\w*|residents|youths?|villagers|rioters|vigilantes)\b")
_TO_CARE = re.compile(r"\s+to (?:a |the )?(?:\w+ )?(?:hospital|clinic|safety|morgue|mortuary|court)\b")


def _tells_otherwise(tokens: Tokens, draft: Draft) -> bool:
    """What a cue alone takes amiss: entering a town for gaining it, a hospital for a cell."""
    if draft.kind == "territory_change":
        return not draft.roles or tokens.words[draft.last].startswith("enter")
    if draft.kind == "mob_violence":
        return _MOB.search(tokens.masked.text) is None
    end = tokens.span(draft.first, draft.last).end
    return draft.kind in ("abduction", "arrest") and _TO_CARE.match(tokens.document, end) is not None


def _is_area(mention: Mention) -> bool:
    """Whether somewhere is told, and nothing that could be hit ("the Tawahi district")."""
    nominal = mention.kind == "place" and mention.form == "nominal"
    return nominal and _AREA.search(mention.text.lower()) is not None


_RIDDEN = re.compile(r"\b(?:motorcycle|motorbike|bike|horse|camel)s?$|horseback$")


def _is_ridden(document: str, mention: Mention) -> bool:
    before = document[max(0, mention.start - 8) : mention.start].lower()
    return _RIDDEN.search(mention.text.lower()) is not None and before.endswith(("on ", "riding ", "on a "))


_FROM = ("from ", "from the ", "by ", "by the ")


def _is_beside(document: str, draft: Draft, mention: Mention) -> bool:
    """ "Surrendered with their families", "fled the city": to nobody, and before nobody who is told."""
    before = document[max(0, mention.start - 12) : mention.start].lower()
    if draft.kind == "surrender":
        return before.endswith(("with ", "with their ", "with his "))
    fled = draft.kind == "displacement" and "victim" in draft.frame.subject
    return fled and not before.endswith(_FROM)


def _is_mount(tokens: Tokens, draft: Draft, mention: Mention) -> bool:
    """Whether somebody came by it or was hit in it, and nobody was hit with it."""
    rides = _VEHICLES.search(mention.text.lower()) is not None
    return rides and (draft.kind not in _BLOWN_UP or _is_owned(tokens, mention))


def _is_goal(document: str, mention: Mention) -> bool:
    """ "Withdrew to Kukawa": where they went they did not leave."""
    return (
        document[max(0, mention.start - 10) : mention.start]
        .lower()
        .endswith((" to ", " towards ", " toward "))
    )


_GATHERED = re.compile(r"(?:[\w-]+ ){0,4}?(?:groups?|crowds?|bands?|party) of (?:the )?")


def _stands_for_others(document: str, mention: Mention, named: Set[int]) -> bool:
    """ "A group of fishermen": the fishermen have the role, if they are known."""
    found = _GATHERED.match(document, mention.start, mention.end + 8)
    return found is not None and found.end() in named


def _is_owned(tokens: Tokens, mention: Mention) -> bool:
    """ "Their vehicle ran over one": whose it is was hit in it."""
    before = tokens.document[max(0, mention.start - 7) : mention.start].lower().split()
    return before[-1:] in (["their"], ["its"], ["his"], ["her"])


_BARRING = re.compile(
    r"\b(?:not|never) to(?: \w+ly)? $|\b(?:told|ordered|urged|asked|warned|instructed|forbade|forbidden|"
    r"banned|barred|stopped|prevented|kept|refrain(?:ed|s|ing)?|abstain(?:ed|s|ing)?|desist)"
    r"(?: [^,.;:]{1,40})? (?:not to|from)(?: \w+ly)? $"
)


def is_forbidden(tokens: Tokens, draft: Draft) -> bool:
    """ "Told its fighters not to attack civilians": what is forbidden or prevented is told of nobody."""
    if draft.frame.noun:
        return False
    start = tokens.starts[draft.first]
    return _BARRING.search(tokens.masked.text, max(0, start - 80), start) is not None


def only_names(tokens: Tokens, draft: Draft) -> bool:
    """ "He called the bombing cowardly": a noun with its parties all in earlier sentences tells nothing."""
    start = tokens.masked.sentence.start
    named = draft.frame.noun and draft.definite and not draft.toll and bool(draft.roles)
    return named and all(mention.start < start for _, mention in draft.roles)


def _in_relative_clause(draft: Draft, claim: Responsibility, tokens: Tokens) -> bool:
    """ "X, which had besieged the town, said it was behind the raid": the siege is told, not claimed."""
    begins = tokens.span(draft.first, draft.first).start
    if not claim.actor.start < begins < claim.cue.start or not draft.of("attacker"):
        return False
    return any(
        tokens.words[at] in ("which", "who") and claim.start < tokens.starts[at] for at in range(draft.first)
    )


def tells_by_itself(draft: Draft, claims: Sequence[Responsibility], tokens: Tokens) -> bool:
    """An event with a doer of its own, other than the one who claims or is blamed."""
    if all(claim.clause != draft.clause for claim in claims):
        return not draft.frame.noun or bool(draft.roles)
    if not draft.frame.noun and any(_in_relative_clause(draft, claim, tokens) for claim in claims):
        return True
    actors = {claim.actor.cluster for claim in claims}
    doers = draft.of("attacker", "abductor")
    if not draft.frame.noun and doers and not any(doer.cluster in actors for doer in doers):
        return True
    return not draft.frame.noun and bool(draft.of("target", "victim")) and not doers and draft.passive
