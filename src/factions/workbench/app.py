"""The workbench as a whole: its pages behind its guard."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import Route

from factions.casefile import Casefile
from factions.errors import FactionsError
from factions.reading.reader import Reader
from factions.registry import load_registry
from factions.vocabulary import load_vocabulary
from factions.workbench.adding import add_page
from factions.workbench.adding.batches import Batches
from factions.workbench.addresses import Addresses
from factions.workbench.assets import serve_asset
from factions.workbench.bench import Bench
from factions.workbench.faults import show_failure, show_fault
from factions.workbench.guarding import Guard, SecureHeaders
from factions.workbench.pages import (
    actor,
    actors,
    ask,
    cite,
    disagreements,
    documents,
    event,
    events,
    home,
    judgements,
    keys,
    lineage,
    picture,
    problems,
    relationship,
    report,
    search,
    theme,
)
from factions.workbench.rendering import environment
from factions.workbench.reviewing import audit_page, colours, reading_page, reviewer, same_page
from factions.workbench.visit import Visit

_PAGES = (
    home, documents, actors, actor, relationship, lineage, events, event, disagreements, ask, search, cite,
    report, picture, problems, judgements, keys, theme,
    add_page, reading_page, same_page, audit_page, reviewer, colours,
)  # fmt: skip


def make_ready() -> None:
    """Loads what the first pages would wait for: the registry, the vocabulary and the templates."""
    load_registry()
    load_vocabulary()
    for name in environment().list_templates():
        environment().get_template(name)


def look_ahead(app: Starlette) -> None:
    """Makes the pages that are asked for first: what their statements and answers need is then at hand."""
    visit = _visit(app, "/")
    home.home(visit)
    for most_spoken_of in visit.case.actors()[:1]:
        actor.show(_visit(app, "/actor", name=most_spoken_of.key))


def _visit(app: Starlette, path: str, **query: str) -> Visit:
    asked = urlencode(query).encode()
    return Visit(
        Request(
            {"type": "http", "method": "GET", "path": path, "query_string": asked, "headers": [], "app": app}
        )
    )


def make_app(casefile: Casefile, token: str, reader: Reader | None = None) -> Starlette:
    """The pages of an open casefile, for those who have the token. The caller closes the casefile.

    Documents that are added are read by `reader`, else by the built-in one.
    """
    pages = [route for module in _PAGES for route in module.ROUTES]
    app = Starlette(
        routes=[*pages, Route("/static/{digest}/{name}", serve_asset, methods=["GET"], name="static")],
        middleware=[Middleware(SecureHeaders), Middleware(Guard, token=token)],
        exception_handlers={
            FactionsError: show_fault,
            HTTPException: show_fault,
            Exception: show_failure,
        },
    )
    app.state.bench = Bench(casefile)
    app.state.batches = Batches(casefile, reader)
    app.state.addresses = Addresses(pages)
    app.state.name = PurePath(casefile.name).name
    return app
