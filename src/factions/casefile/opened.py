"""A casefile that is open: its store, the schema brought up to date, one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from factions.casefile.migrations import migrate, missing_steps
from factions.casefile.searching import compact_index
from factions.casefile.stores import Store, store_at
from factions.errors import CasefileUnusable, FactionsError


class Opened:
    """What a casefile stands on. `name` says where it is, without a password."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self.name = store.name
        self._store = store
        self._engine = engine

    @classmethod
    def open(cls, address: str | Path, *, create: bool = True) -> Self:
        """The casefile of a file's path or a `postgresql://` address, made if there is none.

        Raises CasefileUnusable or CasefileTooNew.
        """
        store = store_at(address)
        store.check(create=create)
        casefile = cls(store, store.connect())
        try:
            casefile._set_up()
        except FactionsError:
            casefile.close()
            raise
        return casefile

    def close(self) -> None:
        """Lets go of the file; closing twice does nothing."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def purge(self) -> None:
        """Writes the file anew, so that what was taken out is in no corner of it any more.

        The only part of a redaction that takes longer in a larger casefile: seconds for each GB.
        """
        with self._writing() as connection:
            compact_index(connection)
        with self._store.usable():
            self._store.purge(self._engine)

    @contextmanager
    def transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        """One transaction over the tables, for the other rooms of the casefile: whole or not at all."""
        with self._writing() if writes else self._reading() as connection:
            yield connection

    def _set_up(self) -> None:
        with self._reading() as connection:
            if not self._store.is_ours(connection):
                raise CasefileUnusable(f"{self.name}: it is a database of another program; name another one")
            missing = missing_steps(connection, self.name)
        if missing:
            self._store.prepare(self._engine)
            with self._writing() as connection:
                migrate(connection, self.name)
                self._store.mark_as_ours(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._store.usable(), self._engine.connect() as opened:
            connection = opened.execution_options(**self._store.reading)
            with connection.begin():
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._store.usable(), self._engine.connect() as opened:
            connection = opened.execution_options(**self._store.writing)
            with connection.begin():
                yield connection
