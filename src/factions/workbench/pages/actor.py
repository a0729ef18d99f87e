"""One actor: its names, ties, leaders, events, targets, places and sources, and who says each of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from factions.casefile.identity import is_id
from factions.casefile.summaries import Narrowed
from factions.questions import Answer, EventLine, Line, events, leaders, summary, targeting, who
from factions.records import Claim
from factions.registry import load_registry
from factions.registry.actors import ActorKind, ActorName, External, Period
from factions.vocabulary import load_vocabulary
from factions.workbench.claims import list_claims
from factions.workbench.lines import by_family, group
from factions.workbench.naming import Named, actor_of, all_named, called, once_each
from factions.workbench.paging import paged
from factions.workbench.sources import sources_of_claims
from factions.workbench.visit import Visit, page

P = TypeVar("P", bound=Period)
_PER_FAMILY = 6
_LATEST = 8
_CLAIMS = 25
# Claims on ties and claims on events that are listed, and whose sources are told.
_READ = 150


class Identified(Struct, frozen=True):
    """Who an actor is: names and kinds with their dates, names in the documents, its numbers elsewhere."""

    names: tuple[ActorName, ...]
    kinds: tuple[ActorKind, ...]
    said: tuple[str, ...]
    external: tuple[External, ...]
    name_then: str | None
    kind_then: str | None


def show(visit: Visit) -> Response:
    about = actor_of(visit, visit.text("name") or "")
    key = about.key
    dossier, told = visit.answer(who, key), visit.answer(events, key)
    led, targets = visit.answer(leaders, key), visit.answer(targeting, key)
    # All whom the page names are looked up together, and then found one by one.
    all_named(
        visit, {one for some in (dossier, told, led, targets) for line in some.lines for one in line.actors}
    )
    claims, of_all = _claims(visit, about)
    listed = paged(visit, claims, size=_CLAIMS, name="claims")
    ties = [line for line in dossier.lines if not _is_event(line)]
    kinds = [line for line in dossier.lines if _is_event(line)]
    return visit.page(
        "actor.html",
        title=about.name,
        crumbs=[("Actors", visit.link("actors"))],
        about=about,
        identified=_identified(visit, key),
        dossier=dossier,
        summary=summary(dossier),
        ties=by_family(visit, dossier, ties, about=(key,), most=_PER_FAMILY),
        kinds=group(visit, dossier, kinds, about=(key,), most=_PER_FAMILY),
        led=_section(visit, led, key),
        targets=_section(visit, targets, key),
        told=told,
        latest=group(visit, told, _latest(told.lines), about=(key,)),
        partners=_partners(visit, about, dossier),
        sources=sources_of_claims(visit, claims),
        claims=listed,
        unread=max(0, of_all - len(claims)),
        claim_rows=list_claims(visit, listed.items),
    )


def _section(visit: Visit, answer: Answer, key: str) -> dict[str, object]:
    return {"answer": answer, "lines": group(visit, answer, answer.lines, about=(key,), most=_LATEST)}


def _claims(visit: Visit, about: Named) -> tuple[list[Claim], int]:
    """The last published claims on its ties and on its events, the latest first, and how many there are."""
    narrowed = Narrowed(known_by=visit.known_by)
    ties, of_ties = visit.case.latest_claims(about.key, ties=True, most=_READ, narrowed=narrowed)
    told, of_events = visit.case.latest_claims(about.key, ties=False, most=_READ, narrowed=narrowed)
    documents = visit.case.documents(ids={claim.document for claim in (*ties, *told)})
    published = {document.id: document.published_at for document in documents}
    found = sorted((*ties, *told), key=lambda claim: (claim.document, claim.evidence[0].start))
    found.sort(key=lambda claim: published[claim.document] or "", reverse=True)
    return found, of_ties + of_events


def _is_event(line: Line) -> bool:
    return load_vocabulary().shape(line.kind) == "event"


def _latest(lines: Sequence[Line]) -> Sequence[Line]:
    """The last events that have a day, the latest first; the others are on the page of all events."""
    dated = [line for line in lines if isinstance(line, EventLine) and line.day]
    return dated[: -_LATEST - 1 : -1]


def _identified(visit: Visit, key: str) -> Identified:
    identity, registry = visit.case.identity, load_registry()
    known = is_id(key)
    return Identified(
        names=_known_then(identity.names(key), visit.known_by) if known else (),
        kinds=_known_then(identity.kinds(key), visit.known_by) if known else (),
        said=once_each(visit.case.names(key, known_by=visit.known_by)),
        external=registry.get(key).external if registry.knows(key) else (),
        name_then=identity.name_on(key, visit.on) if known and visit.on else None,
        kind_then=identity.kind_on(key, visit.on) if known and visit.on else None,
    )


def _known_then(dated: Sequence[P], day: str | None) -> tuple[P, ...]:
    """Names or kinds as they could be known by a day: what began later is left out."""
    if day is None:
        return tuple(dated)
    begun = (one for one in dated if (one.since or "") <= day)
    return tuple(replace(one, until=None) if (one.until or "") > day else one for one in begun)


def _partners(visit: Visit, about: Named, dossier: Answer) -> list[Named]:
    """Those it is told to have a tie with, each with the address of their relationship."""
    keys = dict.fromkeys(
        key
        for line in dossier.lines
        if not _is_event(line)
        for key in line.actors
        if key != about.key and is_id(key)
    )
    return [Named(key, called(visit, key), visit.link("relationship", a=about.key, b=key)) for key in keys]


ROUTES = (page("/actor", show, name="actor"),)
