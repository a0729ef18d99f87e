"""Footnotes: of one claim, and of a line of an answer as a sentence with all that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from factions.exchange.citations import STYLES, cite
from factions.questions import Line
from factions.questions.wording import day_words
from factions.workbench.asked import address_of, asked, heading_of
from factions.workbench.lines import line_id
from factions.workbench.visit import Visit, page

_NAMES = {"chicago": "Chicago (notes)", "bibtex": "BibTeX", "csl": "CSL JSON"}
_MOST = 100


class Note(Struct, frozen=True):
    """The citation of one claim, with the address where its words stand."""

    document: str
    text: str
    address: str


def cite_claim(visit: Visit) -> Response:
    id = visit.part("id")
    claim = visit.casefile.claim(id)
    document = visit.case.document(claim.document)
    if visit.known_by and (document.published_at or "9999") > visit.known_by:
        raise HTTPException(404, f"It was not published by {day_words(visit.known_by)}.")
    title = document.title or claim.document
    crumbs = [("Documents", visit.link("documents")), (title, visit.link("document", id=claim.document))]
    return _page(visit, [id], sentence=None, crumbs=crumbs)


def cite_line(visit: Visit) -> Response:
    answer = asked(visit)
    wanted = visit.text("line")
    line = next((line for line in answer.lines if line_id(line) == wanted), None)
    if line is None:
        raise HTTPException(404, "Its words or its claims have changed since.")
    if answer.question == "event":
        crumbs = [("Events", visit.link("events")), ("The event", visit.link("event", id=line.claims[0]))]
    else:
        asked_here = (heading_of(visit, answer), visit.link("ask", **address_of(answer)))
        crumbs = [("Ask", visit.link("ask")), asked_here]
    return _page(visit, line.claims, sentence=line, crumbs=crumbs)


def _page(
    visit: Visit, claims: list[str] | tuple[str, ...], *, sentence: Line | None, crumbs: list[tuple[str, str]]
) -> Response:
    style = visit.text("style") or "chicago"
    notes = [_note(visit, id, style) for id in claims[:_MOST]]
    # A bibliography has an entry a document, and a footnote stands for each quote.
    first = {note.document: note for note in reversed(notes)}
    entries = notes if style == "chicago" else [note for note in notes if first[note.document] is note]
    return visit.page(
        "cite.html",
        title="Footnotes" if len(claims) > 1 else "Footnote",
        crumbs=crumbs,
        sentence=sentence,
        notes=notes,
        written=_written(style, sentence, [note.text for note in entries]),
        left_out=len(claims) - len(notes),
        style=style,
        styles=[(name, _NAMES[name]) for name in STYLES],
    )


def _note(visit: Visit, id: str, style: str) -> Note:
    claim = visit.casefile.claim(id)
    address = visit.link("document", id=claim.document, claim=id)
    return Note(claim.document, cite(visit.case.document(claim.document), claim, style), f"{address}#{id}")


def _written(style: str, sentence: Line | None, entries: Sequence[str]) -> str:
    """What is copied: in Chicago's style the sentence with its numbered notes, else the entries alone."""
    if style == "csl":
        items = [item for entry in entries for item in msgspec.json.decode(entry)]
        return msgspec.json.format(msgspec.json.encode(items), indent=2).decode()
    if style != "chicago":
        return "\n\n".join(entries)
    numbered = [f"{number}. {entry}" for number, entry in enumerate(entries, start=1)]
    return "\n\n".join([sentence.text, *numbered] if sentence else entries)


ROUTES = (
    page("/cite/{id}", cite_claim, name="cite"),
    page("/cite", cite_line, name="cite_line"),
)
