"""The question `events`: what happened, each event once, however many documents tell of it."""

from __future__ import annotations

from collections.abc import Iterable

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer
from factions.questions.asking import answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.distinct import DistinctEvent, distinct_events
from factions.questions.event_lines import event_lines
from factions.questions.gathering import events_of
from factions.questions.holding import meets, parse_day
from factions.questions.parties import find_party
from factions.questions.weighing import is_event
from factions.records import Claim
from factions.registry.countries import load_countries
from factions.vocabulary import load_vocabulary

_JOINED = (
    "Reports that the casefile or a person holds to be of one event are one line; two lines of one day, kind "
    "and place may still be one event."
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
    """Events, one line for each, with all the documents that tell of it, in order of time.

    `kind` is a kind of event, `country` an ISO 3166 code or a name, `since` and `until` are ISO days. Raises
    UnknownActor, AmbiguousActor, BadDate, and UserError for an unknown kind or country.
    """
    party = find_party(casefile, actor) if actor else None
    code = country_code(country)
    first, last = parse_day(since), parse_day(until)
    narrowed = Narrowed(known_by, (kind,) if checked_kind(kind) and kind else None, first, last, code)
    asked = ask(casefile, events_of(casefile, party, narrowed), on=on, known_by=known_by)
    told = [
        event
        for event in distinct_events(asked, events_in(asked.seen.claims))
        if (party is None or event.has(party.key)) and kind in (None, *_kinds(event))
    ]
    there = [event for event in told if code is None or country_of(event) == code]
    lines, silent = event_lines([event for event in there if meets_time(event, first, last)], asked)
    unplaced = sum(country_of(event) is None for event in told) if code else 0
    undated = sum(event.when is None for event in there) if first or last else 0
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
        notes=(_JOINED,) if len(lines) > 1 else (),
    )


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


def events_in(claims: Iterable[Claim]) -> list[Claim]:
    """Those of the claims that are on events."""
    return [claim for claim in claims if is_event(claim)]


def country_of(event: DistinctEvent) -> str | None:
    """The country of the first place in it that has one."""
    places = (claim.place for claim in event.claims if claim.place is not None)
    return next((place.country for place in places if place.country), None)


def meets_time(event: DistinctEvent, since: str | None, until: str | None) -> bool:
    """Whether the event, by any of its times, may fall in since..until; one without a time never does."""
    if since is None and until is None:
        return True
    times = (claim.when for claim in event.claims if claim.when is not None)
    return any(meets(when.bounds, since, until) for when in times)


def _kinds(event: DistinctEvent) -> set[str]:
    return {claim.kind for claim in event.claims}
