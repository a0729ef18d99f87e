"""The index of words behind one set of functions, whichever store keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, select

from factions.casefile.schema import documents
from factions.casefile.searching.phrases import Phrase
from factions.casefile.searching.postgres import PostgresIndex
from factions.casefile.searching.sqlite import SqliteIndex


class TextIndex(Protocol):
    """Which documents have which words in their title and text."""

    def create(self, connection: Connection) -> None: ...

    def add(self, connection: Connection, row: int, title: str | None, text: str) -> None: ...

    def remove(self, connection: Connection, row: int, title: str | None, text: str) -> None: ...

    def find(self, connection: Connection, phrases: Sequence[Phrase], most: int) -> list[str]: ...

    def clear(self, connection: Connection) -> None: ...

    def compact(self, connection: Connection) -> None: ...

    def check(self, connection: Connection) -> str | None: ...


_INDEXES: dict[str, TextIndex] = {"sqlite": SqliteIndex(), "postgresql": PostgresIndex()}


def create_index(connection: Connection) -> None:
    """Makes room for the index."""
    _index(connection).create(connection)


def index_document(connection: Connection, row: int) -> None:
    """Makes one document's words findable."""
    _index(connection).add(connection, row, *_words(connection, row))


def unindex_document(connection: Connection, row: int) -> None:
    """Makes one document's words unfindable; to be called while its row still has them."""
    _index(connection).remove(connection, row, *_words(connection, row))


def find_documents(connection: Connection, phrases: Sequence[Phrase], most: int) -> list[str]:
    """The ids of the documents that have all the phrases in title or text, best first."""
    return _index(connection).find(connection, phrases, most)


def compact_index(connection: Connection) -> None:
    """Leaves no trace in the index of words that were taken out of it."""
    _index(connection).compact(connection)


def rebuild_index(connection: Connection) -> None:
    """Makes the index anew from the documents."""
    index = _index(connection)
    index.clear(connection)
    for row in connection.execute(select(documents.c.row).order_by(documents.c.row)).scalars().all():
        index.add(connection, row, *_words(connection, row))


def check_index(connection: Connection) -> str | None:
    """What is wrong with the index, None if it is sound and has every document."""
    return _index(connection).check(connection)


def _index(connection: Connection) -> TextIndex:
    return _INDEXES[connection.dialect.name]


def _words(connection: Connection, row: int) -> tuple[str | None, str]:
    query = select(documents.c.title, documents.c.text).where(documents.c.row == row)
    title, text = connection.execute(query).one()
    return title, text
