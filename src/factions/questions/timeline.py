"""The question `timeline`: what is dated, in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from factions.casefile.summaries import Narrowed
from factions.questions.answer import Answer, Line
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.distinct import DistinctEvent, distinct_events
from factions.questions.event_lines import event_lines
from factions.questions.events import events_in
from factions.questions.gathering import all_about
from factions.questions.holding import meets, parse_day
from factions.questions.parties import Party, find_party, has_party
from factions.questions.relations import relation_lines
from factions.questions.weighing import is_event
from factions.records import Claim
from factions.vocabulary import load_vocabulary


def timeline(
    casefile: Casefile,
    actor: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """Relations, steps and events with a time, by the earliest day they may begin, for one actor or all.

    What has no time, and statements about patterns, are left out and counted. Raises UnknownActor,
    AmbiguousActor and BadDate.
    """
    party = find_party(casefile, actor) if actor else None
    first, last = parse_day(since), parse_day(until)
    read = all_about(casefile, party, Narrowed(known_by, since=first, until=last))
    asked = ask(casefile, read, on=on, known_by=known_by)
    relations, silent = relation_lines(_ties(asked, party), asked.seen, asked.names, asked.on)
    groups = _told(asked, party)
    happened, silent_events = event_lines((one for one in groups if one.when), asked)
    lines = [line for line in (*relations, *happened) if _meets(line, first, last)]
    return answer(
        asked,
        "timeline",
        {"actor": actor, "since": since, "until": until},
        sorted(lines, key=_start),
        silent=silent + silent_events,
        left_out=(
            *leave_out(
                _untimed(relations), "relation or step without a time", "relations and steps without a time"
            ),
            *leave_out(_undated(groups), "event told without a time", "events told without a time"),
            *leave_out(_patterns(asked), "statement about a pattern", "statements about patterns"),
        ),
    )


def _ties(asked: Asked, party: Party | None) -> list[Claim]:
    """The claims of states and steps, of one actor or all."""
    return [
        claim
        for claim in asked.seen.claims
        if not is_event(claim) and not _is_pattern(claim) and (party is None or has_party(claim, party.key))
    ]


def _told(asked: Asked, party: Party | None) -> list[DistinctEvent]:
    found = distinct_events(asked, events_in(asked.seen.claims))
    return [event for event in found if party is None or event.has(party.key)]


def _patterns(asked: Asked) -> int:
    return sum(_is_pattern(claim) for claim in asked.seen.claims)


def _is_pattern(claim: Claim) -> bool:
    return load_vocabulary().shape(claim.kind) == "pattern"


def _untimed(lines: Iterable[Line]) -> int:
    return sum(not line.times and line.period is None for line in lines)


def _undated(told: Iterable[DistinctEvent]) -> int:
    return sum(event.when is None for event in told)


def _meets(line: Line, since: str | None, until: str | None) -> bool:
    times = line.times or ((line.period,) if line.period else ())
    return any(meets(time.bounds, since, until) for time in times)


def _start(line: Line) -> tuple[str, str]:
    """The first day that any of its times names; a line has one, for it is dated."""
    days = (day for time in (line.times or (line.period,)) if time for day in time.bounds if day)
    return min(days, default="9999"), line.text
