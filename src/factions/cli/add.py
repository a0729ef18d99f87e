"""`factions add`: documents into a casefile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile
from factions.cli.console import page_console, plural, progress
from factions.cli.sources import SourceName, Sources
from factions.reading.reader import EncoderReader, read_document


def add(
    case: Annotated[Path, Parameter(help="The casefile; it is made if there is none.")],
    *sources: SourceName,
    published: Annotated[
        str | None, Parameter(help="When they were published (YYYY-MM-DD), if not said.")
    ] = None,
) -> int:
    """Read documents and keep their claims in a casefile; adding one again changes nothing.

    Examples:

        factions add sahel.case reports/
        factions add sahel.case https://news.example/article --published 2024-03-02
    """
    given = Sources(sources, published)
    new = again = claims = 0
    with Casefile.open(case) as casefile:
        for document in progress(given.documents(), "Reading", total=len(sources)):
            if casefile.has_reading(document.id, reader=EncoderReader.name):
                again += 1
                continue
            added = casefile.add(read_document(document), reader=EncoderReader.name)
            new, claims = new + 1, claims + added.claims
        for problem in given.problems:
            casefile.note_problem(problem)
    known = f", {again} known already" if again else ""
    added_documents = f"{new} {plural(new, 'document')} added with {claims} {plural(claims, 'claim')}"
    page_console().print(f"{casefile.name}: {added_documents}{known}.", soft_wrap=True)
    return given.exit_code
