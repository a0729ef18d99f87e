"""What a casefile tells of each actor, for comparing two: names, people, partners, places and years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from factions.casefile.identity.naming import marks
from factions.casefile.judged import JudgedCasefile
from factions.casefile.names import folded
from factions.records import Claim

COMPARED_KINDS = ("group", "state", "state_force", "people")


@dataclass
class Profile:
    """All that is known of one actor. `against` are those that some claim has beside it as another party."""

    key: str
    names: tuple[str, ...]
    people: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    against: dict[str, str] = field(default_factory=dict)


def profiles(view: JudgedCasefile) -> dict[str, Profile]:
    """The profiles of the named actors of a casefile; persons are private and have none."""
    made = {
        actor.key: Profile(actor.key, actor.names)
        for actor in view.actors()
        if actor.kinds and actor.kinds[0] in COMPARED_KINDS
    }
    by_name = {folded(key): key for key in made}
    for claim in view.claims():
        _learn(made, by_name, claim)
    return made


def _learn(made: dict[str, Profile], by_name: dict[str, str], claim: Claim) -> None:
    keys = {role.actor or by_name.get(folded(role.name), role.name) for role in claim.roles}
    people = {folded(role.name) for role in claim.roles if role.mention_kind == "person"}
    for key in keys:
        profile = made.get(key)
        if profile is None:
            continue
        others = keys - {key}
        profile.people |= people if claim.kind == "holds_post" else set()
        profile.partners |= {other for other in others if other in made}
        profile.countries |= {claim.place.country} if claim.place and claim.place.country else set()
        profile.years |= set(_years(claim))
        if claim.stance.polarity == "affirmed" and claim.kind != "named":
            profile.against |= dict.fromkeys(others, claim.kind)


def _years(claim: Claim) -> Iterable[int]:
    bounds = claim.when.bounds if claim.when else ()
    return (int(bound[:4]) for bound in bounds if bound)


def blocks(made: Iterable[Profile]) -> dict[str, set[str]]:
    """Actors by what two names of one actor mostly share: a word, initials, consonants."""
    found: dict[str, set[str]] = defaultdict(set)
    for profile in made:
        for mark in {mark for name in profile.names for mark in marks(name)}:
            found[mark].add(profile.key)
    return found
