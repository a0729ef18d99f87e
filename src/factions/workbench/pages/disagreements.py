"""Where the sources differ: relations affirmed and denied, and events with other tolls, days or doers."""

from __future__ import annotations

from starlette.responses import Response

from factions.questions import DisputeLine, disagreements, summary
from factions.workbench.lines import group
from factions.workbench.naming import actor_of
from factions.workbench.visit import Visit, page

_TITLES = {
    "relation": "How actors stand to each other",
    "toll": "How many were harmed",
    "date": "When it happened",
    "doer": "Who did it",
}
_MOST = 20


def show(visit: Visit) -> Response:
    name = visit.text("actor")
    about = actor_of(visit, name, parameter="actor") if name else None
    crumbs = [("Actors", visit.link("actors")), (about.name, about.address)] if about else []
    answer = visit.answer(disagreements, about.key if about else None)
    lines = [line for line in answer.lines if isinstance(line, DisputeLine)]
    groups = [
        group(visit, answer, [line for line in lines if line.matter == matter], title, most=_MOST)
        for matter, title in _TITLES.items()
    ]
    return visit.page(
        "disagreements.html",
        title="Disagreements",
        crumbs=crumbs,
        about=about,
        answer=answer,
        summary=summary(answer),
        groups=[one for one in groups if one.lines],
    )


ROUTES = (page("/disagreements", show, name="disagreements"),)
