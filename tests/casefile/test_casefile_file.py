"""The file itself: whatever happens to it or stands in its place, nothing is lost and the reason is said."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sample_readings import numbered, read
from sqlalchemy import Connection, inspect, text

from factions.casefile import Casefile
from factions.casefile.migrations import MIGRATIONS, migrate
from factions.casefile.searching import check_index
from factions.casefile.stores import store
from factions.errors import CasefileTooNew, CasefileUnusable

pytestmark = pytest.mark.usefixtures("tables_made_anew")

ADDER = """
import sys
from pathlib import Path
from factions.casefile import Casefile
from sample_readings import numbered
first, last = map(int, sys.argv[2:])
with Casefile.open(sys.argv[1]) as case:
    for number in range(first, last):
        print(case.add(numbered(number)).document, flush=True)
"""


def adding(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    """Another process that adds numbered documents and says each one's id once it is kept."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", ADDER, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def damage(path: Path) -> None:
    """Writes noise over the middle of the file."""
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data)):
        data[at] = at * 7 % 251
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def prose(path: Path) -> None:
    path.write_text("Fighters took two villages.\n" * 50)


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    other.close()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damage, "damaged"),
        (cut, "cut off"),
        (prose, "no casefile"),
        (foreign, "another program"),
        (folder, "folder"),
    ],
)
def test_files_that_are_no_sound_casefile(tmp_path: Path, spoil: Callable[[Path], None], words: str) -> None:
    path = tmp_path / "a.case"
    with Casefile.open(path) as case:
        for number in range(5):
            case.add(numbered(number))
    spoil(path)
    with pytest.raises(CasefileUnusable, match=words) as caught, Casefile.open(path) as case:
        case.claims()
    assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)


def test_a_foreign_database_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.touch()
    foreign(path)
    before = path.read_bytes()
    with pytest.raises(CasefileUnusable):
        Casefile.open(path)
    assert path.read_bytes() == before


def test_places_where_no_casefile_can_be(tmp_path: Path) -> None:
    with pytest.raises(CasefileUnusable, match="no such casefile"):
        Casefile.open(tmp_path / "none.case", create=False)
    assert not (tmp_path / "none.case").exists()
    with pytest.raises(CasefileUnusable, match="make it first"):
        Casefile.open(tmp_path / "nowhere" / "a.case")
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(CasefileUnusable):
        Casefile.open(file / "a.case")


@pytest.mark.parametrize("name", ["a.case", "a b?c#d%20é.case", "no-suffix"])
def test_an_empty_file_of_any_name_becomes_a_casefile(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with Casefile.open(path) as case:
        assert case.add(read()).new
    assert path.stat().st_size > 0


READ_ONLY = """
import os, sys
from factions.casefile import Casefile
from factions.errors import CasefileUnusable
from sample_readings import numbered
if os.geteuid() == 0:
    os.setuid(65534)
try:
    with Casefile.open(sys.argv[1]) as case:
        case.add(numbered(1))
except CasefileUnusable as problem:
    print(problem)
"""


@pytest.mark.parametrize("kept", [True, False])
def test_a_read_only_folder(kept: bool) -> None:
    """Run as a user who may not write there, since root may write everywhere."""
    with TemporaryDirectory() as made:
        path = Path(made, "a.case")
        if kept:
            Casefile.open(path).close()
            path.chmod(0o444)
        Path(made).chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(path)]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
        said = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout
        Path(made).chmod(0o755)
    assert said.startswith(f"{path}: it cannot be ") and "check" in said


def test_a_newer_casefile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    Casefile.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO migrations VALUES ('votes_of_a_later_year', '2031-01-01')")
    other.close()
    with pytest.raises(CasefileTooNew, match="votes_of_a_later_year"):
        Casefile.open(path)


def test_an_older_casefile_takes_the_steps_it_lacks(tmp_path: Path) -> None:
    def add_shelf(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE documents ADD COLUMN shelf TEXT"))

    def fall(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half_done (row INTEGER)"))
        raise RuntimeError("power cut")

    path = tmp_path / "a.case"
    with Casefile.open(path) as case:
        case.add(read())
        steps = {**MIGRATIONS, "add_shelf": add_shelf}
        for _ in range(2):
            with case._writing() as connection:
                migrate(connection, str(path), steps)
        with pytest.raises(RuntimeError), case._writing() as connection:
            migrate(connection, str(path), {**steps, "fall": fall})
        with case._reading() as connection:
            assert "shelf" in {column["name"] for column in inspect(connection).get_columns("documents")}
            assert not inspect(connection).has_table("half_done")
        assert case.claims() == read().claims


def test_a_lock_that_does_not_go_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    with Casefile.open(tmp_path / "a.case") as holder, Casefile.open(tmp_path / "a.case") as other:
        with holder._writing(), pytest.raises(CasefileUnusable, match="another program"):
            other.add(read())
        assert other.add(read()).new


@pytest.mark.slow
def test_processes_write_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    processes = [adding(path, first, first + 8) for first in (0, 100)]
    while not path.exists():
        time.sleep(0.01)
    with Casefile.open(path) as case:
        for number in range(200, 206):
            assert case.add(numbered(number)).new
            assert len(case.claims()) >= 2
        outputs = [process.communicate(timeout=60)[0].split() for process in processes]
        assert [process.returncode for process in processes] == [0, 0]
        assert len({document for output in outputs for document in output}) == 16
        assert len(case.documents()) == 22 and len(case.claims()) == 44


def test_a_killed_writer_leaves_whole_documents_or_none(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.case", random.Random(7)
    said: list[str] = []
    for first in (0, 1_000):
        process = adding(path, first, first + 1_000)
        assert process.stdout is not None
        said.append(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        said += [
            line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")
        ]
        process.wait()
        process.stdout.close()
    with Casefile.open(path) as case:
        kept = {document.id for document in case.documents()}
        assert set(said) <= kept
        for document in kept:
            reading = case.reading(document)
            assert (len(reading.claims), len(reading.mentions)) == (2, 3)
        assert len(case.search("Lendu", most=10_000)) == len(kept)
        with case._writing() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert check_index(connection) is None
