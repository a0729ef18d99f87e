"""Where a casefile is kept: a SQLite file, or a PostgreSQL database for a team.

A store knows connections, locks and the words of its errors. Everything else in the casefile is plain
SQLAlchemy Core, and full-text search, which each store does in its own way, is behind
`factions.casefile.searching`.
"""

from __future__ import annotations

from pathlib import Path

from factions.casefile.stores.postgres import PostgresStore
from factions.casefile.stores.sqlite import SqliteStore
from factions.casefile.stores.store import Store

__all__ = ["PostgresStore", "SqliteStore", "Store", "store_at"]

_TEAM = ("postgresql://", "postgres://")


def store_at(address: str | Path) -> Store:
    """The store of an address: `postgresql://…` for a database, anything else is a file's path."""
    if isinstance(address, str) and address.startswith(_TEAM):
        return PostgresStore.at(address)
    return SqliteStore(Path(address))
