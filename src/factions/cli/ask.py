"""`factions ask`: questions to a casefile, answered with quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from msgspec import Struct

from factions.casefile import Casefile
from factions.cli.answers import answer_page
from factions.cli.console import page_console, write_line
from factions.errors import UserError
from factions.questions import Answer, events, relationship, timeline, who

Question = Literal["who", "relationship", "timeline", "events"]


class _Asking(Struct, frozen=True):
    """A question, how many actors it takes at least and at most, and which options it takes."""

    function: Callable[..., Answer]
    least: int
    most: int
    options: frozenset[str] = frozenset()


_QUESTIONS: dict[str, _Asking] = {
    "who": _Asking(who, 1, 1),
    "relationship": _Asking(relationship, 2, 2),
    "timeline": _Asking(timeline, 0, 1, frozenset({"since", "until"})),
    "events": _Asking(events, 0, 1, frozenset({"since", "until", "kind", "country"})),
}


def ask(
    case: Annotated[Path, Parameter(help="The casefile.")],
    question: Annotated[Question, Parameter(help="Which question.")],
    *actors: Annotated[str, Parameter(help="One actor, two for `relationship`, none or one for the others.")],
    on: Annotated[str | None, Parameter(help="What is stated to hold on this day (YYYY-MM-DD).")] = None,
    known_by: Annotated[str | None, Parameter(help="Only documents published by this day.")] = None,
    since: Annotated[str | None, Parameter(help="From this day (timeline, events).")] = None,
    until: Annotated[str | None, Parameter(help="To this day (timeline, events).")] = None,
    kind: Annotated[str | None, Parameter(help="One kind of event (docs/words.md).")] = None,
    country: Annotated[str | None, Parameter(help="One country, by name or ISO code.")] = None,
    quotes: Annotated[int, Parameter(help="Quotes shown under a line.")] = 3,
    json: Annotated[
        bool, Parameter(negative="", help="Print the record instead (docs/questions.md).")
    ] = False,
) -> None:
    """Ask a casefile; every line of the answer cites the words it rests on.

    Examples:

        factions ask sahel.case who JNIM
        factions ask sahel.case relationship JNIM "Islamic State" --on 2020-06-01
        factions ask sahel.case events --kind bombing --country Mali --since 2022-01-01
    """
    given = {"since": since, "until": until, "kind": kind, "country": country}
    with Casefile.open(case, create=False) as casefile:
        answer = _answer(casefile, question, actors, given, {"on": on, "known_by": known_by})
        if json:
            write_line(answer.to_json())
        else:
            page_console().print(answer_page(casefile, answer, quotes))


def _answer(
    casefile: Casefile,
    question: Question,
    actors: tuple[str, ...],
    given: dict[str, str | None],
    clocks: dict[str, str | None],
) -> Answer:
    asking = _QUESTIONS[question]
    if not asking.least <= len(actors) <= asking.most:
        wanted = str(asking.least) if asking.least == asking.most else f"{asking.least} or {asking.most}"
        raise UserError(
            f"`{question}` takes {wanted} actor(s), {len(actors)} were given; quote names with blanks."
        )
    options: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    unused = sorted(options.keys() - asking.options)
    if unused:
        raise UserError(f"`{question}` takes no --{unused[0]}.")
    return asking.function(casefile, *actors, **options, **clocks)
