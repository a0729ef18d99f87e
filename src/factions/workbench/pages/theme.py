"""Light, dark, or as the system has it: the choice is a cookie, so that pages need no script for it."""

from __future__ import annotations

from starlette.responses import Response

from factions.workbench.visit import THEME_COOKIE, THEMES, Given, Visit, write

_YEAR_SECONDS = 365 * 24 * 3600


def choose_theme(visit: Visit, given: Given) -> Response:
    response = visit.back(given.of("back"), visit.link("home"))
    chosen = given.of("theme")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=_YEAR_SECONDS, httponly=True, samesite="strict", path="/"
        )
    return response


ROUTES = (write("/theme", choose_theme, name="theme"),)
