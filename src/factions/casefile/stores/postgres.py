"""A casefile in a schema of a PostgreSQL database (extra `postgres`), for a team.

The schema is the first of the search path: `postgresql://host/db?options=-csearch_path%3Dsahel` gives one
database several casefiles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Self

from msgspec import Struct
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from factions.casefile.stores import store
from factions.errors import CasefileUnusable

_MARK = "a casefile of factions"
_LOCK = 0x46414354
_READ_MARK = """SELECT obj_description(
    to_regclass(quote_ident(current_schema()) || '.migrations'), 'pg_class')"""
_COUNT_TABLES = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"

# By SQLSTATE, or the class of one (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_ADVICE = {
    "55P03": "another program has been writing to it for {busy:g} s; try again when it is done",
    "3F000": "the search path names no schema; make the schema, or name another",
    "42501": "it may not be read or written by this user; ask for the rights on its schema",
    "25006": "it cannot be written; the server is a standby, or set to read only",
    "53100": "the server's disk is full; make room and try again, nothing that was kept is lost",
    "28": "the server refuses this user; check the name and the password",
    "3D": "the server has no such database; make it with `createdb`",
    "53": "the server has no room for more work; try again later",
    "57P": "the server is going down or coming up; try again when it is there",
    "08": "the server cannot be reached; check the address, and that it runs",
}
_NO_SERVER = _ADVICE["08"]


class PostgresStore(Struct, frozen=True):
    """A schema of a database. Readers see one state of it all; one writer works at a time, as in a file."""

    url: URL
    reading: ClassVar[Mapping[str, Any]] = {"isolation_level": "REPEATABLE READ"}
    writing: ClassVar[Mapping[str, Any]] = {"isolation_level": "READ COMMITTED", "writes": True}

    @classmethod
    def at(cls, address: str) -> Self:
        """The store of a URL; raises CasefileUnusable for one that cannot be understood."""
        try:
            url = make_url(address)
        except (ArgumentError, ValueError) as error:
            raise CasefileUnusable(
                "the address is not understood; write it as postgresql://user@host:5432/database"
            ) from error
        return cls(url.set(drivername="postgresql+psycopg"))

    @property
    def name(self) -> str:
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    def check(self, *, create: bool) -> None:
        """A database is asked when it is opened; there is nothing to see before."""

    def connect(self) -> Engine:
        try:
            engine = create_engine(self.url)
        except ImportError as error:
            raise CasefileUnusable(
                f"{self.name}: the driver is missing; install it with `pip install 'factions[postgres]'`"
            ) from error
        event.listen(engine, "begin", _begin)
        return engine

    def prepare(self, engine: Engine) -> None:
        """Nothing has to be set outside of a transaction."""

    def is_ours(self, connection: Connection) -> bool:
        mark = connection.execute(text(_READ_MARK)).scalar_one()
        tables = connection.execute(text(_COUNT_TABLES)).scalar_one()
        return bool(mark == _MARK or not tables)

    def mark_as_ours(self, connection: Connection) -> None:
        connection.execute(text(f"COMMENT ON TABLE migrations IS '{_MARK}'"))

    def purge(self, engine: Engine) -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM FULL"))

    @contextmanager
    def usable(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if advice := _advice(error):
                said = str(error.orig).strip().partition("\n")[0]
                raise CasefileUnusable(f"{self.name}: {advice} ({said})") from error
            raise


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(store.BUSY_SECONDS * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")


def _advice(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return _NO_SERVER if error.connection_invalidated or _is_of_connection(error) else None
    found = (advice for sign, advice in _ADVICE.items() if state.startswith(sign))
    return next((advice.format(busy=store.BUSY_SECONDS) for advice in found), None)


def _is_of_connection(error: DBAPIError) -> bool:
    """Failures to connect have no SQLSTATE, and no statement that failed."""
    return error.statement is None
