"""One actor: everything said of it, and who says so."""

from __future__ import annotations

from starlette.responses import Response

from factions.errors import UserError
from factions.questions import who
from factions.workbench.visit import Visit, page


def actor(visit: Visit) -> Response:
    name = visit.text("name")
    if name is None:
        raise UserError("Which actor? Give its name or id.")
    answer = visit.answer(who, name)
    return visit.page("actor.html", title=name, crumbs=[], answer=answer)


ROUTES = (page("/actor", actor, name="actor"),)
