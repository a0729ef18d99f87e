"""A casefile in one SQLite file."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from msgspec import Struct
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from factions.casefile.stores import store
from factions.errors import CasefileUnusable

APPLICATION_ID = 0x46414354  # "FACT", by which `file` and we tell a casefile from any other SQLite file

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_NEXT_TRY_SECONDS = 0.004

_ADVICE = {
    "malformed": "it is damaged; go back to a copy, or save what is left with `sqlite3 FILE .recover`",
    "not a database": "it is no casefile; name another file",
    "readonly": "it cannot be written; check the permissions of the file and its folder, or copy it",
    "unable to open": "it cannot be opened; check that the folder is there and may be written",
    "locked": "another program has been writing to it for {busy:g} s; try again when it is done",
    "full": "the disk is full; make room and try again, nothing that was kept is lost",
    "disk i/o": "the disk failed to read or write it; check the disk, then try again",
}


class SqliteStore(Struct, frozen=True):
    """A SQLite file (WAL, FTS5)."""

    path: Path
    reading: ClassVar[Mapping[str, Any]] = {}
    writing: ClassVar[Mapping[str, Any]] = {"writes": True}

    @property
    def name(self) -> str:
        return str(self.path)

    def check(self, *, create: bool) -> None:
        """Raises CasefileUnusable for what is no file, or one that is cut off or something else."""
        path = self.path
        try:
            if path.is_dir():
                raise self._unusable(f"it is a folder; name a file, for example {path / 'reports.case'}")
            if path.exists():
                self._check_file()
            elif not create:
                raise self._unusable("there is no such casefile; make one with `factions add`")
            elif not path.parent.is_dir():
                raise self._unusable(f"there is no folder {path.parent}; make it first")
        except OSError as error:
            raise self._unusable(f"it cannot be read ({error.strerror}); check its permissions") from error

    def connect(self) -> Engine:
        """An engine on the file. Writers take the lock when they begin, so none finds it gone midway."""
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            connect_args={"timeout": store.BUSY_SECONDS, "isolation_level": None},
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def prepare(self, engine: Engine) -> None:
        """Readers and a writer work at the same time (WAL); the mode stays with the file."""
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            if driver.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                driver.execute("PRAGMA journal_mode = WAL")

    def is_ours(self, connection: Connection) -> bool:
        mark = connection.execute(text("PRAGMA application_id")).scalar_one()
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        return bool(mark == APPLICATION_ID or not tables)

    def mark_as_ours(self, connection: Connection) -> None:
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def purge(self, engine: Engine) -> None:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def usable(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            words = str(error.orig).lower()
            for sign, advice in _ADVICE.items():
                if sign in words:
                    said = advice.format(busy=store.BUSY_SECONDS)
                    raise self._unusable(f"{said} ({error.orig})") from error
            raise

    def _unusable(self, why: str) -> CasefileUnusable:
        return CasefileUnusable(f"{self.path}: {why}")

    def _check_file(self) -> None:
        with self.path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        if not header:
            return
        if not header.startswith(_MAGIC):
            raise self._unusable(_ADVICE["not a database"])
        size = int.from_bytes(header[16:18], "big")
        pages = int.from_bytes(header[28:32], "big")
        wal = self.path.with_name(f"{self.path.name}-wal")
        # While a log is there the header may run ahead of the file, and SQLite itself puts that right.
        if not wal.exists() and self.path.stat().st_size < pages * (65_536 if size == 1 else size):
            raise self._unusable("it is cut off; go back to a copy")


def _prepare(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        _take_turn(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _take_turn(connection: Connection) -> None:
    """Takes the writer's lock, asking every few milliseconds.

    SQLite itself asks ever more rarely, down to ten times a second, so that one of several busy writers might
    find the lock taken again each time for longer than anybody waits.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    end = time.monotonic() + store.BUSY_SECONDS
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while not _taken(driver) and time.monotonic() < end:
            time.sleep(random.random() * _NEXT_TRY_SECONDS)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout = {int(store.BUSY_SECONDS * 1000)}")


def _taken(driver: sqlite3.Connection) -> bool:
    """Whether the lock was taken, or cannot be for another reason than that somebody has it."""
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY
    return True
