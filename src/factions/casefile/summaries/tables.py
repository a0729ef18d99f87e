"""The derived tables: all in them follows from the newest readings, and from what people decided of them.

Claims that no longer count (rejected, superseded, withdrawn) are in `set_aside`, and in no other of these.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text

from factions.casefile.schema import metadata

UNKNOWN = ""  # stands for null where a column is part of a key

set_aside = Table(
    "set_aside",
    metadata,
    Column("claim", Integer, ForeignKey("claims.row"), primary_key=True, autoincrement=False),
    Column("document", Integer, ForeignKey("documents.row"), nullable=False),
    Index("set_aside_document", "document"),
)


def _by_actor(name: str) -> Table:
    """Claims by actor, in the order in which they are given: by date of document (`at`), then place in it.

    Claims of documents without a date come last.
    """
    return Table(
        name,
        metadata,
        Column("key", Text, primary_key=True),
        Column("at", Text, primary_key=True),
        Column("start", Integer, primary_key=True),
        Column("claim", Integer, ForeignKey("claims.row"), primary_key=True),
        Column("document", Integer, ForeignKey("documents.row"), nullable=False),
        Index(f"{name}_document", "document"),
        sqlite_with_rowid=False,
    )


actor_claims = _by_actor("actor_claims")
# Those of them that are no events: an actor has few ties, steps and patterns beside its events.
actor_ties = _by_actor("actor_ties")

# Of which telling each claim of a newest reading is, and which event that tells of.
told = Table(
    "told",
    metadata,
    Column("claim", Integer, ForeignKey("claims.row"), primary_key=True, autoincrement=False),
    Column("telling", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("document", Integer, ForeignKey("documents.row"), nullable=False),
    Index("told_event", "event"),
    Index("told_document", "document"),
)

# Which tellings of several documents are one event; a telling that is alone has no row.
joined_tellings = Table(
    "joined_tellings",
    metadata,
    Column("telling", Text, primary_key=True),
    Column("event", Text, nullable=False),
    Index("joined_tellings_event", "event"),
)

# Under what each event counts.
counted_events = Table(
    "counted_events",
    metadata,
    Column("event", Text, primary_key=True),
    Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)

month_counts = Table(
    "month_counts",
    metadata,
    Column("month", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How many claims and documents speak of each actor that has an id or a name.
actor_tallies = Table(
    "actor_tallies",
    metadata,
    Column("key", Text, primary_key=True),
    Column("actor", Text),
    Column("claims", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How often each actor has a name or a kind in a role, or is mentioned by some words (`family`).
actor_words = Table(
    "actor_words",
    metadata,
    Column("key", Text, primary_key=True),
    Column("family", Text, primary_key=True),
    Column("words", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What each document adds to the two tables above, to be taken away again when it changes.
actor_shares = Table(
    "actor_shares",
    metadata,
    Column("document", Integer, ForeignKey("documents.row"), primary_key=True, autoincrement=False),
    Column("shares", Text, nullable=False),
)

OF_EVENTS = (actor_claims, actor_ties, told, counted_events, month_counts)
OF_ACTORS = (actor_tallies, actor_words, actor_shares)
DERIVED = (set_aside, *OF_EVENTS, *OF_ACTORS)


def make_tables(connection: Connection) -> None:
    """Makes the derived tables, empty; `keeping.rebuild` fills them."""
    metadata.create_all(connection, tables=[*DERIVED, joined_tellings])
