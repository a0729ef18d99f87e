"""What every store can do."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, Engine

BUSY_SECONDS = 30.0


class Store(Protocol):
    """One place where a casefile is kept. One writer works at a time; readers never wait for it.

    `name` is what people call the place, without a password. `reading` and `writing` are the execution
    options of a transaction that sees one state of the whole casefile, and of one that changes it.
    """

    @property
    def name(self) -> str: ...

    @property
    def reading(self) -> Mapping[str, Any]: ...

    @property
    def writing(self) -> Mapping[str, Any]: ...

    def check(self, *, create: bool) -> None:
        """Raises CasefileUnusable for a place where no casefile is or can be, before anything is opened."""

    def connect(self) -> Engine:
        """An engine whose transactions take the writer's lock where they begin, if they write."""

    def prepare(self, engine: Engine) -> None:
        """What must be set once, outside of a transaction, before the first tables are made."""

    def is_ours(self, connection: Connection) -> bool:
        """Whether there is a casefile, or nothing at all so that one may be made."""

    def mark_as_ours(self, connection: Connection) -> None:
        """Writes the mark by which a casefile is known."""

    def purge(self, engine: Engine) -> None:
        """Overwrites what was deleted, outside of a transaction."""

    def usable(self) -> AbstractContextManager[None]:
        """Within it what the database says becomes a CasefileUnusable that says what to do."""
