"""DuckDB over Parquet counts what the casefile counts, from its events and from its claims alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.scale_casefile import make_casefile, make_reading
from factions.casefile import Casefile
from factions.casefile.summaries.tables import OF_ACTORS, actor_claims
from factions.exchange.analytics import count_claims_by_event, count_events, write_tables

EVENTS = 150


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("generated") / "generated.case"
    make_casefile(made, EVENTS)
    return made


def test_duckdb_counts_the_same(path: Path, tmp_path: Path) -> None:
    with Casefile.open(path) as case:
        assert sum(count.events for count in case.count_events()) == EVENTS - EVENTS // 50
        case.add(make_reading(EVENTS, EVENTS))
        counts = case.count_events()
        files = write_tables(case, tmp_path / "tables")
    assert [file.name for file in files] == ["claims.parquet", "events.parquet"]
    assert count_events(tmp_path / "tables") == counts
    assert count_claims_by_event(tmp_path / "tables") == counts
    assert {count.month is None for count in counts} == {True, False}


def of_actors(case: Casefile) -> dict[str, set[tuple[object, ...]]]:
    with case.transaction() as connection:
        return {
            table.name: set(map(tuple, connection.execute(select(table))))
            for table in (actor_claims, *OF_ACTORS)
        }


def test_a_generated_casefile_is_one_as_rebuilt(path: Path) -> None:
    """But for its events, which are made as joined: nothing in its words would let reports be joined."""
    with Casefile.open(path) as case:
        before = of_actors(case)
        case.rebuild()
        after = of_actors(case)
        assert {name for name in before if before[name] != after[name]} == set()
        assert sum(count.claims for count in case.count_events()) and all(before.values())
        document = case.search('"fought Front 00001"')[0].document
        assert case.add(case.reading(document)).claims == 0, "its quotes are where they are said to be"
