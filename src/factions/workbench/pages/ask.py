"""Any question, asked by a form and answered in lines."""

from __future__ import annotations

from starlette.responses import Response

from factions.questions import heading, summary
from factions.workbench.asked import ASKED, address_of, asked, parameters
from factions.workbench.lines import show
from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page

_SIZE = 40
# The pictures themselves are loaded when one is drawn; which questions have one is known here.
_DRAWN = ("who", "relationship", "timeline", "lineage", "leaders", "events", "targeting", "resemblance")


def ask(visit: Visit) -> Response:
    name = visit.text("question")
    if name is None or (name in ASKED and _lacks(visit, name)):
        return visit.page("ask_form.html", title="Ask", questions=_forms(), chosen=name, given=visit.text)
    answer = asked(visit)
    listed = paged(visit, answer.lines, size=_SIZE)
    return visit.page(
        "ask.html",
        title=heading(answer),
        crumbs=[("Ask", visit.link("ask"))],
        answer=answer,
        summary=summary(answer),
        address=address_of(answer),
        is_drawn=answer.question in _DRAWN,
        listed=listed,
        lines=show(visit, answer, listed.items),
    )


def _lacks(visit: Visit, name: str) -> bool:
    return any(needed and visit.text(parameter) is None for parameter, needed in parameters(name))


def _forms() -> list[tuple[str, tuple[tuple[str, bool], ...]]]:
    return [(name, parameters(name)) for name in ASKED]


ROUTES = (page("/ask", ask, name="ask"),)
