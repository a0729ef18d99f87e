"""Search over documents, actors and claims."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.visit import Visit, page


def search(visit: Visit) -> Response:
    words = visit.text("q")
    hits = visit.casefile.search(words) if words else ()
    return visit.page("search.html", title="Search", words=words, hits=hits)


ROUTES = (page("/search", search, name="search"),)
