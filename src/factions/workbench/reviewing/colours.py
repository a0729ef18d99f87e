"""The pictures' colours as a stylesheet: what rests on a kind of claim has one colour on every page."""

from __future__ import annotations

from functools import cache

from starlette.responses import Response

from factions.pictures.palette import load_colours
from factions.vocabulary import load_vocabulary
from factions.workbench.assets import FOREVER
from factions.workbench.visit import Visit, page


def show(_: Visit) -> Response:
    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": FOREVER})


@cache
def stylesheet() -> str:
    """A class for each kind that sets `--kind` to its colour, light and dark."""
    light, dark = _rules("light"), _rules("dark")
    return (
        "\n".join(f"{selector} {{ --kind: {colour}; }}" for selector, colour in light)
        + "\n@media (prefers-color-scheme: dark) {\n"
        + "\n".join(f'[data-theme="auto"] {selector} {{ --kind: {colour}; }}' for selector, colour in dark)
        + "\n}\n"
        + "\n".join(f'[data-theme="dark"] {selector} {{ --kind: {colour}; }}' for selector, colour in dark)
    )


def _rules(theme: str) -> list[tuple[str, str]]:
    colours = load_colours()
    return [
        (f".kind-{kind}", colours.family(kind).colour("dark" if theme == "dark" else "light"))
        for kind in load_vocabulary().kinds()
    ]


ROUTES = (page("/kinds.css", show, name="kind_colours"),)
