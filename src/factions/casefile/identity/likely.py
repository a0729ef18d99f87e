"""The casefile's own opinion on who is who, kept with score and reasons until it is formed anew."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from factions.casefile.identity.joining import Tie
from factions.casefile.identity.nodes import node_of
from factions.casefile.judging.tables import likely_same

# The lowest threshold at which 98 of 100 pairs are one actor on the choosing half of the registry's groups
# (`python -m benchmarks.identity scores`, docs/identity.md): from it on names are joined without asking.
JOINS_ABOVE = 0.9


class Reason(Struct, frozen=True):
    """One thing that speaks for (weight above 0) or against two actors being one, in a sentence."""

    kind: str
    weight: float
    text: str


class Suggestion(Struct, frozen=True):
    """Two actors that may be one: keys, score from 0 to 1, and each reason that made it."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


def write_likely(connection: Connection, suggestions: Iterable[Suggestion]) -> None:
    """Puts new suggestions in the place of all older ones."""
    connection.execute(delete(likely_same))
    rows = [
        {
            "one": one.one,
            "other": one.other,
            "score": one.score,
            "reasons": msgspec.json.encode(one.reasons).decode(),
        }
        for one in suggestions
    ]
    if rows:
        connection.execute(insert(likely_same), rows)


def read_suggestions(connection: Connection) -> tuple[Suggestion, ...]:
    """All suggestions as they were last made, the most likely first."""
    query = select(likely_same).order_by(likely_same.c.score.desc(), likely_same.c.one, likely_same.c.other)
    return tuple(
        Suggestion(
            row["one"],
            row["other"],
            row["score"],
            msgspec.json.decode(row["reasons"], type=tuple[Reason, ...]),
        )
        for row in connection.execute(query).mappings()
    )


def read_likely(connection: Connection) -> tuple[Tie, ...]:
    """The ties that hold without anybody's judgement."""
    columns = likely_same.c.one, likely_same.c.other, likely_same.c.score
    rows = connection.execute(select(*columns).where(likely_same.c.score >= JOINS_ABOVE))
    return tuple(Tie(node_of(one), node_of(other), score=score) for one, other, score in rows)
