"""What one document tells of one event: claims that it links as one, or says in one breath."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from factions.casefile.events.kinds import nearness
from factions.records import Claim
from factions.vocabulary import load_vocabulary

_HARMED = frozenset({"victim", "target", "abductee", "detainee"})


class Telling(Struct, frozen=True):
    """The claims of one document on one event, in text order."""

    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """The id of its first claim, by which the telling is known."""
        return self.claims[0].id

    @property
    def document(self) -> str:
        return self.claims[0].document


def is_event(claim: Claim) -> bool:
    """Whether the claim tells of something that happened, and not of a relation or of a mere possibility."""
    of_events = load_vocabulary().shape(claim.kind) == "event"
    return (
        of_events and claim.stance.aspect in ("once", "failed") and claim.stance.certainty != "hypothetical"
    )


def find_tellings(claims: Iterable[Claim]) -> tuple[Telling, ...]:
    """The event claims of documents, grouped; the order in which they are given changes nothing."""
    events = sorted(filter(is_event, claims), key=lambda claim: (claim.document, _start(claim), claim.id))
    known = {claim.id: claim for claim in events}
    parents: dict[str, str] = {id: id for id in known}
    for claim in events:
        for link in claim.links:
            if link.kind == "same_event" and link.to in known:
                _unite(parents, claim.id, link.to)
    for one, other in _breaths(events):
        _unite(parents, one.id, other.id)
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in events:
        found[_top(parents, claim.id)].append(claim)
    return tuple(Telling(tuple(group)) for group in found.values())


def _breaths(events: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Pairs with the same words for whom it struck, in overlapping evidence: one event under two kinds."""
    by_harmed: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in events:
        for role in claim.roles:
            if role.role in _HARMED:
                by_harmed[claim.document, role.start, role.end].append(claim)
    for claims in by_harmed.values():
        for first, second in pairwise(claims):
            near = nearness((first.kind,), (second.kind,)) > 0
            if (
                near
                and first.evidence[0].span.overlaps(second.evidence[0].span)
                and _time_meets(first, second)
            ):
                yield first, second


def _time_meets(one: Claim, other: Claim) -> bool:
    return one.when is None or other.when is None or one.when.bounds == other.when.bounds


def _start(claim: Claim) -> int:
    return claim.evidence[0].start


def _top(parents: dict[str, str], of: str) -> str:
    while parents[of] != of:
        of = parents[of]
    return of


def _unite(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_top(parents, one), _top(parents, other)))
    parents[second] = first
