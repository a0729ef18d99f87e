"""Where a casefile is kept: a SQLite file, or a PostgreSQL database for a team.

A store knows connections, locks and the words of its errors. Everything else in the casefile is plain
SQLAlchemy Core, and full-text search, which each store does in its own way, is behind
`factions.casefile.searching`.
"""

from __future__ import annotations

import re
from pathlib import Path

from factions.casefile.stores.postgres import PostgresStore
from factions.casefile.stores.sqlite import SqliteStore
from factions.casefile.stores.store import Store

__all__ = ["PostgresStore", "SqliteStore", "Store", "store_at"]

# A Path, as the command line makes of every casefile's address, has lost one of the strokes.
_TEAM = re.compile(r"(?:postgresql|postgres):/+")


def store_at(address: str | Path) -> Store:
    """The store of an address: `postgresql://…` for a database, anything else is a file's path."""
    if team := _TEAM.match(str(address)):
        return PostgresStore.at(f"postgresql://{str(address)[team.end() :]}")
    return SqliteStore(Path(address))
