"""The picture of an answer within a page that needs nothing else."""

from __future__ import annotations

import base64

from factions.questions import Answer


def picture_of(answer: Answer) -> str | None:
    """The picture as a `data:` address of an SVG, always light, as paper is; null where there is none.

    Pictures are loaded here and not above: a report without one need not wait for them.
    """
    from factions.pictures import VIEWS, picture, svg

    if answer.question not in VIEWS or not answer.lines:
        return None
    drawn = svg(picture(answer, theme="light"), heading=False)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
