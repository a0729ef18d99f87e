"""The tables of a casefile. Rows of claims and judgements are only ever added.

A claim is kept twice over: as the JSON of its record, which is what is given back, and as the columns that
questions filter on. Whatever is not in these tables (snippets, counts, dossiers) is computed.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _key() -> Column[int]:
    return Column("row", Integer, primary_key=True)


def _text(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


migrations = Table("migrations", metadata, Column("name", Text, primary_key=True), _text("at", required=True))

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    _text("sha256", required=True),
    _text("text", required=True),
    *(
        _text(name)
        for name in (
            "title title_from publisher publisher_from author author_from published_at published_from"
            " retrieved_at url source language"
        ).split()
    ),
    _text("media_type", required=True),
    _text("notes", required=True),
    _text("added_at", required=True),
    Index("documents_published", "published_at", "id"),
)

# One row for each time that a reader read a document. `current` marks the newest reading of a document,
# and what a person wrote is always current.
readings = Table(
    "readings",
    metadata,
    _key(),
    Column("document", Integer, ForeignKey("documents.row"), nullable=False),
    _text("reader", required=True),
    Column("current", Boolean, nullable=False),
    _text("times", required=True),
    _text("places", required=True),
    _text("added_at", required=True),
    UniqueConstraint("document", "reader"),
)

mentions = Table(
    "mentions",
    metadata,
    _key(),
    Column("reading", Integer, ForeignKey("readings.row"), nullable=False),
    _text("kind", required=True),
    _text("form", required=True),
    _text("key", required=True),
    _text("actor"),
    _text("name", required=True),
    _text("text", required=True),
    _text("folded", required=True),
    Column("start", Integer, nullable=False),
    _text("record", required=True),
    Index("mentions_reading", "reading"),
    Index("mentions_key", "key"),
    Index("mentions_named", "folded", "key"),
)

claims = Table(
    "claims",
    metadata,
    _key(),
    Column("reading", Integer, ForeignKey("readings.row"), nullable=False),
    _text("id", required=True),
    _text("reader", required=True),
    _text("kind", required=True),
    _text("earliest_start"),
    _text("latest_start"),
    _text("earliest_end"),
    _text("latest_end"),
    _text("country"),
    _text("admin1"),
    _text("admin2"),
    _text("polarity", required=True),
    _text("certainty", required=True),
    Column("confidence", Float, nullable=False),
    Column("start", Integer, nullable=False),
    _text("record", required=True),
    UniqueConstraint("id", "reader"),
    Index("claims_reading", "reading"),
    Index("claims_kind", "kind"),
    Index("claims_country", "country"),
)

# `key` is the actor's id, or else the best name there is for it in the document.
roles = Table(
    "roles",
    metadata,
    Column("claim", Integer, ForeignKey("claims.row"), primary_key=True),
    Column("number", Integer, primary_key=True),
    _text("role", required=True),
    _text("key", required=True),
    _text("actor"),
    _text("name", required=True),
    _text("folded", required=True),
    _text("form"),
    _text("mention_kind", required=True),
    Index("roles_key", "key"),
    Index("roles_named", "folded", "key"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    _text("who", required=True),
    _text("at", required=True),
    _text("what", required=True),
    _text("why"),
    _text("document"),
    _text("kind"),
    _text("spans", required=True),
    _text("codebook"),
    _text("details"),
    Column("withdraws", Text, ForeignKey("judgements.id")),
    Index("judgements_withdraws", "withdraws"),
    Index("judgements_document", "document"),
)

judged = Table(
    "judged",
    metadata,
    Column("judgement", Text, ForeignKey("judgements.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    _text("id", required=True),
    Index("judged_id", "id"),
)

problems = Table(
    "problems",
    metadata,
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("why", Text, primary_key=True),
    _text("at", required=True),
)
