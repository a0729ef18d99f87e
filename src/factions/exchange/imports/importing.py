"""A file of a known format into a casefile, many rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from factions.casefile import Casefile
from factions.errors import DocumentProblem
from factions.exchange.imports.ucdp_ged import READER, read_ged
from factions.records import Reading

_AT_ONCE = 500


class Format(Struct, frozen=True):
    """How the readings of a file are made, and the name of the reader that makes them."""

    read: Callable[[Path, str | None], Iterator[Reading | DocumentProblem]]
    reader: str


FORMATS = {"ucdp-ged": Format(read_ged, READER)}


class Imported(Struct, frozen=True):
    """What an import did: new documents, those known already, claims written, rows that are not usable."""

    new: int
    again: int
    claims: int
    problems: tuple[DocumentProblem, ...]


def import_file(casefile: Casefile, path: Path, form: str, *, published: str | None = None) -> Imported:
    """Adds every row of a file; importing it again changes nothing.

    `form` is one of FORMATS; `published` is the day on which the data set came out, which no row says. Rows
    that cannot be used are kept as problems of the casefile. Raises UserError and UnreadableDocument for a
    file that is not of the format.
    """
    known = FORMATS[form]
    found = known.read(path, published)
    new = again = claims = 0
    problems: list[DocumentProblem] = []
    while some := list(islice(found, _AT_ONCE)):
        readings = [one for one in some if isinstance(one, Reading)]
        for added in casefile.add_all(readings, reader=known.reader, apart=True):
            new, again, claims = new + added.new, again + (not added.new), claims + added.claims
        faults = [one for one in some if isinstance(one, DocumentProblem)]
        for problem in faults:
            casefile.note_problem(problem)
        problems += faults
    return Imported(new, again, claims, tuple(problems))
