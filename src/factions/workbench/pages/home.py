"""Home: what is in the casefile, and what needs doing."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.visit import Visit, page


def home(visit: Visit) -> Response:
    documents = visit.case.documents(known_by=visit.known_by)
    return visit.page("home.html", title="Home", documents=documents)


ROUTES = (page("/", home, name="home"),)
