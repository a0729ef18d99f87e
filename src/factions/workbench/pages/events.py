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
    answer = _asked(visit)
    listed = paged(visit, answer.lines, size=_SIZE)
    return visit.page(
        "events.html",
        title="Events",
        answer=answer,
        summary=summary(answer),
        listed=listed,
        lines=show(visit, answer, listed.items),
        counted=_counted(visit),
        **_form(visit),
    )


def show_map(visit: Visit) -> Response:
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


def _counted(visit: Visit) -> bool:
    """Whether the picture is of all events as the casefile counts them: it cannot by actor or by a clock."""
    return visit.text("actor") is None and not any(visit.clocks.values())


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
