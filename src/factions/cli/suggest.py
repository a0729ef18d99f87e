"""`factions suggest`: which actors of a casefile may be one, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.casefile.identity.likely import JOINS_ABOVE
from factions.casefile.identity.suggesting import suggest as suggest_same
from factions.cli.console import page_console


def suggest(
    case: Annotated[Path, Parameter(help="The casefile.")],
    most: Annotated[int, Parameter(help="How many to show.")] = 20,
) -> None:
    """Compare the actors of a casefile: same or different? Each pair with its score and every reason.

    What is very likely is one actor from now on, until somebody judges it different.

    Example:

        factions suggest sahel.case
    """
    with Casefile.open(case, create=False) as casefile:
        found = suggest_same(casefile)
    console = page_console()
    if not found:
        console.print("No two actors look like one.")
    for one in found[:most]:
        verdict = "held to be one" if one.score >= JOINS_ABOVE else "same or different?"
        console.print(f"{one.score:.2f}  {one.one} and {one.other}: {verdict}", soft_wrap=True)
        for reason in one.reasons:
            console.print(f"      {reason.weight:+.1f}  {reason.text}", soft_wrap=True)
