"""The question `relationship`: how two actors are said to stand to each other."""

from __future__ import annotations

from factions.errors import UserError
from factions.questions.answer import Answer
from factions.questions.asking import answer, ask
from factions.questions.casefile import Casefile
from factions.questions.events import claims_about
from factions.questions.parties import find_party, has_party
from factions.questions.relations import relation_lines
from factions.questions.tellings import event_lines, tellings
from factions.questions.weighing import is_event


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
    asked = ask(casefile, claims_about(casefile, one), on=on, known_by=known_by)
    both = [claim for claim in asked.seen.claims if has_party(claim, one.key) and has_party(claim, other.key)]
    relations, silent = relation_lines(
        (claim for claim in both if not is_event(claim)), asked.seen, asked.names, asked.on
    )
    told = tellings(claim for claim in asked.seen.claims if is_event(claim))
    shared = [telling for telling in told if telling.has(one.key) and telling.has(other.key)]
    events, silent_events = event_lines(shared, asked.seen, asked.names, asked.on)
    return answer(
        asked,
        "relationship",
        {"a": a, "b": b},
        (*relations, *events),
        silent=silent + silent_events,
        notes=("Patterns and comparisons are an author's generalisations; they are not counted as events.",)
        if any(line.kind in ("targets", "contrast") for line in relations)
        else (),
    )
