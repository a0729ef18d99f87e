"""The actors of the casefile, the most spoken of first."""

from __future__ import annotations

from itertools import islice

from starlette.responses import Response

from factions.casefile import KnownActor
from factions.casefile.names import folded
from factions.workbench.naming import LOOKED_AT, everybody, once_each
from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page

_NAMES = 4
KINDS = ("group", "state", "state_force", "people", "person")


def actors(visit: Visit) -> Response:
    words, kind = visit.text("words"), visit.text("kind")
    found = [one for one in everybody(visit) if matches(one, words, kind)]
    listed = paged(visit, found)
    return visit.page(
        "actors.html",
        title="Actors",
        actors=listed,
        rows=[(one, _others(one)) for one in listed.items],
        words=words,
        kind=kind,
        kinds=KINDS,
        looked_at=LOOKED_AT,
    )


def _others(actor: KnownActor) -> tuple[str, ...]:
    """Some names that it goes by besides its best one."""
    others = (name for name in once_each(actor.names) if folded(name) != folded(actor.name))
    return tuple(islice(others, _NAMES))


def matches(actor: KnownActor, words: str | None, kind: str | None = None) -> bool:
    """Whether one of its names holds the words, whatever their case and accents."""
    if kind is not None and kind not in actor.kinds:
        return False
    sought = folded(words or "")
    return not sought or any(sought in folded(name) for name in (actor.name, *actor.names))


ROUTES = (page("/actors", actors, name="actors"),)
