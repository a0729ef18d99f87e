"""What goes wrong, as a page that says what to do; never a traceback."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from factions.errors import AmbiguousActor, BadDate, FactionsError, RunStopped, UnknownActor, UserError
from factions.workbench.visit import Visit

_TITLES = {404: "There is no such page", 405: "That cannot be done here"}


def show_fault(request: Request, fault: Exception) -> Response:
    """The page of an error that is told apart by its class."""
    if isinstance(fault, HTTPException):
        usual = fault.detail == HTTPStatus(fault.status_code).phrase
        words = (
            "The address leads nowhere; perhaps a part of it was lost on the way." if usual else fault.detail
        )
        return _page(request, fault.status_code, _TITLES.get(fault.status_code, "That did not work"), words)
    if isinstance(fault, UnknownActor):
        title = (
            "Several actors go by that name" if isinstance(fault, AmbiguousActor) else "Nobody of that name"
        )
        return _page(request, 404, title, str(fault), nearest=fault.nearest)
    if isinstance(fault, BadDate):
        return _page(request, 400, "That is not a date", str(fault))
    if isinstance(fault, UserError):
        unknown = " has no " in str(fault)
        title = "That is not in this casefile" if unknown else "That cannot be answered as asked"
        return _page(request, 404 if unknown else 400, title, str(fault))
    if isinstance(fault, RunStopped):
        return _page(request, 503, "The casefile cannot be used just now", str(fault))
    assert isinstance(fault, FactionsError)
    return _page(request, 500, "A promise of this program does not hold", str(fault))


def show_failure(request: Request, _: Exception) -> Response:
    """What nobody foresaw: the terminal has the details, the page none."""
    words = "Nothing was lost. The terminal where `factions open` runs shows what happened; please report it."
    return _page(request, 500, "Something went wrong in this program", words)


def _page(
    request: Request, status: int, title: str, words: str, *, nearest: tuple[str, ...] = ()
) -> Response:
    visit = Visit(request, clocks=False)
    return visit.page("fault.html", title=title, status=status, words=words, nearest=nearest)
