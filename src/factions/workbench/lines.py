"""Lines of answers as a page shows them: with their quotes, their footnotes, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factions.questions import Answer, Citation, EventLine, Line, quotes
from factions.questions.weightiest import weightiest
from factions.records import digest
from factions.vocabulary import load_vocabulary
from factions.workbench.asked import address_of
from factions.workbench.naming import Named, all_named
from factions.workbench.visit import Visit

_QUOTES = 5


class Quoted(Struct, frozen=True):
    """Words that a line rests on, with the address where they stand in their document."""

    citation: Citation
    address: str


class Shown(Struct, frozen=True):
    """One line with what a page needs of it.

    `more` counts the quotes that are not shown, `cite` is the page of its footnotes, `event` that of the
    event it tells of, `actors` are those whom it names besides the one that the page is about.
    """

    line: Line
    id: str
    quoted: tuple[Quoted, ...]
    more: int
    cite: str
    event: str | None
    actors: tuple[Named, ...]

    @property
    def for_it(self) -> tuple[Quoted, ...]:
        return tuple(one for one in self.quoted if not one.citation.denies)

    @property
    def against_it(self) -> tuple[Quoted, ...]:
        return tuple(one for one in self.quoted if one.citation.denies)


class Group(Struct, frozen=True):
    """Lines under one title; `rest` are those of less weight, which a page folds away."""

    title: str | None
    lines: tuple[Shown, ...]
    rest: tuple[Shown, ...] = ()


def line_id(line: Line) -> str:
    """What a line is known by in an address: the same for as long as it says the same by the same claims."""
    return digest([line.kind, line.text, sorted(line.claims)])


def show(
    visit: Visit,
    answer: Answer,
    lines: Iterable[Line],
    *,
    about: Iterable[str] = (),
    most_quotes: int = _QUOTES,
) -> tuple[Shown, ...]:
    """Some lines of an answer; `about` are keys of actors that need no link."""
    subjects, whole = tuple(about), tuple(lines)
    # Looked up together, and then found line by line.
    all_named(visit, {key for line in whole for key in line.actors})
    return tuple(_shown(visit, answer, line, subjects, most_quotes) for line in whole)


def by_family(
    visit: Visit, answer: Answer, lines: Sequence[Line], *, about: Iterable[str] = (), most: int = 0
) -> tuple[Group, ...]:
    """Lines under the titles of the vocabulary's families; of each the `most` weightiest, then the others."""
    subjects = tuple(about)
    grouped = groupby(lines, key=_family)
    return tuple(
        group(visit, answer, tuple(some), title, about=subjects, most=most) for title, some in grouped
    )


def group(
    visit: Visit,
    answer: Answer,
    lines: Sequence[Line],
    title: str | None = None,
    *,
    about: Iterable[str] = (),
    most: int = 0,
) -> Group:
    """Lines under one title."""
    subjects = tuple(about)
    first = weightiest(lines, most)
    kept = {id(line) for line in first}
    rest = [line for line in lines if id(line) not in kept]
    return Group(title, show(visit, answer, first, about=subjects), show(visit, answer, rest, about=subjects))


def _family(line: Line) -> str:
    vocabulary = load_vocabulary()
    return vocabulary.family(vocabulary.term(line.kind).family).title


def _shown(visit: Visit, answer: Answer, line: Line, about: Sequence[str], most: int) -> Shown:
    cited = quotes(visit.case, line)
    id = line_id(line)
    return Shown(
        line=line,
        id=id,
        quoted=tuple(quoted(visit, cited[:most])),
        more=max(0, len(cited) - most),
        cite=visit.link("cite_line", line=id, **address_of(answer)),
        event=_event(visit, answer, line),
        actors=all_named(visit, line.actors, but=about),
    )


def _event(visit: Visit, answer: Answer, line: Line) -> str | None:
    """The page of the event that a line tells of, unless that is the page itself."""
    if not isinstance(line, EventLine) or answer.question == "event":
        return None
    return visit.link("event", id=line.claims[0])


def quoted(visit: Visit, cited: Iterable[Citation]) -> Iterator[Quoted]:
    """Citations with the address of the reading view, at the claim that they stand for."""
    for one in cited:
        address = visit.link("document", id=one.document, claim=one.claim)
        yield Quoted(one, f"{address}#{one.claim}")
