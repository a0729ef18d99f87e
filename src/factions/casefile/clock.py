"""The clock by which rows are dated."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC, to the microsecond so that rows written one after another keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
