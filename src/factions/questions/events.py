"""The question `events`: what happened, as each document tells it."""

from __future__ import annotations

from collections.abc import Iterable

from factions.errors import UserError
from factions.questions.answer import Answer
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.holding import bounds_of, meets, parse_day
from factions.questions.parties import Party, claims_with, find_party
from factions.questions.tellings import Telling, event_lines, tellings
from factions.questions.weighing import is_event
from factions.records import Claim
from factions.registry.countries import load_countries
from factions.vocabulary import load_vocabulary

_NOT_JUDGED = (
    "Whether lines of different documents are one event is not judged yet: lines of one day, kind and place "
    "stand side by side and may be the same event. Do not add them up."
)


def events(
    casefile: Casefile,
    actor: str | None = None,
    *,
    kind: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """Events, one line for each telling of one by one document, in order of time.

    `kind` is a kind of event, `country` an ISO 3166 code or a name, `since` and `until` are ISO days. Raises
    UnknownActor, AmbiguousActor, BadDate, and UserError for an unknown kind or country.
    """
    party = find_party(casefile, actor) if actor else None
    code = country_code(country)
    first, last = parse_day(since), parse_day(until)
    asked = ask(casefile, event_claims(casefile, party, checked_kind(kind)), on=on, known_by=known_by)
    told = [
        telling
        for telling in tellings(asked.seen.claims)
        if (party is None or telling.has(party.key)) and (code is None or _country(telling) == code)
    ]
    within = [telling for telling in told if _meets(telling, first, last)]
    lines, silent = event_lines(within, asked.seen, asked.names, asked.on)
    unplaced = _unplaced(asked, party) if code else 0
    undated = sum(telling.dated is None for telling in told) if first or last else 0
    return answer(
        asked,
        "events",
        {"actor": actor, "kind": kind, "country": country, "since": since, "until": until},
        lines,
        silent=silent,
        left_out=(
            *leave_out(unplaced, "event told without a country", "events told without a country"),
            *leave_out(undated, "event told without a time", "events told without a time"),
        ),
        notes=(_NOT_JUDGED,) if len({document for line in lines for document in line.documents}) > 1 else (),
    )


def event_claims(casefile: Casefile, party: Party | None, kind: str | None = None) -> Iterable[Claim]:
    """Event claims; with a party, all those of the documents in which it takes part in an event.

    An event is told by several claims of a document, and the party need not be in each.
    """
    if party is None:
        found = casefile.claims(kind=kind) if kind else casefile.claims()
        return [claim for claim in found if is_event(claim)]
    documents = {claim.document for claim in claims_with(casefile, party) if is_event(claim)}
    found = (claim for document in sorted(documents) for claim in casefile.claims(document=document))
    return [claim for claim in found if is_event(claim) and kind in (None, claim.kind)]


def claims_about(casefile: Casefile, party: Party | None) -> list[Claim]:
    """All claims of a party, with what its documents say of its events; all there are without a party."""
    if party is None:
        return list(casefile.claims())
    both = (*claims_with(casefile, party), *event_claims(casefile, party))
    return list({(claim.document, claim.id): claim for claim in both}.values())


def checked_kind(kind: str | None) -> str | None:
    """A kind of event; raises UserError with the kinds there are."""
    kinds = load_vocabulary().kinds("event")
    if kind is not None and kind not in kinds:
        raise UserError(f"No kind of event is named {kind!r}. The kinds are: {', '.join(kinds)}.")
    return kind


def country_code(country: str | None) -> str | None:
    """The ISO 3166 code of a country given by code or name; raises UserError."""
    if country is None:
        return None
    for known in load_countries():
        if country.casefold() in (
            known.code.casefold(),
            known.name.casefold(),
            *(alias.casefold() for alias in known.aliases),
        ):
            return known.code
    raise UserError(f"No country is named {country!r}; give its name or its two-letter code, for example ML.")


def _country(telling: Telling) -> str | None:
    return telling.place.country if telling.place else None


def _unplaced(asked: Asked, party: Party | None) -> int:
    told = (telling for telling in tellings(asked.seen.claims) if party is None or telling.has(party.key))
    return sum(_country(telling) is None for telling in told)


def _meets(telling: Telling, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    return telling.dated is not None and meets(bounds_of(telling.dated.when), since, until)
