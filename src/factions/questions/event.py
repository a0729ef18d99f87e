"""The question `event`: what each document tells of one event."""

from __future__ import annotations

from factions.errors import UserError
from factions.questions.answer import Answer
from factions.questions.asking import answer, ask
from factions.questions.casefile import Casefile
from factions.questions.event_lines import telling_lines
from factions.questions.events import events_in


def event(casefile: Casefile, claim: str, *, on: str | None = None, known_by: str | None = None) -> Answer:
    """What is told of the event that a claim, by its id, tells of; a line for each document's telling.

    Raises BadDate, and UserError where the claim tells of no event, or of none that was known by then.
    """
    near = casefile.told_with((claim,), known_by=known_by)
    of = casefile.told({one.id for one in near}, known_by=known_by)
    # What only a later document shows to be one event was told apart by then.
    found = [one for one in near if claim in of and one.id in of and of[one.id].event == of[claim].event]
    asked = ask(casefile, found, on=on, known_by=known_by)
    if not asked.seen.claims:
        raise UserError(
            f"The casefile has no event of a claim {claim!r}, or nothing on it was published by the day "
            "asked about."
        )
    lines, silent = telling_lines(events_in(asked.seen.claims), asked)
    return answer(asked, "event", {"claim": claim}, lines, silent=silent)
