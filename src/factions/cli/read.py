"""`factions read`: the claims of a document, as a page or as claim lines."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from factions.cli.console import page_console, write_line
from factions.cli.page import reading_page
from factions.cli.sources import Sources
from factions.lines import claim_line, document_line
from factions.reading.reader import read_document
from factions.records import Reading


def read(
    *sources: Annotated[str, Parameter(help="Files, folders, http(s) URLs, or - for standard input.")],
    published: Annotated[
        str | None, Parameter(help="When it was published (YYYY-MM-DD), where the document does not say.")
    ] = None,
    json: Annotated[bool, Parameter(negative="", help="Write claim lines (docs/claim-lines.md).")] = False,
) -> int:
    """Read documents and print the claims in them, each with the words it rests on.

    Examples:

        factions read report.txt
        factions read page.html notes.docx --json > claims.jsonl
        curl -s https://news.example/a | factions read - --published 2021-11-03
    """
    given = Sources(sources, published)
    for document in given.documents():
        _show(read_document(document), json)
    return given.exit_code


def _show(reading: Reading, json: bool) -> None:
    if not json:
        page_console().print(reading_page(reading))
        return
    write_line(document_line(reading))
    for claim in reading.claims:
        write_line(claim_line(claim))
