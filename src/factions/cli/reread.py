"""`factions reread`: a casefile's documents read again, every judgement kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.casefile.judging.rereading import reread as read_again
from factions.cli.console import page_console, plural, progress
from factions.cli.judgements import judgement_line


def reread(case: Annotated[Path, Parameter(help="The casefile.")]) -> None:
    """Read all documents again that this version's reader has not read; judgements find their claims again.

    A run that was stopped goes on where it was. What finds no claim again is listed, and kept.

    Example:

        factions reread sahel.case
    """
    with Casefile.open(case, create=False) as casefile:
        total = len(casefile.documents())
        done = read_again(casefile, watch=lambda documents: progress(documents, "Reading", total))
    console = page_console()
    read = f"{done.read} {plural(done.read, 'document')} read again, {done.known} known already"
    console.print(f"{case}: {read}; {done.claims} {plural(done.claims, 'claim')} stand.", soft_wrap=True)
    moved = f"{done.moved} {plural(done.moved, 'judgement')} found the claim again by its words"
    console.print(f"{moved}; {len(done.unattached)} found none.", soft_wrap=True)
    for lost in done.unattached:
        console.print(f"  {judgement_line(lost.judgement)}", soft_wrap=True)
