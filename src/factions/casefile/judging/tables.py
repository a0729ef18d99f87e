"""The tables that judgements need beyond the first ones, and the steps that make them."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Float, ForeignKey, Integer, Table, Text, inspect, text

from factions.casefile.schema import judgements, metadata

# What was known of a document when it was first added; a row only where somebody corrected it since.
first_known = Table(
    "first_known",
    metadata,
    Column("document", Integer, ForeignKey("documents.row"), primary_key=True),
    Column("record", Text, nullable=False),
)

# Who is to judge what, blind of the others, and from which draw it comes.
assignments = Table(
    "assignments",
    metadata,
    Column("sample", Text, primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Which actors the casefile itself holds to be one, with what score and why; made anew at will.
likely_same = Table(
    "likely_same",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
)


def judgement_details(connection: Connection) -> None:
    """Judgements say more of themselves; documents keep what was first known; samples are assigned."""
    there = {column["name"] for column in inspect(connection).get_columns(judgements.name)}
    for name in ("codebook", "details"):
        if name not in there:
            connection.execute(text(f"ALTER TABLE {judgements.name} ADD COLUMN {name} TEXT"))
    metadata.create_all(connection, tables=[first_known, assignments, likely_same])
