"""`factions import`: data of others into a casefile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.cli.app import SOME_FAILED
from factions.cli.console import complain, page_console, plural
from factions.cli.sources import check_day
from factions.exchange.imports import import_file

_SHOWN_PROBLEMS = 5


def import_(
    case: Annotated[Path, Parameter(help="The casefile; it is made if there is none.")],
    file: Annotated[Path, Parameter(help="The data file.")],
    *,
    format: Annotated[Literal["ucdp-ged"], Parameter(help="What it is (docs/exchange.md).")],
    published: Annotated[
        str | None, Parameter(help="When the data set came out (YYYY-MM-DD): its rows do not say.")
    ] = None,
) -> int:
    """Import a data set: each row becomes a document, and its cells the evidence of a claim.

    Example:

        factions import sahel.case GEDEvent_v23_1.csv --format ucdp-ged --published 2023-06-07
    """
    day = check_day(published)
    with Casefile.open(case) as casefile:
        done = import_file(casefile, file, format, published=day)
    for problem in done.problems[:_SHOWN_PROBLEMS]:
        complain(str(problem))
    if len(done.problems) > _SHOWN_PROBLEMS:
        complain(
            f"{len(done.problems) - _SHOWN_PROBLEMS} more rows could not be used; the casefile lists them."
        )
    known = f", {done.again} known already" if done.again else ""
    rows = f"{done.new} {plural(done.new, 'row')} imported with {done.claims} {plural(done.claims, 'claim')}"
    page_console().print(f"{casefile.name}: {rows}{known}.", soft_wrap=True)
    return SOME_FAILED if done.problems else 0
