"""`factions suggest`: which actors, or which events, of a casefile may be one, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.casefile.events.asking import Suggestion, suggestions
from factions.casefile.identity.likely import JOINS_ABOVE
from factions.casefile.identity.suggesting import suggest as suggest_same
from factions.cli.console import page_console


def suggest(
    case: Annotated[Path, Parameter(help="The casefile.")],
    most: Annotated[int, Parameter(help="How many to show.")] = 20,
    events: Annotated[bool, Parameter(help="Events in place of actors.", negative="")] = False,
) -> None:
    """Compare the actors of a casefile, or its events: same or different? Each pair with every reason.

    What is very likely is one from now on, until somebody judges it different.

    Examples:

        factions suggest sahel.case
        factions suggest sahel.case --events
    """
    with Casefile.open(case, create=False) as casefile:
        if events:
            _show_events(suggestions(casefile, most=most))
            return
        found = suggest_same(casefile)
    console = page_console()
    if not found:
        console.print("No two actors look like one.")
    for one in found[:most]:
        verdict = "held to be one" if one.score >= JOINS_ABOVE else "same or different?"
        console.print(f"{one.score:.2f}  {one.one} and {one.other}: {verdict}", soft_wrap=True)
        for reason in one.reasons:
            console.print(f"      {reason.weight:+.1f}  {reason.text}", soft_wrap=True)


def _show_events(found: Sequence[Suggestion]) -> None:
    console = page_console()
    if not found:
        console.print("No two events look like one.")
    for pair in found:
        console.print(f"{pair.score.chance:.2f}  {pair.one.id} and {pair.other.id}: same or different?")
        for claim in (pair.one, pair.other):
            console.print(f"      “{claim.evidence[0].text}”", soft_wrap=True)
        for ground in pair.score.grounds:
            console.print(f"      {ground.line()}", soft_wrap=True)
