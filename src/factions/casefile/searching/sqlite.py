"""Full-text search by SQLite's FTS5; its index refers to the documents and keeps no second copy of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from factions.casefile.searching.phrases import Phrase

_CREATE = """CREATE VIRTUAL TABLE search USING fts5(
    title, text, content='documents', content_rowid='row', tokenize='unicode61 remove_diacritics 2')"""
_ADD = "INSERT INTO search(rowid, title, text) VALUES (:row, :title, :text)"
_REMOVE = "INSERT INTO search(search, rowid, title, text) VALUES ('delete', :row, :title, :text)"
_CLEAR = "INSERT INTO search(search) VALUES ('delete-all')"
# Merges all that the index was written in; until then removed words stay in it, marked as removed.
_COMPACT = "INSERT INTO search(search) VALUES ('optimize')"
_CHECK = "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"
_FIND = """SELECT d.id FROM search JOIN documents d ON d.row = search.rowid
    WHERE search MATCH :words ORDER BY bm25(search, 4.0, 1.0), d.published_at, d.id LIMIT :most"""


class SqliteIndex:
    """The virtual table `search`."""

    def create(self, connection: Connection) -> None:
        connection.execute(text(_CREATE))

    def add(self, connection: Connection, row: int, title: str | None, text_: str) -> None:
        connection.execute(text(_ADD), {"row": row, "title": title, "text": text_})

    def remove(self, connection: Connection, row: int, title: str | None, text_: str) -> None:
        connection.execute(text(_REMOVE), {"row": row, "title": title, "text": text_})

    def find(self, connection: Connection, phrases: Sequence[Phrase], most: int) -> list[str]:
        words = " AND ".join(f'"{" ".join(phrase.given)}"' + "*" * phrase.begins for phrase in phrases)
        return list(connection.execute(text(_FIND), {"words": words, "most": most}).scalars())

    def clear(self, connection: Connection) -> None:
        connection.execute(text(_CLEAR))

    def compact(self, connection: Connection) -> None:
        connection.execute(text(_COMPACT))

    def check(self, connection: Connection) -> str | None:
        try:
            connection.execute(text(_CHECK))
        except DatabaseError as error:
            return str(error.orig)
        return None
