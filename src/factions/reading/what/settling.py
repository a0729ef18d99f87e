"""What a draft comes to once its roles are known, and sentences that tell of no conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factions.reading.what.drafts import Draft
from factions.reading.what.lexicon import senses
from factions.reading.what.merging import VIOLENCE
from factions.reading.what.responsibility import Responsibility
from factions.reading.what.tokens import Tokens

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
