"""What differs from one database to the next: connections, locks, full-text search and the words of errors.

SQLite is the only store so far; everything else in the casefile is plain SQLAlchemy Core.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from factions.errors import CasefileUnusable

APPLICATION_ID = 0x46414354  # "FACT", by which `file` and we tell a casefile from any other SQLite file
BUSY_SECONDS = 30.0

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
# Marks around the found words; a working text holds no control characters of this kind.
_BEGIN, _END, _CUT = "\x02", "\x03", "\x04"
_SNIPPET_TOKENS = 24

_CREATE_SEARCH = """CREATE VIRTUAL TABLE search USING fts5(
    title, text, content='documents', content_rowid='row', tokenize='unicode61 remove_diacritics 2')"""
_INDEX = "INSERT INTO search(rowid, title, text) SELECT row, title, text FROM documents WHERE row = :row"
_SEARCH = f"""SELECT d.id, d.title, d.published_at,
        snippet(search, 1, char({ord(_BEGIN)}), char({ord(_END)}), char({ord(_CUT)}), {_SNIPPET_TOKENS})
    FROM search JOIN documents d ON d.row = search.rowid
    WHERE search MATCH :words ORDER BY bm25(search, 4.0, 1.0), d.published_at, d.id LIMIT :most"""

_ADVICE = {
    "malformed": "it is damaged; go back to a copy, or save what is left with `sqlite3 FILE .recover`",
    "not a database": "it is no casefile; name another file",
    "readonly": "it cannot be written; check the permissions of the file and its folder, or copy it",
    "unable to open": "it cannot be opened; check that the folder is there and may be written",
    "locked": f"another program has been writing to it for {BUSY_SECONDS:g} s; try again when it is done",
    "full": "the disk is full; make room and try again, nothing that was kept is lost",
    "disk i/o": "the disk failed to read or write it; check the disk, then try again",
}


class Found(Struct, frozen=True):
    """A document that a search found: the cut-out with its found words marked."""

    document: str
    title: str | None
    published_at: str | None
    marked: str


def connect(path: Path) -> Engine:
    """An engine on a SQLite file. Writers take the lock when they begin, so none finds it gone midway."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def set_up(engine: Engine) -> None:
    """Readers and a writer work at the same time (WAL); the mode stays with the file."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            driver.execute("PRAGMA journal_mode = WAL")


def check_file(path: Path) -> None:
    """Raises CasefileUnusable for a file that is cut off or is something else than a casefile."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        return
    if not header.startswith(_MAGIC):
        raise CasefileUnusable(f"{path}: {_ADVICE['not a database']}")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    wal = path.with_name(f"{path.name}-wal")
    # While a log is there the header may run ahead of the file, and SQLite itself puts that right.
    if not wal.exists() and path.stat().st_size < pages * (65_536 if size == 1 else size):
        raise CasefileUnusable(f"{path}: it is cut off; go back to a copy")


def is_ours(connection: Connection) -> bool:
    """Whether the file is a casefile, or empty and free to become one."""
    mark = connection.execute(text("PRAGMA application_id")).scalar_one()
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    return bool(mark == APPLICATION_ID or not tables)


def mark_as_ours(connection: Connection) -> None:
    """Writes the mark by which a casefile is known, and makes room for the search."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(_CREATE_SEARCH))


def index_document(connection: Connection, row: int) -> None:
    """Makes one document's words findable."""
    connection.execute(text(_INDEX), {"row": row})


def find_documents(connection: Connection, phrases: list[str], most: int) -> list[Found]:
    """The documents with all of the phrases, best first; a phrase that ends in * stands for beginnings."""
    quoted = [
        '"' + phrase.rstrip("*").replace('"', '""') + '"' + "*" * phrase.endswith("*") for phrase in phrases
    ]
    rows = connection.execute(text(_SEARCH), {"words": " AND ".join(quoted), "most": most})
    return [Found(*row) for row in rows]


def cut_out(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The words of a marked cut-out as they stand in the text, and the found ones' places within them."""
    found: list[tuple[int, int]] = []
    words: list[str] = []
    start = 0
    for letter in marked:
        if letter == _BEGIN:
            start = len(words)
        elif letter == _END:
            found.append((start, len(words)))
        elif letter != _CUT:
            words.append(letter)
    return "".join(words), found


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """Within it what SQLite says against a file becomes a CasefileUnusable that says what to do."""
    try:
        yield
    except DatabaseError as error:
        words = str(error.orig).lower()
        for sign, advice in _ADVICE.items():
            if sign in words:
                raise CasefileUnusable(f"{path}: {advice} ({error.orig})") from error
        raise
