"""All that a casefile derives, as rows, and that making it anew changes none of them."""

from __future__ import annotations

from sqlalchemy import select

from factions.casefile import Casefile
from factions.casefile.events.tables import DERIVED as OF_TELLINGS
from factions.casefile.summaries.tables import DERIVED, joined_tellings

Rows = dict[str, set[tuple[object, ...]]]


def derived(case: Casefile) -> Rows:
    """The rows of every derived table."""
    tables = (*DERIVED, *OF_TELLINGS, joined_tellings)
    with case.transaction() as connection:
        return {table.name: {tuple(row) for row in connection.execute(select(table))} for table in tables}


def assert_derived(case: Casefile) -> None:
    """What was kept true step by step is what follows from the rows of readings and judgements."""
    before = derived(case)
    case.rebuild()
    after = derived(case)
    assert {name for name in before if before[name] != after[name]} == set()
