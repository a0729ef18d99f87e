"""The counts of events by month and kind, by DuckDB over the Parquet files."""

from __future__ import annotations

from pathlib import Path

from factions.casefile import EventCount
from factions.exchange.analytics.tables import CLAIMS, EVENTS

_OF_EVENTS = """SELECT month, kind, count(*), sum(claims) FROM read_parquet($events)
    GROUP BY month, kind ORDER BY month NULLS FIRST, kind"""

# The rule of `factions.casefile.summaries.counting`: an event counts under what most of its affirming claims
# say, the first in the order of claim and reader among equals.
_OF_CLAIMS = """WITH votes AS (
        SELECT event, kind, claim || ' ' || reader AS place, polarity = 'affirmed' AS affirmed,
            CASE WHEN left(earliest_start, 7) = left(latest_start, 7)
                THEN left(earliest_start, 7) END AS month
        FROM read_parquet($claims) WHERE event IS NOT NULL),
    kinds AS (
        SELECT event, kind, row_number() OVER (PARTITION BY event ORDER BY count(*) DESC, min(place)) AS rank
        FROM votes WHERE affirmed GROUP BY event, kind),
    months AS (
        SELECT event, month, row_number() OVER (PARTITION BY event ORDER BY count(*) DESC, min(place)) AS rank
        FROM votes WHERE affirmed AND month IS NOT NULL GROUP BY event, month),
    sizes AS (SELECT event, count(*) AS claims FROM votes GROUP BY event)
    SELECT month, kind, count(*), sum(claims)
    FROM kinds JOIN sizes USING (event) LEFT JOIN months ON months.event = kinds.event AND months.rank = 1
    WHERE kinds.rank = 1 GROUP BY month, kind ORDER BY month NULLS FIRST, kind"""


def count_events(folder: Path) -> tuple[EventCount, ...]:
    """Events by month and kind from events.parquet, as `Casefile.count_events` gives them."""
    return _counts(_OF_EVENTS, events=folder / EVENTS)


def count_claims_by_event(folder: Path) -> tuple[EventCount, ...]:
    """The same counts from claims.parquet alone, by the rule anew."""
    return _counts(_OF_CLAIMS, claims=folder / CLAIMS)


def _counts(query: str, **files: Path) -> tuple[EventCount, ...]:
    import duckdb

    with duckdb.connect() as connection:
        rows = connection.execute(query, {name: str(path) for name, path in files.items()}).fetchall()
    return tuple(EventCount(month, kind, int(events), int(claims)) for month, kind, events, claims in rows)
