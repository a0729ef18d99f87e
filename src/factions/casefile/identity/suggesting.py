"""Which actors may be one: each pair with a score and every reason for and against it, line by line."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations

from factions.casefile.casefile import Casefile
from factions.casefile.identity.joining import judged_pair, pair_of
from factions.casefile.identity.likely import Reason, Suggestion, write_likely
from factions.casefile.identity.naming import compare
from factions.casefile.identity.nodes import is_id, node_of
from factions.casefile.identity.profiles import Profile, blocks, profiles
from factions.casefile.judged import judged
from factions.registry import load_registry

ASKS_ABOVE = 0.2
LARGEST_BLOCK = 60  # a word that so many actors share ("liberation") tells none of them apart
_APART = ("part_of", "member_of_umbrella")
_FAR_YEARS = 10


def suggest(casefile: Casefile) -> tuple[Suggestion, ...]:
    """Compares the actors of a casefile anew and keeps what is likely; the most likely first.

    Pairs that somebody judged are left alone. What scores above `JOINS_ABOVE` is one actor from now on, until
    somebody says different.
    """
    with casefile.transaction(writes=True) as connection:
        write_likely(connection, ())
    view = judged(casefile)
    known = profiles(view)
    decided = {judged_pair(one) for one in view.identity.judgements}
    open_pairs = ((a, b) for a, b in _pairs(known) if pair_of(node_of(a), node_of(b)) not in decided)
    made = [weigh(known[a], known[b]) for a, b in open_pairs]
    found = sorted((one for one in made if one.score >= ASKS_ABOVE), key=lambda one: (-one.score, one.one))
    with casefile.transaction(writes=True) as connection:
        write_likely(connection, found)
    return tuple(found)


def weigh(one: Profile, other: Profile) -> Suggestion:
    """How likely two actors are one: the sum of the reasons' weights, as a probability."""
    reasons = tuple(_reasons(one, other))
    total = _weights()["start"] + sum(reason.weight for reason in reasons)
    return Suggestion(one.key, other.key, round(1 / (1 + math.exp(-total)), 4), reasons)


def _reasons(one: Profile, other: Profile) -> Iterator[Reason]:
    if registry := _by_registry(one, other):
        yield _reason("same_registry_name", registry)
    elif alike := compare(one.names, other.names):
        yield _reason(alike[0], f"names: {alike[1]}")
    if people := one.people & other.people:
        yield _reason("shared_people", f"posts in both: {', '.join(sorted(people))}")
    for partner in sorted(one.partners & other.partners)[:3]:
        yield _reason("shared_partners", f"both have to do with {partner}")
    yield from _places(one, other)
    yield from _times(one, other)
    if kind := one.against.get(other.key) or other.against.get(one.key):
        reason = "part_of_other" if kind in _APART else "two_parties"
        yield _reason(reason, f"a claim of {kind} has them as two")
    if is_id(one.key) and is_id(other.key):
        yield _reason("two_ids", "the registry knows them as two")


def _by_registry(one: Profile, other: Profile) -> str | None:
    """The name through which the registry knows one as the other."""
    registry = load_registry()
    for known, unknown in ((one, other), (other, one)):
        if registry.knows(known.key) and not is_id(unknown.key):
            for name in unknown.names:
                matches = registry.find(name)
                if matches and matches[0].actor.id == known.key:
                    return f"the registry has “{name}” as a name of {known.key}"
    return None


def _places(one: Profile, other: Profile) -> Iterator[Reason]:
    if both := one.countries & other.countries:
        yield _reason("same_places", f"both act in {', '.join(sorted(both))}")
    elif one.countries and other.countries:
        yield _reason("other_places", "they act in different countries")


def _times(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.years & other.years:
        yield _reason("same_time", "both are told of in the same years")
    elif one.years and other.years:
        gap = min(abs(a - b) for a in one.years for b in other.years)
        if gap > _FAR_YEARS:
            yield _reason("other_time", f"{gap} years lie between what is told of them")


def _reason(kind: str, text: str) -> Reason:
    return Reason(kind, _weights()[kind], text)


def _pairs(known: Mapping[str, Profile]) -> list[tuple[str, str]]:
    """The pairs that share something in a name, in a fixed order."""
    some = (sorted(keys) for keys in blocks(known.values()).values() if len(keys) <= LARGEST_BLOCK)
    return sorted({pair for keys in some for pair in combinations(keys, 2)})


@cache
def _weights() -> dict[str, float]:
    return tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
