"""Which claims of one document tell of one event: answers to an event, and its second telling."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factions.records import Claim, Link
from factions.vocabulary import load_vocabulary

_ANSWERS = frozenset({"claims_responsibility", "denies", "accuses", "alleges"})
# Looking further back would make long texts slow.
_LOOK_BACK = 40
# An answer stands within a paragraph or two of what it answers (characters).
_ANSWER_REACH = 700


def link_events(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Link each claim on an event to the first on it; an answer without a time or place takes the event's."""
    first_told: dict[str, str] = {}
    recent: dict[str, deque[Claim]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    linked: list[Claim] = []
    for claim in claims:
        before = recent[claim.kind]
        is_event = load_vocabulary().shape(claim.kind) == "event"
        other = _same_event(claim, reversed(before)) if is_event else None
        if other is not None:
            first_told[claim.id] = first_told.get(other.id, other.id)
            claim = _joined(claim, other, first_told[claim.id])
        before.append(claim)
        linked.append(claim)
    return tuple(linked)


def _joined(claim: Claim, other: Claim, first: str) -> Claim:
    links = (*claim.links, Link("same_event", first))
    if claim.stance.speech_act not in _ANSWERS:
        return replace(claim, links=links)
    return replace(claim, links=links, when=claim.when or other.when, place=claim.place or other.place)


def _same_event(claim: Claim, earlier: Iterable[Claim]) -> Claim | None:
    """The nearest earlier claim that can be the same event: an answer needs less to point at it."""
    compatible = (
        other
        for other in earlier
        if _times_meet(claim, other) and _places_meet(claim, other) and not _is_only_figures(other, claim)
    )
    return next((other for other in compatible if _answers(claim, other) or _shared(claim, other)), None)


def _answers(claim: Claim, other: Claim) -> bool:
    """Whether a claim of responsibility, a denial or an accusation follows an event that is told."""
    near = claim.evidence[0].start - other.evidence[0].end <= _ANSWER_REACH
    told = other.when is not None or other.place is not None or bool(_harmed(other))
    apart = bool(_harmed(claim) and _harmed(other) and not _harmed(claim) & _harmed(other))
    return (claim.stance.speech_act in _ANSWERS or _is_figure(claim)) and near and told and not apart


def _is_only_figures(other: Claim, claim: Claim) -> bool:
    """Whether the earlier claim gives figures and no party: an answer with its party is to another."""
    return bool(other.tolls) and not other.roles and bool(claim.roles)


def _is_figure(claim: Claim) -> bool:
    """A toll without anybody in a role is a figure for an event told before."""
    return bool(claim.tolls) and not claim.roles and claim.when is None and claim.place is None


def _times_meet(one: Claim, other: Claim) -> bool:
    if one.when is None or other.when is None:
        return True
    start = max(one.when.earliest_start or "", other.when.earliest_start or "")
    end = min(one.when.latest_end or "9999", other.when.latest_end or "9999")
    return start <= end


def _places_meet(one: Claim, other: Claim) -> bool:
    if one.place is None or other.place is None:
        return True
    same_entry = one.place.geonames_id is not None and one.place.geonames_id == other.place.geonames_id
    return same_entry or one.place.name == other.place.name


def _shared(one: Claim, other: Claim) -> bool:
    """Told twice: on the same day, and at the same place or with the same party harmed."""
    if one.when is None or other.when is None or one.when.bounds != other.when.bounds:
        return False
    both_placed = one.place is not None and other.place is not None
    return both_placed or bool(_harmed(one) & _harmed(other))


def _harmed(claim: Claim) -> set[str]:
    return {role.actor or role.name.lower() for role in claim.roles if role.role in ("target", "victim")}
