"""What is known of a document, put right: its date, publisher, author or title.

The document's row has what holds now; what was first known stays beside it, so that a correction can be taken
back. A reader that was given another date reads other times: such a reading has the date in its reader's name
(`encoder/1@2021-06-05`) and stands beside the first one, and the one that fits the date is the newest.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from factions.casefile.judgements import read_judgements
from factions.casefile.judging.tables import first_known
from factions.casefile.readers import by_machine
from factions.casefile.renewing import renew
from factions.casefile.schema import documents, readings
from factions.casefile.searching import index_document, unindex_document
from factions.casefile.writing import encoded
from factions.records import Document

FIELDS = ("published_at", "publisher", "author", "title")
_BY = "person"


def apply_corrections(connection: Connection, document: str) -> None:
    """Writes what holds of a document by the standing corrections, from what was first known of it."""
    row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one()
    first = known_first(connection, row["row"]) or {name: row[name] for name in _columns()}
    made: dict[str, Any] = {}
    for judgement in read_judgements(connection, document):
        if judgement.what == "correct":
            made |= {name: judgement.details[name] for name in FIELDS if name in judgement.details}
    _keep_first(connection, row["row"], first if made else None)
    values = first | made | {_from(name): _BY for name in made}
    corrected = any(row[name] != value for name, value in values.items())
    if corrected:
        unindex_document(connection, row["row"])
        connection.execute(update(documents).where(documents.c.row == row["row"]).values(values))
        index_document(connection, row["row"])
    if settle_current(connection, row["row"]) or corrected:
        renew(connection, row["row"])


def known_first(connection: Connection, document: int) -> dict[str, Any] | None:
    """What was first known of a document, by its row; null where nobody corrected it."""
    record = connection.execute(
        select(first_known.c.record).where(first_known.c.document == document)
    ).scalar_one_or_none()
    return msgspec.json.decode(record, type=dict[str, Any]) if record is not None else None


def reader_of(connection: Connection, document: Document, reader: str) -> str:
    """The name under which a reader's reading of a document is kept: with the date if that was corrected."""
    row = connection.execute(
        select(documents.c.row).where(documents.c.id == document.id)
    ).scalar_one_or_none()
    return reader + (_suffix(connection, row) if row is not None else "")


def settle_current(connection: Connection, document: int) -> bool:
    """Marks the newest of the readings that were made with the date that holds now; whether that is new."""
    table = readings
    query = select(table.c.row, table.c.reader, table.c.added_at, table.c.current)
    machine = table.c.document == document, by_machine()
    found = connection.execute(query.where(*machine)).all()
    suffix = _suffix(connection, document)
    fitting = [one for one in found if _date_of(one.reader) == suffix] or found
    newest = max(fitting, key=lambda one: (one.added_at, one.reader), default=None)
    changed = [one.row for one in found if one.current != (one is newest)]
    if changed and newest is not None:
        connection.execute(update(table).where(*machine).values(current=False))
        connection.execute(update(table).where(table.c.row == newest.row).values(current=True))
    return bool(changed)


def _suffix(connection: Connection, document: int) -> str:
    first = known_first(connection, document)
    now = connection.execute(select(documents.c.published_at).where(documents.c.row == document)).scalar_one()
    return "" if first is None or first["published_at"] == now else f"@{now or 'undated'}"


def _date_of(reader: str) -> str:
    _, at, day = reader.rpartition("@")
    return at + day if at else ""


def _keep_first(connection: Connection, document: int, first: dict[str, Any] | None) -> None:
    connection.execute(delete(first_known).where(first_known.c.document == document))
    if first is not None:
        connection.execute(insert(first_known).values(document=document, record=encoded(first)))


def _columns() -> list[str]:
    return [column for name in FIELDS for column in (name, _from(name))]


def _from(field: str) -> str:
    return field.removesuffix("_at") + "_from"
