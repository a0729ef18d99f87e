"""Events as single documents tell them: the claims of one document that are on one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factions.casefile.events.grouping import Told
from factions.questions.parties import has_party
from factions.records import Claim, Place


class Telling(Struct, frozen=True):
    """The claims of one document on one event, in text order."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def dated(self) -> Claim | None:
        return next((claim for claim in self.claims if claim.when is not None), None)

    @property
    def timed(self) -> tuple[Claim, ...]:
        """The claims, those without a time with the event's."""
        when = self.dated.when if self.dated else None
        return tuple(claim if claim.when else replace(claim, when=when) for claim in self.claims)

    @property
    def place(self) -> Place | None:
        return next((claim.place for claim in self.claims if claim.place is not None), None)

    def has(self, key: str) -> bool:
        return any(has_party(claim, key) for claim in self.claims)


def tellings(claims: Iterable[Claim], told: Mapping[str, Told]) -> tuple[Telling, ...]:
    """Event claims by what the casefile holds to be one telling; a plan or a supposition by its links.

    Claims of one telling are of one document, in the order in which they are given.
    """
    events = list(claims)
    linked = _linked([claim for claim in events if claim.id not in told])
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in events:
        key = told[claim.id].telling if claim.id in told else linked[claim.document, claim.id]
        groups[claim.document, key].append(claim)
    return tuple(Telling(tuple(group)) for group in groups.values())


def _linked(claims: Iterable[Claim]) -> dict[tuple[str, str], tuple[str, str]]:
    """What stands for each claim and those that its document links with it, also by one not at hand."""
    events = {(claim.document, claim.id): claim for claim in claims}
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def top(of: tuple[str, str]) -> tuple[str, str]:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    for (document, id), claim in events.items():
        for link in claim.links:
            if link.kind == "same_event":
                parents[top((document, id))] = top((document, link.to))
    return {key: top(key) for key in events}
