"""A casefile's claims and events as Parquet, and DuckDB's counts over them (extra `analytics`; read only)."""

from factions.exchange.analytics.counts import count_claims_by_event, count_events
from factions.exchange.analytics.tables import write_tables

__all__ = ["count_claims_by_event", "count_events", "write_tables"]
