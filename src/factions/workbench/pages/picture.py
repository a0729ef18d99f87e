"""The pictures of answers, drawn on the server: an image that needs no script, at an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.responses import JSONResponse, Response

from factions.errors import UserError
from factions.questions import Answer
from factions.workbench.asked import asked
from factions.workbench.visit import Visit, page

if TYPE_CHECKING:
    from altair import TopLevelMixin

    from factions.pictures import Theme


def draw(visit: Visit) -> Response:
    """The picture of an answer as SVG, without the heading that the page has anyway."""
    from factions.pictures import svg

    key = ("svg", visit.request.url.query)
    return _image(visit.once(key, lambda: svg(_picture(visit, asked(visit)), heading=False)))


def specify(visit: Visit) -> Response:
    """The same picture as a Vega-Lite specification, for a script that makes it answer to the mouse."""
    from factions.pictures import spec

    return JSONResponse(spec(_picture(visit, asked(visit)), heading=False))


def serve_vega(visit: Visit) -> Response:
    """What draws a specification in the browser; asked for only where somebody wants to point at things."""
    from factions.pictures import javascript

    headers = {"Cache-Control": "private, max-age=86400"}
    return Response(javascript(), media_type="text/javascript", headers=headers)


def draw_counts(visit: Visit) -> Response:
    """Events by month as the casefile counts them, however many there are."""
    from factions.pictures import counted_by_month, svg

    given = {name: visit.text(name) for name in ("kind", "country", "since", "until")}
    counts = visit.casefile.count_events(**given)
    return _image(svg(counted_by_month(counts, heading="", theme=_theme(visit)), heading=False))


def draw_nothing() -> str:
    """Starts what draws, which takes a second or two, so that the first picture need not wait for it."""
    from factions.pictures import counted_by_month, svg

    return svg(counted_by_month((), heading="", theme="light"), heading=False)


def _picture(visit: Visit, answer: Answer) -> TopLevelMixin:
    from factions.pictures import picture

    made: TopLevelMixin = picture(answer, visit.text("view"), theme=_theme(visit))
    return made


def _theme(visit: Visit) -> Theme:
    theme = visit.text("theme") or "light"
    if theme not in ("light", "dark"):
        raise UserError(f"{theme!r} is no theme; it is light or dark.")
    return cast("Theme", theme)


def _image(content: str) -> Response:
    return Response(content, media_type="image/svg+xml")


ROUTES = (
    page("/picture.svg", draw, name="picture"),
    page("/picture.json", specify, name="picture_spec"),
    page("/vega.js", serve_vega, name="vega"),
    page("/counts.svg", draw_counts, name="counts_picture"),
)
