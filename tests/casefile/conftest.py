"""The stores that a casefile's contract is tested on: what asks for `case` or `address` runs on each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from factions.casefile import Casefile

_numbers = count()


@pytest.fixture(scope="session")
def postgres() -> str:
    """The address of a PostgreSQL where schemas may be made (scripts/with_postgres.sh).

    `.ci/run` sets FACTIONS_REQUIRE_POSTGRES: there a skip would hide that nothing was tested.
    """
    address = os.environ.get("FACTIONS_POSTGRES")
    if address:
        return address
    if os.environ.get("FACTIONS_REQUIRE_POSTGRES"):
        pytest.fail("PostgreSQL is required, and FACTIONS_POSTGRES names none")
    pytest.skip("needs a PostgreSQL: run the tests by scripts/with_postgres.sh, or set FACTIONS_POSTGRES")


@pytest.fixture
def schema(postgres: str) -> Iterator[str]:
    """The address of an empty schema, which goes with all that is in it."""
    name = f"factions_test_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(
        make_url(postgres).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        yield f"{postgres}?options=-csearch_path%3D{name}"
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a casefile may be made, in each store."""
    if request.param == "postgres":
        found: str = request.getfixturevalue("schema")
        return found
    return str(tmp_path / "a.case")


@pytest.fixture
def case(address: str) -> Iterator[Casefile]:
    """An empty casefile, in each store."""
    with Casefile.open(address) as casefile:
        yield casefile
