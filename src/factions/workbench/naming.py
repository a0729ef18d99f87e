"""What an actor is called on a page, and which one an address means."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from factions.casefile import KnownActor
from factions.casefile.identity import is_id
from factions.casefile.names import folded
from factions.errors import UserError
from factions.questions.parties import find_party
from factions.registry import load_registry
from factions.workbench.visit import Visit

# Who was spoken of by a day is found in the documents themselves, and in a large casefile in so many of them.
LOOKED_AT = 5_000


class Named(Struct, frozen=True):
    """An actor with its name and the address of its page; `key` is its id, or its name while it has none."""

    key: str
    name: str
    address: str


def called(visit: Visit, key: str) -> str:
    """The best name of a key: the registry's, a judged one, or the commonest one known by then."""
    return visit.seen.names.once((key, visit.known_by), lambda: _called(visit, key))


def named(visit: Visit, key: str) -> Named:
    return Named(key, called(visit, key), visit.link("actor", name=key))


def all_named(visit: Visit, keys: Iterable[str], *, but: Iterable[str] = ()) -> tuple[Named, ...]:
    """Those of the keys that are somebody: "a suicide bomber" has no page, as he may be anybody."""
    left_out = set(but)
    wanted = [key for key in keys if key not in left_out]
    known = visit.case.known_keys([key for key in wanted if not is_id(key)], known_by=visit.known_by)
    return tuple(named(visit, key) for key in wanted if is_id(key) or key in known)


def everybody(visit: Visit) -> tuple[KnownActor, ...]:
    """The actors of the casefile; by a day, those of the documents that were published last by then."""
    return visit.case.actors(known_by=visit.known_by, latest=LOOKED_AT if visit.known_by else None)


def actor_of(visit: Visit, name: str, *, parameter: str = "name") -> Named:
    """The actor that a name or id means; raises UserError without one, UnknownActor and AmbiguousActor."""
    if not name:
        raise UserError(f"Which actor? Give a name or an id ({parameter}).")
    party = visit.once(("party", name), lambda: find_party(visit.case, name))
    if is_id(party.key):
        return named(visit, party.key)
    handle = party.handles[0]
    return Named(handle, handle, visit.link("actor", name=handle))


def _called(visit: Visit, key: str) -> str:
    registry = load_registry()
    if registry.knows(key):
        return registry.get(key).name
    if not is_id(key):
        return key
    judged = (name.text for name in visit.case.identity.names(key))
    said = visit.case.names(key, known_by=visit.known_by)
    return next(iter((*judged, *said)), None) or _listed(visit, key)


def _listed(visit: Visit, key: str) -> str:
    """The name in the list of actors, for one whom its documents only ever describe."""
    return next((one.name for one in everybody(visit) if one.key == key), key)


def once_each(names: Iterable[str]) -> tuple[str, ...]:
    """Names that differ in more than case and article, each as it is written most often."""
    return tuple({folded(name): name for name in reversed(tuple(names))}.values())[::-1]
