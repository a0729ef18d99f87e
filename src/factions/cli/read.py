"""`factions read`: the claims of a document, as a page or as claim lines."""

from __future__ import annotations

from typing import Annotated

import msgspec
from cyclopts import Parameter

from factions.cli.console import page_console, write_line
from factions.cli.explained import explanation_page
from factions.cli.page import reading_page
from factions.cli.sources import SourceName, Sources
from factions.errors import UnknownClaim
from factions.lines import claim_line, document_line
from factions.reading.explain import Explanation
from factions.reading.reader import built_in_reader, read_document
from factions.records import Reading


def read(
    *sources: SourceName,
    published: Annotated[
        str | None, Parameter(help="When it was published (YYYY-MM-DD), where the document does not say.")
    ] = None,
    json: Annotated[bool, Parameter(negative="", help="Write claim lines (docs/claim-lines.md).")] = False,
    explain: Annotated[
        str | None, Parameter(help="Show which head and rule gave each field of this claim (a claim's id).")
    ] = None,
) -> int:
    """Read documents and print the claims in them, each with the words it rests on.

    Examples:

        factions read report.txt
        factions read page.html notes.docx --json > claims.jsonl
        curl -s https://news.example/a | factions read - --published 2021-11-03
        factions read report.txt --explain clm_5f2c
    """
    given = Sources(sources, published)
    if explain is not None:
        _show_why(_explanation(given, explain), json)
        return given.exit_code
    for document in given.documents():
        _show(read_document(document), json)
    return given.exit_code


def _explanation(given: Sources, claim: str) -> Explanation:
    """Why a claim of any of the documents reads so; raises UnknownClaim if none of them has it."""
    others: list[str] = []
    for document in given.documents():
        try:
            return built_in_reader().explain(document, claim)
        except UnknownClaim as unknown:
            others += unknown.claims
    raise UnknownClaim(claim, tuple(others))


def _show_why(explanation: Explanation, json: bool) -> None:
    if json:
        write_line(msgspec.json.encode(explanation))
    else:
        page_console().print(explanation_page(explanation))


def _show(reading: Reading, json: bool) -> None:
    if not json:
        page_console().print(reading_page(reading))
        return
    write_line(document_line(reading))
    for claim in reading.claims:
        write_line(claim_line(claim))
