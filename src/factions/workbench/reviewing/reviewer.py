"""Who reviews: asked once, kept in a cookie, and written on every judgement."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.responses import Response

from factions.casefile.judgements import check_who
from factions.errors import UserError
from factions.workbench.visit import Given, Visit, write

COOKIE = "factions_reviewer"
_YEAR_SECONDS = 365 * 24 * 3600
_LONGEST = 80


def reviewer(visit: Visit) -> str | None:
    """The name of the one who looks at the page; null until it was given."""
    return unquote(visit.request.cookies.get(COOKIE, "")).strip()[:_LONGEST] or None


def need_reviewer(visit: Visit) -> str:
    """The name of the one who judges; raises UserError where nobody gave one."""
    name = reviewer(visit)
    if name is None:
        raise UserError("Say who judges first: go back and give your name. Every judgement carries one.")
    return name


def introduce(visit: Visit, given: Given) -> Response:
    response = visit.back(given.of("back"), visit.link("review"))
    name = " ".join((given.of("name") or "").split())[:_LONGEST]
    check_who(name)
    if "/" in name:
        raise UserError("A reviewer's name has no slash in it.")
    response.set_cookie(
        COOKIE, quote(name), max_age=_YEAR_SECONDS, httponly=True, samesite="strict", path="/"
    )
    return response


ROUTES = (write("/reviewer", introduce, name="reviewer"),)
