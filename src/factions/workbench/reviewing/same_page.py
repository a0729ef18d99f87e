"""Same or different? Pairs of actors and of events that may be one, with three answers and a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from starlette.responses import RedirectResponse, Response

from factions.casefile.events.asking import suggestions
from factions.casefile.identity.deciding import judge_actors
from factions.casefile.identity.suggesting import suggest
from factions.casefile.judgements import PAIRS, Judgement
from factions.errors import UserError
from factions.workbench.reviewing import deciding
from factions.workbench.reviewing.actor_pairs import actor_pair, open_pairs
from factions.workbench.reviewing.event_pairs import event_pair
from factions.workbench.reviewing.reviewer import need_reviewer, reviewer
from factions.workbench.visit import Given, Visit, page, write

T = TypeVar("T")
ANSWERS = (*PAIRS, "unsure")
KEYS = (
    ("s", "Same"), ("d", "Different"), ("u", "Unsure"), ("l", "Later: the next pair"),
    ("z", "Take back my last answer"),
)  # fmt: skip
_LISTED = 12
_MOST_EVENTS = 200


def show_actors(visit: Visit) -> Response:
    """The pair of actors asked for, or the likeliest one that nobody judged."""
    found = open_pairs(visit.casefile, visit.case)
    chosen = _chosen(visit, found)
    return _page(
        visit,
        "reviewing/same_actors.html",
        "Same actor or two?",
        pair=actor_pair(visit.casefile, visit.case, chosen) if chosen else None,
        waiting=found,
    )


def show_events(visit: Visit) -> Response:
    """The pair of reports asked for, or the likeliest one that nobody judged."""
    found = visit.once("event pairs", lambda: suggestions(visit.casefile, most=_MOST_EVENTS))
    chosen = _chosen(visit, found)
    return _page(
        visit,
        "reviewing/same_events.html",
        "Same event or two?",
        pair=event_pair(visit.casefile, chosen) if chosen else None,
        waiting=found,
        most=_MOST_EVENTS,
    )


def answer_actors(visit: Visit, given: Given) -> Response:
    what, pair = _answer(given)
    made = judge_actors(visit.casefile, what, pair, who=need_reviewer(visit), why=given.of("why"))
    return RedirectResponse(visit.link("same_actors", done=made.id), status_code=303)


def answer_events(visit: Visit, given: Given) -> Response:
    what, pair = _answer(given)
    made = visit.casefile.judge(what, pair, who=need_reviewer(visit), why=given.of("why"))
    return RedirectResponse(visit.link("same_events", done=made.id), status_code=303)


def take_back(visit: Visit, given: Given) -> Response:
    """Takes back an answer, and leads to the queue that it was given in."""
    taken = deciding.undo(visit.casefile, given.of("judgement") or "", who=need_reviewer(visit))
    route = "same_events" if taken.on[0].startswith("clm_") else "same_actors"
    return RedirectResponse(visit.link(route), status_code=303)


def compare(visit: Visit, _: Given) -> Response:
    """Compares the actors anew, which finds those of documents that were added since."""
    suggest(visit.casefile)
    return RedirectResponse(visit.link("same_actors"), status_code=303)


def _chosen(visit: Visit, found: Sequence[T]) -> T | None:
    """The pair at the place in the queue that the address gives; beyond its end, the first."""
    at = visit.number("at", 1)
    return found[at - 1 if at <= len(found) else 0] if found else None


def _answer(given: Given) -> tuple[str, tuple[str, str]]:
    what, one, other = given.of("what"), given.of("one"), given.of("other")
    if what not in ANSWERS or one is None or other is None:
        raise UserError(f"Say {', '.join(ANSWERS)} of one thing and another.")
    return what, (one, other)


def _page(visit: Visit, template: str, title: str, *, waiting: Sequence[T], **values: Any) -> Response:
    at = visit.number("at", 1)
    return visit.page(
        template,
        title=title,
        keys=KEYS,
        who=reviewer(visit),
        done=_done(visit),
        waiting=waiting,
        at=at if at <= len(waiting) else 1,
        listed=_LISTED,
        **values,
    )


def _done(visit: Visit) -> Judgement | None:
    """The answer that led here, if it still stands and is one's own: it can be taken back at once."""
    made, who = visit.text("done"), reviewer(visit)
    return next((one for one in visit.casefile.judgements() if one.id == made and one.who == who), None)


ROUTES = (
    page("/same/actors", show_actors, name="same_actors"),
    page("/same/events", show_events, name="same_events"),
    write("/same/actors", answer_actors, name="answer_actors"),
    write("/same/events", answer_events, name="answer_events"),
    write("/same/compare", compare, name="compare_actors"),
    write("/same/undo", take_back, name="take_back_answer"),
)
