"""The page of a report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from factions import __version__
from factions.casefile import Casefile
from factions.exchange.report.notes import Notes
from factions.questions import Answer, heading


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("factions.exchange.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def report_page(casefile: Casefile, answers: Sequence[Answer], title: str) -> str:
    """One HTML page: the answers, the quotes they rest on as footnotes, and the documents that were read."""
    notes = Notes(casefile)
    sections = [
        (heading(answer), answer, [(line, notes.cite(line.claims)) for line in answer.lines])
        for answer in answers
    ]
    documents = sorted(
        casefile.documents(), key=lambda document: (document.published_at or "9999", document.id)
    )
    return _template().render(
        title=title, sections=sections, notes=notes.all(), documents=documents, version=__version__
    )
