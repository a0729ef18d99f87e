"""One event: each document's telling of it, the tolls side by side, and who goes back to whom."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from starlette.responses import Response

from factions.casefile.events.record import Event, make_event
from factions.casefile.events.tolls import ReportedToll
from factions.questions import Answer
from factions.questions.casefile import Seen, see
from factions.questions.event import event as ask_event
from factions.questions.holding import holds
from factions.questions.wording import period_words
from factions.records import Claim, Document
from factions.workbench.claims import list_claims
from factions.workbench.lines import show
from factions.workbench.paging import paged
from factions.workbench.sources import sources_of_claims
from factions.workbench.visit import Visit, page

_CLAIMS = 25
_TELLINGS = 40


class Figure(Struct, frozen=True):
    """A toll as one document gives it, beside the others."""

    toll: ReportedToll
    document: Document
    address: str


class Dated(Struct, frozen=True):
    """A day or days that reports give, and how many claims give them."""

    words: str
    claims: int


def show_event(visit: Visit) -> Response:
    id = visit.part("id")
    answer = visit.answer(ask_event, id)
    seen = see(visit.case, _claims(visit, answer), visit.known_by)
    event = make_event(id, seen.claims, list(seen.documents.values()), ())
    tellings = paged(visit, answer.lines, size=_TELLINGS)
    claims = paged(visit, seen.claims, size=_CLAIMS, name="claims")
    return visit.page(
        "event.html",
        title=_title(event),
        crumbs=[("Events", visit.link("events"))],
        event=event,
        answer=answer,
        tellings=tellings,
        lines=show(visit, answer, tellings.items),
        dates=[Dated(period_words(one.bounds).removeprefix("for "), len(one.claims)) for one in event.dates],
        tolls=[(range, _figures(visit, range.reported, seen)) for range in event.tolls],
        sources=sources_of_claims(visit, seen.claims),
        claims=claims,
        claim_rows=list_claims(visit, claims.items),
        holds=_holds(event, visit.on),
    )


def _claims(visit: Visit, answer: Answer) -> list[Claim]:
    """The claims of an answer's lines, as they stand."""
    wanted = {id for line in answer.lines for id in line.claims}
    documents = sorted({id for line in answer.lines for id in line.documents})
    return [claim for id in documents for claim in visit.case.claims(document=id) if claim.id in wanted]


def _title(event: Event) -> str:
    """Such as "Suicide bombing, Kunduz, 8 October 2021", by what most claims give."""
    place = [event.places[0].name] if event.places else []
    time = [period_words(event.dates[0].bounds).removeprefix("for ")] if event.dates else ["undated"]
    return ", ".join([event.kind.replace("_", " ").capitalize(), *place, *time])


def _figures(visit: Visit, reported: Sequence[ReportedToll], seen: Seen) -> list[Figure]:
    return [
        Figure(
            toll,
            seen.documents[toll.document],
            f"{visit.link('document', id=toll.document, claim=toll.claim)}#{toll.claim}",
        )
        for toll in reported
    ]


def _holds(event: Event, day: str | None) -> str | None:
    """Whether the event is told of the day asked about: stated, possible or no; null without a day."""
    if day is None:
        return None
    found = {holds(one.bounds, day) for one in event.dates} or {"possible"}
    return next(word for word in ("stated", "possible", "no") if word in found)


ROUTES = (page("/events/{id}", show_event, name="event"),)
