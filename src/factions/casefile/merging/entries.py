"""The log of a casefile: what was added and decided, one JSON object a line, in one fixed order.

Documents come first, then what readers and persons found in them, then judgements, problems and assignments:
so a document's redactions and corrections meet a document that is there. What can be computed is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from factions.casefile.casefile import Casefile
from factions.casefile.judgements import Judgement, read_judgements
from factions.casefile.judging.correcting import known_first
from factions.casefile.judging.tables import assignments
from factions.casefile.reading_back import read_reading
from factions.casefile.schema import documents, problems, readings
from factions.casefile.writing import read_document
from factions.errors import UserError
from factions.records import Document, Reading


class Kept(Struct, frozen=True):
    """A document as it was first known, and when it was added."""

    document: Document
    at: str


class Read(Struct, frozen=True):
    """What one reader, or one person at one time, found in a document, and when it was kept."""

    document: str
    reader: str
    at: str
    mentions: tuple[Any, ...]
    times: tuple[Any, ...]
    places: tuple[Any, ...]
    claims: tuple[Any, ...]


class Entry(Struct, frozen=True, omit_defaults=True):
    """One line of the log: one of its fields is set."""

    kept: Kept | None = None
    read: Read | None = None
    judgement: Judgement | None = None
    row: tuple[str, dict[str, Any]] | None = None


ROWS = {str(table.name): table for table in (problems, assignments)}
_entries = msgspec.json.Decoder(Entry)


def read_log(casefile: Casefile) -> Iterator[Entry]:
    """The log of a casefile, as it is at one moment."""
    with casefile.transaction() as connection:
        yield from _documents(connection)
        yield from _readings(connection)
        yield from (Entry(judgement=one) for one in read_judgements(connection, withdrawn=True))
        for name, table in ROWS.items():
            for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
                yield Entry(row=(name, {str(column): value for column, value in row.items()}))


def write_log(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The lines of a log, without line ends."""
    return (msgspec.json.encode(entry) for entry in entries)


def parse_log(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a log's lines; raises UserError, with the number, for a line that is none."""
    for number, line in enumerate(lines, start=1):
        try:
            yield _entries.decode(line)
        except msgspec.DecodeError as problem:
            raise UserError(f"Line {number} is no line of a casefile's log: {problem}.") from problem


def _documents(connection: Connection) -> Iterator[Entry]:
    for row in connection.execute(select(documents).order_by(documents.c.id)).mappings():
        first = known_first(connection, row["row"]) or {}
        yield Entry(kept=Kept(msgspec.structs.replace(read_document(row), **first), row["added_at"]))


def _readings(connection: Connection) -> Iterator[Entry]:
    columns = (column for column in documents.c if column.name != "added_at")
    query = select(readings.c.reader, readings.c.added_at, *columns)
    query = query.join(documents, readings.c.document == documents.c.row)
    for row in connection.execute(query.order_by(documents.c.id, readings.c.reader)).mappings():
        found = read_reading(connection, read_document(row), row["reader"])
        assert found is not None
        yield Entry(read=_read(found, row["reader"], row["added_at"]))


def _read(found: Reading, reader: str, at: str) -> Read:
    parts = {name: tuple(msgspec.to_builtins(getattr(found, name))) for name in found.__struct_fields__[1:]}
    return Read(found.document.id, reader, at, **parts)
