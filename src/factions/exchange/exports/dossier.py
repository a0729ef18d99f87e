"""The report on some actors: the questions that it asks of a casefile, and its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import IO

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.errors import UserError
from factions.exchange.report import report_page
from factions.questions import (
    Answer,
    disagreements,
    leaders,
    lineage,
    relationship,
    resemblance,
    targeting,
    timeline,
    who,
)

_ABOUT_ONE = (who, lineage, leaders, targeting, disagreements, timeline)
_ABOUT_TWO = (relationship, resemblance)


def write_report(
    casefile: Casefile, actors: Sequence[str], file: IO[str], *, known_by: str | None = None
) -> int:
    """Writes one self-contained page on the actors and their ties, and gives the number of its lines.

    Raises UserError without an actor, UnknownActor, AmbiguousActor and BadDate.
    """
    if not actors:
        raise UserError("A report is on one actor or several; name them.")
    answers = [answer for answer in _answers(casefile, actors, known_by) if answer.lines]
    file.write(report_page(casefile, answers, " and ".join(actors), known_by=known_by))
    return sum(len(answer.lines) for answer in answers)


def _answers(casefile: Casefile, actors: Sequence[str], known_by: str | None) -> Iterable[Answer]:
    """Ties first, then each actor by itself."""
    case = judged(casefile)
    for one, other in combinations(actors, 2):
        for about_two in _ABOUT_TWO:
            yield about_two(case, one, other, known_by=known_by)
    for actor in actors:
        for about_one in _ABOUT_ONE:
            yield about_one(case, actor, known_by=known_by)
