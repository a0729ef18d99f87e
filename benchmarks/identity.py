"""How well names alone tell whether two actors are one: `python -m benchmarks.identity`.

Gold are the registry's own names (UCDP's list with curated names): two names of one actor are the same, names
of two actors are not. Only pairs that share a mark are compared, as `factions suggest` does. What a casefile
adds (people, partners, places, years) is not in this, so the figures are of the names' part alone. The
registry's knowledge of names is left out of it; otherwise every pair would be known.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from factions.casefile.identity.naming import compare
from factions.casefile.identity.profiles import Profile, blocks
from factions.registry import load_registry

LARGEST_BLOCK = 60
GROUPS = frozenset({"group"})


def main() -> None:
    """Prints, for each kind of likeness, how many pairs it found and how many of them are one actor."""
    profiles, owner = [], {}
    for actor in load_registry().actors:
        if actor.kinds[-1].kind in GROUPS and actor.source != "country":
            for name in {name.text for name in actor.names}:
                key = f"{actor.id} {name}"
                profiles.append(Profile(key, (name,)))
                owner[key] = actor.id
    named = {profile.key: profile.names for profile in profiles}
    kept = (sorted(keys) for keys in blocks(profiles).values() if len(keys) <= LARGEST_BLOCK)
    pairs = {pair for keys in kept for pair in combinations(keys, 2)}
    right, all_found = Counter[str](), Counter[str]()
    for one, other in pairs:
        if found := compare(named[one], named[other]):
            all_found[found[0]] += 1
            right[found[0]] += owner[one] == owner[other]
    one_actor = Counter(owner.values())
    possible = sum(count * (count - 1) // 2 for count in one_actor.values())
    print(f"{len(profiles)} names of {len(one_actor)} groups; {possible} pairs of names are one group's")
    for kind, count in all_found.most_common():
        print(f"{kind:15} pairs {count:6}  one actor {right[kind]:5}  precision {right[kind] / count:.3f}")
    total = sum(right.values())
    print(f"all             pairs {all_found.total():6}  one actor {total:5}  recall {total / possible:.3f}")


if __name__ == "__main__":
    main()
