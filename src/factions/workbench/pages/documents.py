"""The documents of the casefile, by publication date."""

from __future__ import annotations

from starlette.responses import Response

from factions.casefile.listing import MOST_FOUND, list_documents
from factions.workbench.paging import fetched
from factions.workbench.visit import Visit, page


def documents(visit: Visit) -> Response:
    words = visit.text("words")
    listed = fetched(
        visit,
        lambda most, skip: list_documents(
            visit.casefile, words=words, known_by=visit.known_by, most=most, skip=skip
        ),
    )
    return visit.page("documents.html", title="Documents", documents=listed, words=words, most=MOST_FOUND)


ROUTES = (page("/documents", documents, name="documents"),)
