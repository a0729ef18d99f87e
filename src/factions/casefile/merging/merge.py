"""Merging is replaying one log into another casefile. Each entry is put in once, whatever the order.

What both casefiles have is kept once. Where they know different things of one document, what was added first
holds and the other fills what is missing. A redaction of either side holds for the words of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from factions.casefile.casefile import Casefile
from factions.casefile.checking import check_reading
from factions.casefile.judgements import Judgement, insert_judgement
from factions.casefile.judging.blanking import Blanks, blanks_for, scrub
from factions.casefile.judging.correcting import apply_corrections, known_first
from factions.casefile.judging.redacting import as_redacted, blank_rows, redactions
from factions.casefile.judging.tables import first_known
from factions.casefile.merging.entries import ROWS, Entry, Kept, Read, read_log
from factions.casefile.reading_back import read_documents
from factions.casefile.renewing import renew
from factions.casefile.schema import documents, judgements, problems, readings
from factions.casefile.writing import encoded, write_document, write_reading
from factions.records import Document, Reading

# What is known of a document besides its words.
_KNOWN = tuple(
    "title title_from publisher publisher_from author author_from published_at published_from retrieved_at"
    " url source language".split()
)


class Merged(Struct, frozen=True):
    """What replaying a log added: documents, readings, judgements."""

    documents: int
    readings: int
    judgements: int


def merge(into: Casefile, other: Casefile) -> Merged:
    """Takes all that another casefile has into this one; the other one stays as it is."""
    return replay(into, read_log(other))


def replay(casefile: Casefile, entries: Iterable[Entry]) -> Merged:
    """Puts a log into a casefile, whole or not at all; what is there already is left as it is."""
    work = _Replay()
    with casefile.transaction(writes=True) as connection:
        for entry in entries:
            work.put(connection, entry)
        work.finish(connection)
    if work.blanked:
        casefile.purge()
    return Merged(work.documents, work.readings, work.judgements)


class _Replay:
    def __init__(self) -> None:
        self.documents = self.readings = self.judgements = 0
        self.blanked = False
        self._touched: set[str] = set()
        self._documents: dict[str, Document] = {}
        self._words: list[Blanks] = []

    def put(self, connection: Connection, entry: Entry) -> None:
        if entry.kept is not None:
            self._put_document(connection, entry.kept)
        elif entry.read is not None:
            self._put_reading(connection, entry.read)
        elif entry.judgement is not None:
            self._put_judgement(connection, entry.judgement)
        elif entry.row is not None:
            self._put_row(connection, *entry.row)

    def finish(self, connection: Connection) -> None:
        """What follows from the rows: corrections, which reading is the newest, summaries."""
        for document in sorted(self._touched):
            apply_corrections(connection, document)
        touched = documents.c.id.in_(sorted(self._touched))
        rows = connection.execute(select(documents.c.row).where(touched).order_by(documents.c.row))
        renew(connection, *rows.scalars().all())
        read_since = (documents.c.source == problems.c.source, documents.c.added_at > problems.c.at)
        connection.execute(delete(problems).where(select(documents.c.row).where(*read_since).exists()))

    def _put_document(self, connection: Connection, kept: Kept) -> None:
        document = kept.document
        self._touched.add(document.id)
        self._documents[document.id] = document
        for one in redactions(connection, document.id):
            self._words.append(blanks_for(document.id, document.text, one.spans))
        clean = as_redacted(connection, Reading(document, (), (), (), ())).document
        query = select(documents).where(documents.c.id == document.id)
        there = connection.execute(query).mappings().first()
        if there is None:
            row, _ = write_document(connection, clean)
            values: dict[str, Any] = {"added_at": kept.at}
            self.documents += 1
        else:
            row = there["row"]
            first = {name: there[name] for name in _KNOWN} | (known_first(connection, row) or {})
            values = _combined((there["added_at"], first), (kept.at, {n: getattr(clean, n) for n in _KNOWN}))
            connection.execute(delete(first_known).where(first_known.c.document == row))
        connection.execute(update(documents).where(documents.c.row == row).values(values))

    def _put_reading(self, connection: Connection, read: Read) -> None:
        document = self._documents[read.document]
        parts = {name: getattr(read, name) for name in ("mentions", "times", "places", "claims")}
        builtins = {name: msgspec.to_builtins(part) for name, part in parts.items()}
        whole = msgspec.convert({"document": msgspec.to_builtins(document)} | builtins, type=Reading)
        check_reading(whole)
        kept = as_redacted(connection, whole)
        row = connection.execute(select(documents.c.row).where(documents.c.id == document.id)).scalar_one()
        written = write_reading(connection, row, kept, read.reader)
        self.readings += written
        table = readings
        same = table.c.document == row, table.c.reader == read.reader
        before = connection.execute(select(table.c.added_at).where(*same)).scalar_one()
        earliest = read.at if written else min(before, read.at)
        connection.execute(update(table).where(*same).values(added_at=earliest))

    def _put_judgement(self, connection: Connection, judgement: Judgement) -> None:
        there = connection.execute(select(judgements.c.id).where(judgements.c.id == judgement.id)).first()
        if there is not None:
            return
        for blanks in self._words:
            judgement = msgspec.structs.replace(judgement, why=scrub(judgement.why, blanks))
        insert_judgement(connection, judgement)
        self.judgements += 1
        if judgement.what == "redact":
            (document,) = read_documents(connection, documents.c.id == judgement.on[0])
            blank_rows(connection, document.id, blanks_for(document.id, document.text, judgement.spans))
            self.blanked = True

    def _put_row(self, connection: Connection, name: str, values: dict[str, Any]) -> None:
        table = ROWS[name]
        clean = dict(values)
        for blanks in self._words:
            clean = {column: scrub(value, blanks) for column, value in clean.items()}
        same = [column == clean[column.name] for column in table.primary_key]
        kept = connection.execute(select(table.c.at).where(*same)).scalar_one_or_none()
        if kept is None:
            connection.execute(insert(table).values(clean))
        elif clean["at"] < kept:
            connection.execute(update(table).where(*same).values(at=clean["at"]))


def _combined(one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """What was known first, with the gaps filled by the other; the order of the two changes nothing."""
    first, second = sorted((one, other), key=lambda known: (known[0], encoded(known[1])))
    found = {name: first[1][name] or second[1][name] for name in first[1]}
    return found | {"added_at": first[0]}
