"""Answers as tables: flat rows, which every data frame library takes, and Arrow's way of handing tables over.

Plain rows need nothing installed. The Arrow protocols need pyarrow, which comes with the extra `analytics`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from factions.errors import UserError

if TYPE_CHECKING:
    from factions.questions.answer import Answer, Line, Period

# What is nested has tables of its own (`spans`) or columns of its own (the period's bounds).
_NESTED = frozenset({"period", "times", "parts", "episodes", "tolls", "ended"})
_BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    """One flat row a line: its fields, the period's bounds as ISO days, ids as lists, and the question."""
    columns: dict[str, None] = {}
    rows = [_row(answer, number, line) for number, line in enumerate(answer.lines)]
    for row in rows:
        columns |= dict.fromkeys(row)
    return [{column: row.get(column) for column in columns} for row in rows]


def spans_of(answer: Answer) -> list[dict[str, Any]]:
    """One row for each stretch of days of each episode of each relation, for charts of time."""
    return [
        {
            "line": number, "kind": line.kind, "actors": list(line.actors), "episode": place,
            **msgspec.to_builtins(stretch), "claims": list(stretch.claims),
            "begun_by": list(episode.begun_by), "ended_by": list(episode.ended_by),
        }
        for number, line in enumerate(answer.lines)
        for place, episode in enumerate(getattr(line, "episodes", ()))
        for stretch in episode.stretches
    ]  # fmt: skip


def arrow_table(answer: Answer) -> Any:
    """The rows as an Arrow table; raises UserError where pyarrow is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise UserError(
            "Handing an answer over as a table needs pyarrow: pip install 'factions[analytics]'. "
            "Without it, build the frame from the rows: DataFrame(answer.rows())."
        ) from error
    return pyarrow.Table.from_pylist(rows_of(answer))


def _row(answer: Answer, number: int, line: Line) -> dict[str, Any]:
    fields = {name: getattr(line, name) for name in line.__struct_fields__ if name not in _NESTED}
    flat = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    asked = {"question": answer.question, "line": number, "on": answer.on, "known_by": answer.known_by}
    return {**asked, **flat, **_bounds(line.period)}


def _bounds(period: Period | None) -> dict[str, str | None]:
    return {name: getattr(period, name) if period else None for name in _BOUNDS}
