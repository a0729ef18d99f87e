"""Any question, asked by a form and answered in lines."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from factions.questions import QUESTIONS, summary
from factions.workbench.asked import ASKED, SWITCHES, address_of, asked, heading_of, parameters
from factions.workbench.lines import show
from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page

_SIZE = 40
_DAYS = ("since", "until")
_WORDS = {"a": "one actor", "b": "the other actor", "other": "another actor", "data": "data set"}
# The pictures themselves are loaded when one is drawn; which questions have one is known here.
_DRAWN = ("who", "relationship", "timeline", "lineage", "leaders", "events", "targeting", "resemblance")


class Field(Struct, frozen=True):
    """One field of a question's form."""

    name: str
    words: str
    type: str
    needed: bool


class Form(Struct, frozen=True):
    """The form of one question; `about` says what it answers."""

    question: str
    about: str
    fields: tuple[Field, ...]


def ask(visit: Visit) -> Response:
    name = visit.text("question")
    if name is None or (name in ASKED and _lacks(visit, name)):
        return visit.page("ask_form.html", title="Ask", questions=_forms(), chosen=name, given=visit.text)
    answer = asked(visit)
    listed = paged(visit, answer.lines, size=_SIZE)
    return visit.page(
        "ask.html",
        title=heading_of(visit, answer),
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


def _forms() -> list[Form]:
    return [_form(name) for name in ASKED]


def _form(name: str) -> Form:
    about = (QUESTIONS[name].__doc__ or "").partition("\n")[0].replace("`", "")
    fields = (
        Field(parameter, _WORDS.get(parameter, parameter), "date" if parameter in _DAYS else "text", needed)
        for parameter, needed in parameters(name)
        if parameter not in SWITCHES
    )
    return Form(name, about, tuple(fields))


ROUTES = (page("/ask", ask, name="ask"),)
