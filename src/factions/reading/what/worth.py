"""Which drafts say enough to be events: a lone noun of violence, or words of a habit, do not."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.what.drafts import BY_CUE, Draft, sufficient
from factions.reading.what.habits import is_habit
from factions.records import Finding

_BYSTANDERS = frozenset(("office", "person", "civilians"))


def is_event(draft: Draft, others: Sequence[Draft], relations: Sequence[Finding], *, follows: bool) -> bool:
    """Whether a draft tells of an event; `follows`: an event was told within the last two sentences."""
    if draft.cued and draft.roles:
        return tells_whom(draft) and not is_habit(draft, relations)
    if draft.form == BY_CUE and not tells_whom(draft):
        return False
    if not sufficient(draft) or not _has_its_parties(draft):
        return False
    if draft.frame.noun and not draft.toll and _is_vague_noun(draft):
        return False
    if _is_lone_death(draft) and not follows and all(other is draft for other in others):
        return False
    return not is_habit(draft, relations)


# Whom an event befell, without whom its doer alone says nothing that could be checked.
_BEFELL = {
    "abduction": ("abductee",), "arrest": ("detainee",), "robbery": ("target", "victim"),
    "arson": ("target", "victim"), "displacement": ("victim",), "execution": ("victim",),
    "sexual_violence": ("victim",), "property_destruction": ("target",), "invasion": ("target",),
    "appointment": ("object",), "withdrawal": ("object", "place"),
}  # fmt: skip


def tells_whom(draft: Draft) -> bool:
    """Whether a draft that stands on the encoder's cue says whom it befell, where its kind asks for it."""
    asked = _BEFELL.get(draft.kind)
    if draft.kind == "invasion" and draft.located:
        return True
    return asked is None or draft.toll or draft.placed or bool(draft.of(*asked))


def _is_lone_death(draft: Draft) -> bool:
    """ "Twelve people died": an event only beside one that says how."""
    told = draft.of("attacker") or (draft.lemma == "wound" and draft.of("victim"))
    return draft.frame.only_beside and draft.kind == "attack" and not told


def _has_its_parties(draft: Draft) -> bool:
    if draft.frame.strict and len(draft.roles) < (2 if draft.frame.noun else 1):
        return False
    if draft.kind == "attack" and not draft.frame.noun and _is_play(draft):
        return False
    if draft.kind in ("property_destruction", "arson") and not draft.frame.noun:
        return draft.passive or bool(draft.of("attacker", "instrument"))
    if draft.kind == "military_campaign" and len(draft.roles) < 2 and not (_known(draft) or draft.located):
        return False
    if draft.kind == "territory_change" and not draft.of("gained_by", "lost_by"):
        return draft.placed
    return True


def _is_play(draft: Draft) -> bool:
    """An attack of somebody unknown on nobody ("Liverpool attacked early"), as on a playing field."""
    if draft.toll or draft.of("target", "victim", "instrument"):
        return False
    return not any(
        mention.actor is not None or (mention.kind in ("group", "state_force") and mention.form == "nominal")
        for mention in draft.of("attacker")
    )


def _known(draft: Draft) -> bool:
    """Whether a role is filled by somebody with a name: any firm has rivals."""
    return any(mention.form == "named" or mention.actor is not None for _, mention in draft.roles)


def _is_vague_noun(draft: Draft) -> bool:
    """A noun without a toll that names no party, or only one where it speaks of several events."""
    bystanders = all(mention.kind in _BYSTANDERS for _, mention in draft.roles)
    if draft.roles and bystanders and not draft.of("target", "victim", "abductee"):
        return True
    if len(draft.roles) > 1:
        return False
    return draft.bare or (draft.plural and not (draft.dated or draft.placed))
