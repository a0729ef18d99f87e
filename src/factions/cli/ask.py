"""`factions ask`: questions to a casefile, answered with quotes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter
from msgspec import Struct

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.cli.answers import answer_page
from factions.cli.console import page_console, write_line
from factions.errors import UserError
from factions.questions import QUESTIONS, Answer

Colours = Literal["light", "dark"]
Question = Literal[
    "who", "relationship", "timeline", "lineage", "leaders", "events", "targeting", "resemblance",
    "disagreements", "matrix", "first_said", "changed", "audit", "coverage",
]  # fmt: skip


class _Takes(Struct, frozen=True):
    """How many actors a question takes at least and at most, which options, and which it needs."""

    least: int
    most: int
    options: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


def _takes(least: int, most: int, *options: str, needs: tuple[str, ...] = ()) -> _Takes:
    return _Takes(least, most, frozenset({*options, *needs}), frozenset(needs))


_TAKES: dict[str, _Takes] = {
    "who": _takes(1, 1),
    "relationship": _takes(2, 2),
    "timeline": _takes(0, 1, "since", "until"),
    "lineage": _takes(1, 1, "steps", "ties", "marks"),
    "leaders": _takes(1, 1, "post"),
    "events": _takes(0, 1, "since", "until", "kind", "country"),
    "targeting": _takes(1, 1, "by", "since", "until"),
    "resemblance": _takes(2, 2),
    "disagreements": _takes(0, 1),
    "matrix": _takes(2, 2, "kind"),
    "first_said": _takes(1, 2, "kind"),
    "changed": _takes(0, 1, needs=("since",)),
    "audit": _takes(0, 0, "size", "seed", "verdicts"),
    "coverage": _takes(0, 1, "data"),
}


def ask(
    case: Annotated[Path, Parameter(help="The casefile.")],
    question: Annotated[Question, Parameter(help="Which question.")],
    *actors: Annotated[str, Parameter(help="The actors asked about, by name or id: none, one or two.")],
    on: Annotated[str | None, Parameter(help="What is stated to hold on this day (YYYY-MM-DD).")] = None,
    known_by: Annotated[str | None, Parameter(help="Only documents published by this day.")] = None,
    since: Annotated[str | None, Parameter(help="From this day.")] = None,
    until: Annotated[str | None, Parameter(help="To this day.")] = None,
    kind: Annotated[str | None, Parameter(help="One kind of event or relation (docs/words.md).")] = None,
    country: Annotated[str | None, Parameter(help="One country, by name or ISO code.")] = None,
    by: Annotated[str | None, Parameter(help="targeting: by year, quarter, month or whole.")] = None,
    post: Annotated[str | None, Parameter(help="leaders: another post, such as deputy.")] = None,
    steps: Annotated[int | None, Parameter(help="lineage: how many steps others are followed.")] = None,
    ties: Annotated[
        bool | None, Parameter(negative="", help="lineage: with the relations between the actors.")
    ] = None,
    marks: Annotated[
        bool | None, Parameter(negative="", help="lineage: with their leaders and deadliest attacks.")
    ] = None,
    size: Annotated[int | None, Parameter(help="audit: how many claims and sentences to draw.")] = None,
    seed: Annotated[int | None, Parameter(help="audit: the same seed draws the same sample.")] = None,
    verdicts: Annotated[Path | None, Parameter(help="audit: a CSV of id and verdict.")] = None,
    data: Annotated[str | None, Parameter(help="coverage: one imported data set.")] = None,
    picture: Annotated[
        Path | None, Parameter(help="Draw the answer into this file: .svg, .png, .html or .json.")
    ] = None,
    view: Annotated[
        str | None, Parameter(help="Which picture, such as map for events (docs/pictures.md).")
    ] = None,
    theme: Annotated[Colours, Parameter(help="The colours of the picture.")] = "light",
    lines: Annotated[int, Parameter(help="Lines shown, the weightiest; 0 shows all.")] = 12,
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
        factions ask sahel.case targeting JNIM --by quarter
        factions ask sahel.case changed JNIM --since 2023-01-01
        factions ask sahel.case events --country Mali --picture mali.html --view map
    """
    given = {
        "since": since, "until": until, "kind": kind, "country": country, "by": by, "post": post,
        "steps": steps, "ties": ties, "marks": marks, "size": size, "seed": seed,
        "verdicts": _read_verdicts(verdicts), "data": data,
    }  # fmt: skip
    with Casefile.open(case, create=False) as casefile:
        answer = _answer(casefile, question, actors, given, {"on": on, "known_by": known_by})
        if json:
            write_line(answer.to_json())
        else:
            page_console().print(answer_page(judged(casefile), answer, quotes, lines))
    if picture is not None:
        _draw(answer, picture, view, theme)
    elif view is not None:
        raise UserError("--view says how --picture draws; give --picture FILE too.")


def _draw(answer: Answer, path: Path, view: str | None, theme: Colours) -> None:
    """Altair is loaded only where something is drawn."""
    from factions.pictures import picture, save

    save(picture(answer, view, theme=theme), path)


def _answer(
    casefile: Casefile,
    question: Question,
    actors: tuple[str, ...],
    given: dict[str, Any],
    clocks: dict[str, str | None],
) -> Answer:
    takes = _TAKES[question]
    if not takes.least <= len(actors) <= takes.most:
        wanted = str(takes.least) if takes.least == takes.most else f"{takes.least} or {takes.most}"
        raise UserError(
            f"`{question}` takes {wanted} actor(s), {len(actors)} were given; quote names with blanks."
        )
    options = {name: value for name, value in given.items() if value is not None}
    for name in sorted(options.keys() - takes.options):
        raise UserError(f"`{question}` takes no --{name}.")
    for name in sorted(takes.needs - options.keys()):
        raise UserError(f"`{question}` needs --{name}.")
    function: Callable[..., Answer] = QUESTIONS[question]
    return function(judged(casefile), *actors, **options, **clocks)


def _read_verdicts(path: Path | None) -> dict[str, str] | None:
    """The verdicts of a CSV whose first two columns are id and verdict, with or without a head line."""
    if path is None:
        return None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}).") from error
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[1] and row[0] != "id"}
