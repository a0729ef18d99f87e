"""Home: what is in the casefile, and what needs doing."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from factions.casefile.events.asking import count_suggestions
from factions.casefile.judgements import VERDICTS
from factions.casefile.listing import latest_documents, sizes
from factions.workbench.naming import LOOKED_AT, everybody
from factions.workbench.rendering import plural
from factions.workbench.reviewing.actor_pairs import open_pairs
from factions.workbench.visit import Visit, page

_LATEST = 6
_ACTORS = 12
_PAIRS = 50
_WHY = {
    "same_actors": "Taken for two, an actor's claims are in two places.",
    "same_events": "Taken for two, an event is counted twice.",
    "review": "Judging them is how the quality of the reading is known.",
    "problems": "Each says why, and what to do.",
    "documents": "They are left out of everything known by a day.",
    "judgements": "A newer reading has no such claim any more.",
}


class Task(Struct, frozen=True):
    """Something that needs a person, with where it is done."""

    words: str
    why: str
    address: str


def home(visit: Visit) -> Response:
    size = visit.once(("sizes", visit.known_by), lambda: sizes(visit.casefile, known_by=visit.known_by))
    actors = everybody(visit)
    events = sum(count.events for count in visit.casefile.count_events()) if not visit.known_by else None
    return visit.page(
        "home.html",
        title="Home",
        size=size,
        actors=actors,
        shown_actors=actors[:_ACTORS],
        looked_at=LOOKED_AT,
        events=events,
        latest=latest_documents(visit.casefile, known_by=visit.known_by, most=_LATEST),
        tasks=_tasks(visit, size.claims or 0, size.undated),
    )


def _tasks(visit: Visit, claims: int, undated: int) -> list[Task]:
    """What waits, the work that changes answers most first; it is of today, whatever day is asked about."""
    judged = len({one.on[0] for one in visit.casefile.judgements() if one.what in VERDICTS})
    problems = len(visit.casefile.problems())
    lost = len(visit.case.unattached())
    actors, events = visit.once("pairs", lambda: _pairs(visit))
    found = [
        (actors, plural(actors, "pair of actors", "pairs of actors") + " may be one", "same_actors"),
        (events, plural(events, "pair of events", "pairs of events") + " may be one", "same_events"),
        (claims - judged, f"{claims - judged:,} of {claims:,} claims nobody has judged", "review"),
        (problems, plural(problems, "document could", "documents could") + " not be read", "problems"),
        (undated, plural(undated, "document has", "documents have") + " no date", "documents"),
        (lost, plural(lost, "judgement has", "judgements have") + " lost its claim", "judgements"),
    ]
    return [Task(words, _WHY[route], visit.link(route)) for number, words, route in found if number > 0]


def _pairs(visit: Visit) -> tuple[int, int]:
    """How many pairs of actors and of events wait for an answer, of events at most 50."""
    actors = open_pairs(visit.casefile, visit.case)
    return len(actors), count_suggestions(visit.casefile, most=_PAIRS)


ROUTES = (page("/", home, name="home"),)
