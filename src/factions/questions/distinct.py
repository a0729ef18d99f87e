"""Events counted once: the tellings that the casefile, or a person, holds to be of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from factions.questions.asking import Asked
from factions.questions.parties import party_key
from factions.questions.spans import FIRST, LAST, days_between
from factions.questions.tellings import Telling, tellings
from factions.questions.weighing import ATTACKERS, is_denial, voice
from factions.records import Claim, Place, When

_UNSAID = "attack"
_VAGUEST = 7
UNKNOWN = "unknown"


@dataclass(frozen=True)
class DistinctEvent:
    """One event, as all the documents that tell of it tell it, the earliest published first."""

    told: tuple[Telling, ...]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for telling in self.told for claim in telling.timed)

    @property
    def key(self) -> str:
        """What orders events the same way in every casefile."""
        return min(claim.id for telling in self.told for claim in telling.claims)

    @cached_property
    def when(self) -> When | None:
        """The narrowest time that it is given, of those the one given most often."""
        times = [claim.when for telling in self.told for claim in telling.claims if claim.when is not None]
        given = Counter(when.bounds for when in times)
        return min(
            times,
            key=lambda when: (_width(when), -given[when.bounds], [day or "" for day in when.bounds]),
            default=None,
        )

    @cached_property
    def place(self) -> Place | None:
        """The most precise place that it is given, one of its own sentence before one of the whole report."""
        places = [claim.place for telling in self.told for claim in telling.claims if claim.place is not None]
        return min(
            places,
            key=lambda place: (place.attached == "document", place.precision or _VAGUEST),
            default=None,
        )

    @property
    def day(self) -> str | None:
        """The first day on which it may have happened."""
        days = [day for telling in self.told if telling.dated and telling.dated.when
                for day in telling.dated.when.bounds if day]  # fmt: skip
        return min(days, default=None)

    @cached_property
    def kind(self) -> str:
        """The kind that most claims give it: "attack" only where nobody says more."""
        kinds = Counter(claim.kind for telling in self.told for claim in telling.claims)
        return min(kinds, key=lambda kind: (kind == _UNSAID, -kinds[kind], kind))

    @property
    def target_classes(self) -> tuple[str, ...]:
        """The classes of what it aimed at or harmed; `unknown` where nobody says."""
        found = {
            name
            for telling in self.told
            for claim in telling.claims
            for role in claim.roles
            if role.role in ("target", "victim", "abductee", "lost_by")
            for name in role.target_class
        }
        return tuple(sorted(found - {UNKNOWN})) or (UNKNOWN,)

    @property
    def area(self) -> str:
        """The first-order division where it took place, or else the country."""
        for telling in self.told:
            if telling.place and telling.place.country:
                return ", ".join(part for part in (telling.place.admin1, telling.place.country) if part)
        return UNKNOWN

    def has(self, key: str) -> bool:
        return any(telling.has(key) for telling in self.told)

    @cached_property
    def attackers(self) -> tuple[str, ...]:
        """Those whom somebody names as its attacker, and not only denies it of."""
        named = {party_key(role) for claim in self.claims for role in claim.roles if role.role in ATTACKERS}
        return tuple(sorted(key for key in named if self.doer(key) in ("stated", "blamed")))

    def doer(self, key: str) -> str | None:
        """How an actor stands as its attacker: stated, blamed, denied, or None where nobody names it."""
        voices = {
            "denied" if is_denial(claim) else voice(claim)
            for claim in self.claims
            if any(role.role in ATTACKERS and party_key(role) == key for role in claim.roles)
        }
        if voices & {"stated", "claimed"}:
            return "stated"
        if voices - {"denied"}:
            return "blamed"
        return "denied" if voices else None


def distinct_events(asked: Asked, claims: Iterable[Claim]) -> tuple[DistinctEvent, ...]:
    """The events that some event claims tell of, in order of time, as the casefile has joined them.

    What no document tells as having happened (a plan, a supposition) stands alone.
    """
    events = list(claims)
    told = asked.told(events)
    groups: dict[object, list[Telling]] = defaultdict(list)
    for number, telling in enumerate(tellings(events, told)):
        known = told.get(telling.first.id)
        groups[known.event if known else number].append(telling)
    ordered = (sorted(group, key=lambda one: _order(one, asked)) for group in groups.values())
    found = (DistinctEvent(tuple(group)) for group in ordered)
    return tuple(sorted(found, key=lambda event: (event.day or "9999", event.key)))


def _order(telling: Telling, asked: Asked) -> tuple[str, str, str]:
    published = asked.seen.documents[telling.first.document].published_at
    return published or "9999", telling.first.document, telling.first.id


def _width(when: When) -> int:
    """How many days a time leaves open; one without bounds leaves all."""
    return days_between(when.earliest_start or FIRST, when.latest_end or LAST)
