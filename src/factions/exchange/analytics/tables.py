"""Parquet files of the newest readings' claims and of the events that they tell of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, select

from factions.casefile import Casefile
from factions.casefile.schema import claims, documents, readings
from factions.casefile.summaries.tables import counted_events, told

if TYPE_CHECKING:
    import pyarrow

CLAIMS, EVENTS = "claims.parquet", "events.parquet"
_AT_ONCE = 50_000

_WORDS = "claim reader kind document published_at event earliest_start latest_start earliest_end latest_end"
_CLAIM_COLUMNS = tuple(f"{_WORDS} country admin1 polarity certainty".split())
_EVENT_COLUMNS = ("event", "month", "kind", "country", "claims")


def write_tables(casefile: Casefile, folder: Path) -> tuple[Path, ...]:
    """Writes claims.parquet and events.parquet into a folder that is made if need be.

    Days are ISO text, as uncertain days are bounds and no dates; what is unknown is null.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with casefile.transaction() as connection:
        _write(connection, _claims(), _CLAIM_COLUMNS, folder / CLAIMS)
        _write(connection, _events(), _EVENT_COLUMNS, folder / EVENTS)
    return folder / CLAIMS, folder / EVENTS


def _claims() -> Select[Any]:
    table = claims.c
    query = select(
        table.id, table.reader, table.kind, documents.c.id, documents.c.published_at, told.c.event,
        table.earliest_start, table.latest_start, table.earliest_end, table.latest_end, table.country,
        table.admin1, table.polarity, table.certainty,
    )  # fmt: skip
    query = query.join(readings, table.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    return query.outerjoin(told, told.c.claim == table.row).where(readings.c.current.is_(True))


def _events() -> Select[Any]:
    table = counted_events.c
    unknown = (func.nullif(column, "") for column in (table.month, table.country))
    month, country = unknown
    return select(table.event, month, table.kind, country, table.claims)


def _write(connection: Connection, query: Select[Any], columns: tuple[str, ...], path: Path) -> None:
    from pyarrow.parquet import ParquetWriter

    rows = iter(connection.execution_options(yield_per=_AT_ONCE).execute(query))
    with ParquetWriter(path, _schema(columns), compression="zstd") as writer:
        for table in _tables(rows, columns):
            writer.write_table(table)


def _tables(rows: Iterator[Any], columns: tuple[str, ...]) -> Iterator[pyarrow.Table]:
    import pyarrow

    while some := list(islice(rows, _AT_ONCE)):
        cells = zip(*some, strict=True)
        yield pyarrow.table(dict(zip(columns, map(list, cells), strict=True)), schema=_schema(columns))


def _schema(columns: tuple[str, ...]) -> pyarrow.Schema:
    import pyarrow

    kinds = {"claims": pyarrow.int64()}
    return pyarrow.schema([(column, kinds.get(column, pyarrow.string())) for column in columns])
