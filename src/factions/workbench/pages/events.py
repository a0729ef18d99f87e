"""Events, as a list and on a map: by kind, country, actor and time."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from factions.questions import Answer, events, summary
from factions.vocabulary import load_vocabulary
from factions.workbench.lines import show
from factions.workbench.naming import actor_of
from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page

_FILTERS = ("kind", "country", "actor", "since", "until")
_SIZE = 40


def list_events(visit: Visit) -> Response:
    if _too_many(visit):
        return _counted(visit, "events", "Events")
    answer = _asked(visit)
    listed = paged(visit, answer.lines, size=_SIZE)
    return visit.page(
        "events.html",
        title="Events",
        answer=answer,
        summary=summary(answer),
        listed=listed,
        lines=show(visit, answer, listed.items),
        **_form(visit),
    )


def show_map(visit: Visit) -> Response:
    if _too_many(visit):
        return _counted(visit, "map", "Map")
    answer = _asked(visit)
    placed = [line for line in answer.lines if getattr(line, "latitude", None) is not None]
    listed = paged(visit, placed, size=_SIZE)
    return visit.page(
        "map.html",
        title="Map",
        answer=answer,
        listed=listed,
        unplaced=len(answer.lines) - len(placed),
        lines=show(visit, answer, listed.items),
        **_form(visit),
    )


def _asked(visit: Visit) -> Answer:
    given = {name: visit.text(name) for name in _FILTERS}
    actor = given.pop("actor")
    key = actor_of(visit, actor).key if actor else None
    return visit.answer(events, actor=key, **given)


def _too_many(visit: Visit) -> bool:
    return visit.is_large and visit.text("actor") is None


def _counted(visit: Visit, route: str, title: str) -> Response:
    """In a large casefile all events are counted by month and kind; an actor's are listed."""
    given = {name: visit.text(name) for name in ("kind", "country", "since", "until")}
    counts = visit.casefile.count_events(**given)
    kinds: dict[str, int] = {}
    for one in counts:
        kinds[one.kind] = kinds.get(one.kind, 0) + one.events
    return visit.page(
        "events_counted.html",
        title=title,
        route=route,
        total=sum(kinds.values()),
        by_kind=sorted(kinds.items(), key=lambda one: -one[1]),
        **_form(visit),
    )


def _form(visit: Visit) -> dict[str, Any]:
    """What the filters are set to, and what they may be set to."""
    given = {name: visit.text(name) for name in _FILTERS}
    return {
        "given": given,
        "kinds": load_vocabulary().kinds("event"),
        "filters": {k: v for k, v in given.items() if v},
    }


ROUTES = (
    page("/events", list_events, name="events"),
    page("/map", show_map, name="map"),
)
