"""The keys as a page, for a browser without scripts and for printing."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.visit import Visit, page


def keys(visit: Visit) -> Response:
    return visit.page("keys.html", title="Keys")


ROUTES = (page("/keys", keys, name="keys"),)
