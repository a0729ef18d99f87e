"""The documents of the casefile, by publication date."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page


def documents(visit: Visit) -> Response:
    found = visit.case.documents(known_by=visit.known_by)
    return visit.page("documents.html", title="Documents", documents=paged(visit, found))


ROUTES = (page("/documents", documents, name="documents"),)
