"""A row of a table as a document: lines of `column: value`, and where each value stands."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factions.errors import DocumentProblem, UnreadableDocument, UserError
from factions.records import Document, Quote, Span, document_id

Known = Mapping[str, str]


class Row(Struct, frozen=True):
    """One row: its place in the file (the header not counted), its document, and the cells with words."""

    number: int
    document: Document
    cells: dict[str, Quote]

    def get(self, column: str) -> str | None:
        """What a cell says, null if it is empty or there is no such column."""
        cell = self.cells.get(column)
        return cell.text if cell else None

    def across(self, first: str, last: str) -> Quote:
        """The stretch from one cell to another, which follow each other in the row."""
        one, other = sorted((self.cells[first].span, self.cells[last].span))
        return self.document.quote(Span(one.start, other.end))


def read_rows(path: Path, needed: Sequence[str], known: Known) -> Iterator[Row | DocumentProblem]:
    """The rows of a CSV file in UTF-8, those that are no row as problems; `known` goes to each document.

    Raises UserError if a needed column is missing, UnreadableDocument for a file that is no such table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _rows(csv.reader(file, strict=True), path, needed, known)
    except OSError as error:
        raise UnreadableDocument(str(path), f"it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(str(path), "it is not in UTF-8; save it as CSV in UTF-8") from error


def _rows(
    table: Iterator[list[str]], path: Path, needed: Sequence[str], known: Known
) -> Iterator[Row | DocumentProblem]:
    columns = _header(table, path, needed)
    number = 0
    while True:
        number += 1
        source = f"{path}, row {number}"
        try:
            values = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield UnreadableDocument(source, f"it is no row of a CSV file ({error}); mend it")
            continue
        if len(values) == len(columns):
            yield lay_out(columns, values, number, source, known)
        elif any(values):
            yield UnreadableDocument(source, f"it has {len(values)} cells where {len(columns)} are needed")


def _header(table: Iterator[list[str]], path: Path, needed: Sequence[str]) -> list[str]:
    try:
        columns = next(table, [])
    except csv.Error as error:
        raise UnreadableDocument(str(path), f"it is no CSV file ({error})") from error
    if missing := [column for column in needed if column not in columns]:
        raise UserError(
            f"{path} has no column {', '.join(missing)}; its first line must name them, separated by commas."
        )
    return columns


def lay_out(columns: Sequence[str], values: Sequence[str], number: int, source: str, known: Known) -> Row:
    """A row as a document; a value's line breaks become blanks, so that a line is a cell."""
    lines: list[str] = []
    spans: dict[str, Span] = {}
    at = 0
    for column, value in zip(columns, values, strict=True):
        said = " ".join(value.split())
        lines.append(f"{column}: {said}")
        if said:
            spans[column] = Span(at + len(column) + 2, at + len(lines[-1]))
        at += len(lines[-1]) + 1
    text = "\n".join(lines)
    sha256 = hashlib.sha256(_as_written(values)).hexdigest()
    bare = Document(
        document_id(sha256, text), sha256, text, source=source, language="en", media_type="text/csv"
    )
    document = replace(bare, **known)
    return Row(number, document, {column: document.quote(span) for column, span in spans.items()})


def _as_written(values: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8", "surrogatepass")
