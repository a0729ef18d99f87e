"""`factions add`: documents into a casefile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.cli.console import complain, page_console, progress
from factions.cli.sources import load_all
from factions.reading.reader import read_document


def add(
    case: Annotated[Path, Parameter(help="The casefile; it is made if there is none.")],
    *sources: Annotated[str, Parameter(help="Files, folders, http(s) URLs, or - for standard input.")],
    published: Annotated[
        str | None, Parameter(help="When they were published (YYYY-MM-DD), if not said.")
    ] = None,
) -> int:
    """Read documents and keep their claims in a casefile; adding one again changes nothing.

    Examples:

        factions add sahel.case reports/
        factions add sahel.case https://news.example/article --published 2024-03-02
    """
    documents, code = load_all(sources or ("-",), published)
    new = again = claims = 0
    with Casefile.open(case) as casefile:
        for document in progress(documents, "Reading", total=len(sources)):
            for note in document.notes:
                complain(f"{document.source or document.id}: {note}")
            added = casefile.add(read_document(document))
            new, again, claims = new + added.new, again + (not added.new), claims + added.claims
    known = f", {again} known already" if again else ""
    page_console().print(f"{case}: {new} documents added with {claims} claims{known}.")
    return code()
