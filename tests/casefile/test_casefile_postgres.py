"""What is PostgreSQL's own: addresses, errors that say what to do, and a search as FTS5's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_readings import numbered, read
from sqlalchemy import Engine, create_engine, make_url, text

from factions.casefile import Casefile
from factions.casefile.searching import check_index, create_index
from factions.casefile.stores import PostgresStore, SqliteStore, store, store_at
from factions.cli.app import run
from factions.documents import from_text
from factions.errors import CasefileTooNew, CasefileUnusable
from factions.records import Reading


@pytest.fixture
def engine(schema: str) -> Iterator[Engine]:
    made = create_engine(make_url(schema).set(drivername="postgresql+psycopg"))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    "address", ["postgresql://ann:secret@db.example/sahel", "postgres://ann:secret@db.example/sahel"]
)
def test_addresses(address: str) -> None:
    for given in (address, Path(address)):
        found = store_at(given)
        assert isinstance(found, PostgresStore) and found.name == "postgresql://ann:***@db.example/sahel"
    assert isinstance(store_at("postgresql.case"), SqliteStore)


def test_an_address_that_is_none() -> None:
    with pytest.raises(CasefileUnusable, match="write it as postgresql://"):
        Casefile.open("postgresql://host:port/x")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(CasefileUnusable, match="cannot be reached") as caught:
        Casefile.open("postgresql://ann:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)


def test_a_driver_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CasefileUnusable, match=r"factions\[postgres\]"):
        Casefile.open("postgresql://127.0.0.1/none")


def test_a_database_that_is_not_there(postgres: str) -> None:
    with pytest.raises(CasefileUnusable, match=r"cannot be reached|no such database"):
        Casefile.open(postgres.rpartition("/")[0] + "/nowhere")


def test_a_schema_that_is_not_there(postgres: str) -> None:
    with pytest.raises(CasefileUnusable, match="names no schema"):
        Casefile.open(f"{postgres}?options=-csearch_path%3Dnowhere")


def test_a_schema_of_another_program(schema: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE notes (words text)"))
    with pytest.raises(CasefileUnusable, match="another program"):
        Casefile.open(schema)
    with engine.begin() as connection:
        tables = connection.execute(
            text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
        )
        assert tables.scalar_one() == 1


def test_a_newer_casefile(schema: str, engine: Engine) -> None:
    Casefile.open(schema).close()
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO migrations VALUES ('votes_of_a_later_year', '2031-01-01')"))
    with pytest.raises(CasefileTooNew, match="votes_of_a_later_year"):
        Casefile.open(schema)


def test_a_database_that_may_only_be_read(schema: str) -> None:
    with Casefile.open(schema) as case:
        case.add(read())
    with Casefile.open(f"{schema}%20-cdefault_transaction_read_only%3Don") as case:
        assert case.claims()
        with pytest.raises(CasefileUnusable, match="cannot be written"):
            case.add(numbered(1))


def test_a_lock_that_does_not_go(schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    with Casefile.open(schema) as holder, Casefile.open(schema) as other:
        with holder.transaction(writes=True), pytest.raises(CasefileUnusable, match="another program"):
            other.add(read())
        assert other.add(read()).new


def test_a_long_text_is_found_wherever_the_words_stand(case: Casefile) -> None:
    words = [f"word{number} the" for number in range(9_000)]
    document = from_text("A report. " + " ".join(words), title="The long one")
    case.add(Reading(document, (), (), (), ()), reader="encoder/1")
    for number in (0, 999, 1_983, 1_984, 1_999, 2_000, 8_999):
        (hit,) = case.search(f'"word{number} the"')
        assert document.quote(hit.words[0]).text == f"word{number} the"
    assert case.search('"the word1 the word2 the" word89*') and case.search("long word8999")
    assert case.search('"word1 word2"') == ()


def test_the_index_knows_what_it_lacks(case: Casefile) -> None:
    case.add(read())
    with case.transaction(writes=True) as connection:
        assert check_index(connection) is None
        connection.execute(text("DROP TABLE search"))
        create_index(connection)
        assert check_index(connection) is not None
    case.rebuild()
    with case.transaction(writes=True) as connection:
        assert check_index(connection) is None
    assert case.search("Lendu")


def test_the_command_line_takes_an_address(
    schema: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Casefile.open(schema) as case:
        case.add(read(title="A split"))
    assert run(["search", schema, "Lendu"]) == 0
    assert "A split" in capsys.readouterr().out
