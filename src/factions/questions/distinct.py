"""Events counted once: what several documents tell of the same day, place and kind is one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factions.questions.parties import party_key
from factions.questions.tellings import Telling, tellings
from factions.questions.weighing import ATTACKERS, is_denial, voice
from factions.records import Claim

_METHODS = {
    "suicide_bombing": "bombing", "bombing": "bombing",
    "complex_attack": "assault", "armed_assault": "assault",
}  # fmt: skip
_UNSAID = "attack"
UNKNOWN = "unknown"


class DistinctEvent(Struct, frozen=True):
    """One event, as all the documents that tell of it tell it."""

    told: tuple[Telling, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for telling in self.told for claim in telling.timed)

    @property
    def key(self) -> str:
        """What orders events the same way in every casefile."""
        return min(claim.id for claim in self.claims)

    @property
    def day(self) -> str | None:
        """The first day on which it may have happened."""
        days = [day for telling in self.told if telling.dated and telling.dated.when
                for day in telling.dated.when.bounds if day]  # fmt: skip
        return min(days, default=None)

    @property
    def method(self) -> str:
        """The most telling kind that anybody gives it: "attack" only where nobody says more."""
        kinds = sorted({claim.kind for claim in self.claims})
        return next((kind for kind in kinds if kind != _UNSAID), kinds[0])

    @property
    def target_classes(self) -> tuple[str, ...]:
        """The classes of what it aimed at or harmed; `unknown` where nobody says."""
        found = {
            name
            for claim in self.claims
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


def distinct_events(claims: Iterable[Claim]) -> tuple[DistinctEvent, ...]:
    """Tellings of one day, one place and kinds that may be one are one event; the rest stand alone.

    An event without a day or a place may be any, so it is never put together with another.
    """
    groups: dict[object, list[Telling]] = defaultdict(list)
    for number, telling in enumerate(sorted(tellings(claims), key=lambda one: one.first.id)):
        groups[_looks(telling) or number].append(telling)
    found = [event for group in groups.values() for event in _by_method(group)]
    return tuple(sorted(found, key=lambda event: (event.day or "9999", event.key)))


def _looks(telling: Telling) -> tuple[str, str] | None:
    bounds = telling.dated.when.bounds if telling.dated and telling.dated.when else ()
    if telling.place is None or not bounds or len(set(bounds)) > 1 or bounds[0] is None:
        return None
    place = telling.place.geonames_id or telling.place.name.casefold()
    return bounds[0], str(place)


def _by_method(group: Sequence[Telling]) -> Iterable[DistinctEvent]:
    """One event a method; what is only called an attack goes with the only method there is."""
    by_method: dict[str, list[Telling]] = defaultdict(list)
    for telling in group:
        by_method[_METHODS.get(telling.first.kind, telling.first.kind)].append(telling)
    if len(by_method) == 2 and _UNSAID in by_method:
        return [DistinctEvent(tuple(group))]
    return [DistinctEvent(tuple(told)) for told in by_method.values()]
