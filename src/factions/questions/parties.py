"""Who a name means, and what an actor is called in an answer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz, process

from factions.errors import AmbiguousActor, UnknownActor
from factions.questions.casefile import Casefile
from factions.records import Claim, Role
from factions.registry import load_registry

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NEAREST = 5
# The names of one answer are asked for with each of its claims and lines.
_NAMES = 8_192
_LIKE = 70


class Party(Struct, frozen=True):
    """An actor asked about.

    `key` is its id, or its plain name where it has none; `handles` are what the casefile is asked by.
    """

    key: str
    name: str
    handles: tuple[str, ...]


def party_key(role: Role) -> str:
    """What two mentions of one actor share: its id, else its name without article and letter case."""
    return role.actor or plain(role.name)


@lru_cache(maxsize=_NAMES)
def plain(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def find_party(casefile: Casefile, name: str) -> Party:
    """The actor of the casefile that a name or id means; raises UnknownActor or AmbiguousActor."""
    keys = casefile.actor_keys(name) or _by_registry(casefile, name)
    with_id = _by_best_name(casefile, name, [key for key in keys if _is_id(key)])
    if len(with_id) > 1:
        raise AmbiguousActor(name, tuple(f"{called(casefile, key)} ({key})" for key in with_id))
    if with_id:
        return Party(with_id[0], name, tuple(with_id))
    if keys:
        return Party(plain(keys[0]), name, tuple(keys))
    raise UnknownActor(name, _nearest(casefile, name))


def _by_best_name(casefile: Casefile, name: str, keys: list[str]) -> list[str]:
    """The actor whose best name it is, where others merely go by it too ("the Taliban" of Pakistan)."""
    if len(keys) < 2:
        return keys
    best = [key for key in keys if plain(called(casefile, key)) == plain(name)]
    return best or keys


def claims_with(casefile: Casefile, party: Party, kinds: Collection[str] | None = None) -> list[Claim]:
    """The claims in which the party has a role, or those of some kinds."""
    return [claim for handle in party.handles for claim in casefile.claims(actor=handle, kind=kinds)]


def _is_id(key: str) -> bool:
    return key.startswith(("act_", "usr_"))


def called(casefile: Casefile, key: str) -> str:
    """An actor's best name, found without a look at all actors: the registry's, else its commonest."""
    registry = load_registry()
    if registry.knows(key):
        return registry.get(key).name
    return next(iter(casefile.names(key)), key)


def _by_registry(casefile: Casefile, name: str) -> tuple[str, ...]:
    """Those of the casefile whom the registry knows by the name: the best, and all that are as good."""
    matches = [match for match in load_registry().find(name) if casefile.actor_keys(match.actor.id)]
    return tuple(sorted(match.actor.id for match in matches if match.score == matches[0].score))


def _nearest(casefile: Casefile, name: str) -> tuple[str, ...]:
    called = {words: actor.name for actor in casefile.actors() for words in (actor.name, *actor.names)}
    choices = {words: plain(words) for words in called}
    found = process.extract(plain(name), choices, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_LIKE)
    return tuple(dict.fromkeys(called[words] for _, _, words in found))


def display_names(claims: Iterable[Claim]) -> dict[str, str]:
    """What each party is called: the name its mentions have most often, by the claims at hand alone."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for role in claim.roles:
            seen[party_key(role)][within_sentence(role.name)] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in seen.items()}


@lru_cache(maxsize=_NAMES)
def within_sentence(name: str) -> str:
    """A name whose article began a sentence, as it stands within one."""
    return _ARTICLE.sub(lambda article: article[0].lower(), name)


def has_party(claim: Claim, key: str) -> bool:
    return any(party_key(role) == key for role in claim.roles)
