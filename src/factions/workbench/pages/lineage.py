"""The lineage map: where an actor came from, and what became of it and of those around it."""

from __future__ import annotations

from starlette.responses import Response

from factions.casefile.summaries import Narrowed
from factions.questions import lineage, summary
from factions.questions.lineage import STEPS
from factions.workbench.lines import group
from factions.workbench.naming import Named, actor_of, named
from factions.workbench.visit import Visit, page

_MOST = 40
_SUGGESTED = 24
_LOOKED_AT = 200


def show(visit: Visit) -> Response:
    name = visit.text("actor")
    if name is None:
        return visit.page("lineage_choose.html", title="Lineage", actors=_with_steps(visit))
    about = actor_of(visit, name, parameter="actor")
    steps = visit.number("steps", 1, least=0, most=5)
    answer = visit.answer(lineage, about.key, steps=steps, ties=True)
    drawn = {"question": "lineage", "actor": about.key, "steps": steps, "ties": "true", "marks": "true"}
    return visit.page(
        "lineage.html",
        title="Lineage",
        crumbs=[("Actors", visit.link("actors")), (about.name, about.address)],
        about=about,
        steps=steps,
        answer=answer,
        summary=summary(answer),
        drawn=drawn,
        lines=group(visit, answer, answer.lines, about=(about.key,), most=_MOST),
    )


def _with_steps(visit: Visit) -> list[Named]:
    """Actors of whom a founding, split, merger or succession is told."""
    narrowed = Narrowed(known_by=visit.known_by, kinds=STEPS)
    claims, _ = visit.case.latest_claims(None, ties=True, most=_LOOKED_AT, narrowed=narrowed)
    keys = dict.fromkeys(role.actor for claim in claims for role in claim.roles if role.actor)
    return [named(visit, key) for key in list(keys)[:_SUGGESTED] if key]


ROUTES = (page("/lineage", show, name="lineage"),)
