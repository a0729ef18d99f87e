"""The question `relationship`: how two actors are said to stand to each other."""

from __future__ import annotations

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer
from factions.questions.asking import answer, ask
from factions.questions.casefile import Casefile
from factions.questions.distinct import distinct_events
from factions.questions.event_lines import event_lines
from factions.questions.events import events_in
from factions.questions.gathering import Gathered, both, events_of, number_of_events, ties_of
from factions.questions.parties import Party, find_party, has_party
from factions.questions.relations import relation_lines
from factions.questions.standing import standing_notes
from factions.questions.weighing import is_event

_GENERAL = "Patterns and comparisons are an author's generalisations; they are not counted as events."


def relationship(
    casefile: Casefile, a: str, b: str, *, on: str | None = None, known_by: str | None = None
) -> Answer:
    """Everything that speaks for or against a tie of two actors: relations, steps, comparisons, then events.

    The events are those in which both take part. Raises UnknownActor, AmbiguousActor, BadDate, and UserError
    where both names mean one actor.
    """
    one, other = find_party(casefile, a), find_party(casefile, b)
    if one.key == other.key:
        raise UserError(f"{a!r} and {b!r} are one actor here ({one.name}); name two.")
    asked = ask(casefile, _read(casefile, one, other, Narrowed(known_by)), on=on, known_by=known_by)
    ties = [claim for claim in asked.seen.claims if has_party(claim, one.key) and has_party(claim, other.key)]
    relations, silent = relation_lines(
        (claim for claim in ties if not is_event(claim)), asked.seen, asked.names, asked.on
    )
    told = distinct_events(asked, events_in(asked.seen.claims))
    shared = [event for event in told if event.has(one.key) and event.has(other.key)]
    events, silent_events = event_lines(shared, asked)
    return answer(
        asked,
        "relationship",
        {"a": a, "b": b},
        (*relations, *events),
        silent=silent + silent_events,
        notes=(
            *((_GENERAL,) if any(line.kind in ("targets", "contrast") for line in relations) else ()),
            *standing_notes(asked, (one, other)),
        ),
    )


def _read(casefile: Casefile, one: Party, other: Party, narrowed: Narrowed) -> Gathered:
    """The ties of both, and the events of the one that has fewer, for what they share is among these."""
    counts = {party.key: number_of_events(casefile, party, narrowed) for party in (one, other)}
    few = min((one, other), key=lambda party: (counts[party.key], party.key))
    ties = both(ties_of(casefile, one, narrowed), ties_of(casefile, other, narrowed))
    return both(ties, events_of(casefile, few, narrowed))
