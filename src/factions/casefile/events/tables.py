"""What is kept of each telling, so that a new document is compared with few others; all can be rebuilt."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Float, ForeignKey, Index, Integer, Table, Text

from factions.casefile.schema import metadata

event_sketches = Table(
    "event_sketches",
    metadata,
    Column("telling", Text, primary_key=True),
    Column("document", Integer, ForeignKey("documents.row"), nullable=False),
    Column("sketch", Text, nullable=False),
    Index("event_sketches_document", "document"),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("telling", Text, primary_key=True),
    Index("event_keys_telling", "telling"),
    sqlite_with_rowid=False,
)

# Pairs that were compared and found as likely as the casefile asks about; `one` is the smaller id.
event_pairs = Table(
    "event_pairs",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("chance", Float, nullable=False),
    Index("event_pairs_other", "other"),
    Index("event_pairs_chance", "chance"),
    sqlite_with_rowid=False,
)

DERIVED = (event_sketches, event_keys, event_pairs)


def make_tables(connection: Connection) -> None:
    """Makes the tables, empty."""
    metadata.create_all(connection, tables=DERIVED)
