"""The documents that could not be read: nobody should take their silence for an answer."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page


def problems(visit: Visit) -> Response:
    found = visit.casefile.problems()
    return visit.page("problems.html", title="Problems", problems=paged(visit, found))


ROUTES = (page("/problems", problems, name="problems"),)
