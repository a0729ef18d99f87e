"""`factions merge`, `factions log` and `factions replay`: casefiles as logs, and two as one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.casefile.merging import Merged, read_log, write_log
from factions.casefile.merging import merge as merge_casefiles
from factions.casefile.merging import replay as replay_log
from factions.casefile.merging.entries import parse_log
from factions.cli.console import page_console, plural, write_line


def merge(
    into: Annotated[Path, Parameter(help="The casefile that takes in the other.")],
    other: Annotated[Path, Parameter(help="The casefile that is taken in; it stays as it is.")],
) -> None:
    """Take all that another casefile has into this one: documents, claims and judgements, each once.

    Example:

        factions merge sahel.case from-bo.case
    """
    with Casefile.open(into, create=False) as casefile, Casefile.open(other, create=False) as taken:
        _say(into, merge_casefiles(casefile, taken))


def log(case: Annotated[Path, Parameter(help="The casefile.")]) -> None:
    """Write all that was added and decided, one JSON object a line, so that it can be replayed.

    Example:

        factions log sahel.case > sahel.log.jsonl
    """
    with Casefile.open(case, create=False) as casefile:
        for line in write_log(read_log(casefile)):
            write_line(line)


def replay(
    case: Annotated[Path, Parameter(help="The casefile; it is made if there is none.")],
    file: Annotated[Path, Parameter(help="A log that `factions log` wrote.")],
) -> None:
    """Put a log into a casefile; into an empty one, it becomes what the log was taken of.

    Example:

        factions replay copy.case sahel.log.jsonl
    """
    with Casefile.open(case) as casefile, file.open("rb") as lines:
        _say(case, replay_log(casefile, parse_log(lines)))


def _say(case: Path, done: Merged) -> None:
    counts = ((done.documents, "document"), (done.readings, "reading"), (done.judgements, "judgement"))
    said = ", ".join(f"{count} {plural(count, word)}" for count, word in counts)
    page_console().print(f"{case}: {said} taken in.", soft_wrap=True)
