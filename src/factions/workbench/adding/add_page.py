"""The page on which documents are added, and the one that tells what became of each."""

from __future__ import annotations

from collections import Counter

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from factions.documents import Limits
from factions.errors import UserError
from factions.workbench.adding.batches import Batch, Batches
from factions.workbench.adding.sending import FIELDS, MOST_FILES, Sending, receive
from factions.workbench.guarding import LARGEST_UPLOAD, UPLOADS
from factions.workbench.visit import Visit, page

# What a file chooser offers first; whatever else is sent is told what is wrong with it.
_OFFERED = ".txt,.md,.html,.htm,.pdf,.docx"


def show(visit: Visit) -> Response:
    return _form(visit, None)


def show_batch(visit: Visit) -> Response:
    """What became of each document, and how many are still to be read."""
    batch = _batches(visit).get(visit.part("id"))
    if batch is None:
        raise HTTPException(404, "Its list is not kept any more; what was added is among the documents.")
    items = batch.items
    states = Counter(item.state for item in items)
    return visit.page(
        "adding/added.html",
        title="Adding documents" if not batch.finished else "Documents added",
        crumbs=[("Documents", visit.link("documents")), ("Add documents", visit.link("add"))],
        items=items,
        states=states,
        done=len(items) - states["waiting"] - states["reading"],
        finished=batch.finished,
    )


async def add(request: Request) -> Response:
    """Takes what was sent and leads to its list; it is read after the answer."""
    sending = await receive(request)
    return await run_in_threadpool(lambda: _started(Visit(request), sending))


def _started(visit: Visit, sending: Sending) -> Response:
    try:
        batch = Batch(sending.documents())
    except UserError as fault:
        return _form(visit, sending, str(fault))
    _batches(visit).start(batch)
    return RedirectResponse(visit.link("added", id=batch.id), status_code=303)


def _form(visit: Visit, sending: Sending | None, fault: str = "") -> Response:
    limits = Limits()
    return visit.page(
        "adding/add.html",
        title="Add documents",
        crumbs=[("Documents", visit.link("documents"))],
        status=400 if fault else 200,
        fault=fault,
        sent=sending.fields if sending else dict.fromkeys(FIELDS, ""),
        lost=len(sending.files) if sending else 0,
        offered=_OFFERED,
        most_files=MOST_FILES,
        largest=limits.file_bytes // 1_000_000,
        together=LARGEST_UPLOAD // 1_000_000,
    )


def _batches(visit: Visit) -> Batches:
    found: Batches = visit.request.app.state.batches
    return found


ROUTES = (
    page(UPLOADS, show, name="add"),
    Route(UPLOADS, add, methods=["POST"], name="add_documents"),
    page("/add/{id}", show_batch, name="added"),
)
