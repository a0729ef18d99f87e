"""`factions origins` and `factions related`: who goes back to whom, and which documents belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from factions.casefile import Casefile, Judgement
from factions.casefile.events.asking import event_of
from factions.casefile.events.record import Event
from factions.casefile.origins import Origins, find_related, grade_of, line_over_time
from factions.cli.console import page_console
from factions.records import Document

CaseFile = Annotated[Path, Parameter(help="The casefile.")]


def origins(case: CaseFile, claim: Annotated[str, Parameter(help="A claim on the event.")]) -> None:
    """Show to how many independent origins the reports of an event go back, and why.

    Below the tree each document's Admiralty grade: the letter as people set it (F until then), the digit, and
    the digit that the origins suggest.

    Example:

        factions origins sahel.case clm_4be1…
    """
    with Casefile.open(case, create=False) as casefile:
        event = event_of(casefile, claim)
        documents = casefile.documents(ids=event.documents)
        judged = casefile.judgements()
        sources = {one.id: _of_source(casefile, one) for one in documents}
    console = page_console()
    names = {document.id: _name(document) for document in documents}
    for line in Origins(documents).tree(event.claims).lines(names):
        console.print(line, soft_wrap=True)
    for line in _grades(event, names, sources, judged):
        console.print(line, soft_wrap=True)


def related(
    case: CaseFile,
    by: Annotated[str | None, Parameter(help="An author or outlet: what it published, by date.")] = None,
) -> None:
    """Show parts of series, corrections, updates and references to earlier work; or one hand's line.

    Examples:

        factions related sahel.case
        factions related sahel.case --by river-desk.example
    """
    with Casefile.open(case, create=False) as casefile:
        documents = casefile.documents()
    known = {document.id: document for document in documents}
    lines = [_line(one) for one in line_over_time(documents, by)] if by else _relations(known)
    for line in lines or ["No documents that belong together."]:
        page_console().print(line, soft_wrap=True)


def _relations(known: Mapping[str, Document]) -> list[str]:
    verbs = {"series": "is of a series with", "refers_to": "refers to"}
    return [
        f"{_line(known[one.document])}\n    {verbs.get(one.kind, one.kind)}"
        f" {_line(known[one.to]) if one.to else 'a document that is not here'} – “{one.words}”"
        for one in find_related(known.values())
    ]


def _grades(
    event: Event,
    names: Mapping[str, str],
    sources: Mapping[str, tuple[str, ...]],
    judged: Iterable[Judgement],
) -> Iterable[str]:
    denied = any(claim.stance.polarity == "denied" for claim in event.claims)
    decided = tuple(judged)
    for claim in event.claims:
        grade = grade_of(claim.id, sources[claim.document], decided, origins=event.origins, denied=denied)
        yield f"{grade}  {claim.id}  {names[claim.document]} (origins suggest {grade.suggested})"


def _of_source(casefile: Casefile, document: Document) -> tuple[str, ...]:
    """The documents that people graded as of the same publisher, with the document itself."""
    graded = {on for one in casefile.judgements() if one.what == "grade" for on in one.on}
    here = casefile.documents(ids=[on for on in graded if on.startswith("doc_")])
    same = (one.id for one in here if document.publisher and one.publisher == document.publisher)
    return tuple(sorted({document.id, *same}))


def _name(document: Document) -> str:
    return document.publisher or document.title or document.id


def _line(document: Document) -> str:
    said = (document.published_at or "undated", _name(document), document.title or document.id)
    return "  ".join(dict.fromkeys(said))
