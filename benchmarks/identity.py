"""How well a casefile tells whether two names are one actor: `python -m benchmarks.identity [names|scores]`.

Gold are the registry's own names (UCDP's list with curated names): two names of one group are the same, names
of two groups are not. Only pairs that share a mark are compared, as `factions suggest` does, and the
registry's knowledge of names is left out, otherwise every pair would be known.

`names` counts what each likeness of names is worth by itself. `scores` puts each name into the countries of
its group, as a party against their governments, which is the least that a casefile tells of it and is shared
by every other group of the country; then it counts what the whole score finds at each threshold. Groups are
split in two by their ids: weights and threshold may be chosen on the first half, the second one judges.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import combinations

from factions.casefile.identity.likely import JOINS_ABOVE
from factions.casefile.identity.naming import compare
from factions.casefile.identity.profiles import Profile, blocks
from factions.casefile.identity.suggesting import ASKS_ABOVE, LARGEST_BLOCK, weigh
from factions.registry import Actor, load_registry

GROUPS = frozenset({"group"})
THRESHOLDS = (ASKS_ABOVE, 0.5, 0.7, 0.8, JOINS_ABOVE, 0.95, 0.97, 0.99)
Owners = Mapping[str, str]


def groups() -> tuple[Actor, ...]:
    """The groups of the registry, states left out."""
    actors = load_registry().actors
    return tuple(one for one in actors if one.kinds[-1].kind in GROUPS and one.source != "country")


def second_half(id: str) -> bool:
    """Whether a group belongs to the half that judges."""
    return sha256(id.encode()).digest()[0] % 2 == 1


def profiles_of(actors: tuple[Actor, ...]) -> tuple[dict[str, Profile], dict[str, str]]:
    """A profile for each name of each group, as if documents had told of each name apart; whose it is."""
    made: dict[str, Profile] = {}
    owner: dict[str, str] = {}
    for actor in actors:
        for name in sorted({name.text for name in actor.names}):
            key = f"{name} of {actor.id}"
            governments = {f"government of {country}" for country in actor.country}
            made[key] = Profile(key, (name,), partners=governments, countries=set(actor.country))
            owner[key] = actor.id
    return made, owner


def pairs_of(made: Mapping[str, Profile]) -> list[tuple[str, str]]:
    kept = (sorted(keys) for keys in blocks(made.values()).values() if len(keys) <= LARGEST_BLOCK)
    return sorted({pair for keys in kept for pair in combinations(keys, 2)})


def true_pairs(owner: Owners) -> int:
    """How many pairs of names are of one group."""
    return sum(count * (count - 1) // 2 for count in Counter(owner.values()).values())


def names() -> None:
    """Prints, for each kind of likeness, how many pairs it found and how many of them are one actor."""
    made, owner = profiles_of(groups())
    right, found = Counter[str](), Counter[str]()
    for one, other in pairs_of(made):
        if alike := compare(made[one].names, made[other].names):
            found[alike[0]] += 1
            right[alike[0]] += owner[one] == owner[other]
    possible = true_pairs(owner)
    print(f"{len(made)} names of {len(set(owner.values()))} groups; {possible} pairs are of one group")
    for kind, count in found.most_common():
        print(f"{kind:15} pairs {count:6}  one actor {right[kind]:5}  precision {right[kind] / count:.3f}")
    total = right.total()
    print(f"all             pairs {found.total():6}  one actor {total:5}  recall {total / possible:.3f}")


def scores() -> None:
    """Prints precision and recall of the score at each threshold, on the half that chose and that judges."""
    for judging in (False, True):
        actors = tuple(actor for actor in groups() if second_half(actor.id) == judging)
        made, owner = profiles_of(actors)
        scored = [(weigh(made[a], made[b]).score, owner[a] == owner[b]) for a, b in pairs_of(made)]
        possible, half = true_pairs(owner), "judging" if judging else "choosing"
        print(f"{half} half: {len(made)} names, {possible} pairs are of one group")
        for least, right, count in above(scored):
            print(
                f"from {least:.2f}: pairs {count:5}  precision {right / max(count, 1):.3f}"
                f"  recall {right / possible:.3f}"
            )


def above(scored: list[tuple[float, bool]]) -> Iterator[tuple[float, int, int]]:
    """For each threshold how many pairs that score so much are one actor, and how many there are."""
    for least in THRESHOLDS:
        some = [same for score, same in scored if score >= least]
        yield least, sum(some), len(some)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("names", "scores"), default="names")
    {"names": names, "scores": scores}[parser.parse_args().what]()


if __name__ == "__main__":
    main()
