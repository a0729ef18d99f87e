"""The page of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from msgspec import Struct

from factions import __version__
from factions.casefile import Casefile
from factions.exchange.report.notes import Note, Notes
from factions.exchange.report.pictured import picture_of
from factions.questions import Answer, Line, heading, summary
from factions.vocabulary import load_vocabulary

# The others tell things in the order of time.
_BY_FAMILY = frozenset({"who", "relationship"})


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


class Group(Struct, frozen=True):
    """Lines of one family of terms under its title; what is told in order of time is one group without."""

    title: str | None
    lines: tuple[tuple[Line, list[Note]], ...]


class Section(Struct, frozen=True):
    """One answer: its question in words, what it comes to, its lines with footnotes, and its picture."""

    asked: str
    summary: str
    answer: Answer
    groups: tuple[Group, ...]
    picture: str | None


def report_page(
    casefile: Casefile, answers: Sequence[Answer], title: str, *, known_by: str | None = None
) -> str:
    """One HTML page: the answers, the quotes they rest on as footnotes, and the documents that were read.

    `known_by` is the day by which the answers were asked: later documents are not listed either.
    """
    notes = Notes(casefile)
    sections = [_section(answer, notes) for answer in answers]
    documents = sorted(
        casefile.documents(known_by=known_by),
        key=lambda document: (document.published_at or "9999", document.id),
    )
    return _template().render(
        title=title, sections=sections, notes=notes.all(), documents=documents, version=__version__
    )


def _section(answer: Answer, notes: Notes) -> Section:
    return Section(
        heading(answer), summary(answer), answer, tuple(_groups(answer, notes)), picture_of(answer)
    )


def _groups(answer: Answer, notes: Notes) -> Iterator[Group]:
    families = answer.question in _BY_FAMILY
    for title, lines in groupby(answer.lines, key=_family if families else _no_family):
        yield Group(title, tuple((line, notes.cite(line.claims)) for line in lines))


def _family(line: Line) -> str | None:
    vocabulary = load_vocabulary()
    return vocabulary.family(vocabulary.term(line.kind).family).title


def _no_family(line: Line) -> None:
    return None
