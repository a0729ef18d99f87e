"""What all tests share: where the gold data lies, if it is there at all."""

from __future__ import annotations

import os
import pickle
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from factions.casefile import Casefile
from factions.casefile.stores.sqlite import SqliteStore
from factions.documents import load_documents
from factions.errors import DocumentProblem
from factions.reading.reader import read_document
from factions.records import Reading

ROOT = Path(__file__).parent.parent
LONGEST_WAIT = 300.0
_CONNECT = SqliteStore.connect

# A property is tried on fewer examples by default than in CI, which sets HYPOTHESIS_PROFILE=thorough.
settings.register_profile("quick", max_examples=30)
settings.register_profile("thorough", max_examples=100)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data, which lies outside the project; without it the test is skipped.

    `.ci/run` sets FACTIONS_REQUIRE_GOLD where the folder is there: a skip must not hide a fall in quality.
    """
    folder = Path(os.environ.get("FACTIONS_SHARED", ROOT.parent / "shared"))
    if (folder / "benchmarks").is_dir():
        return folder
    if os.environ.get("FACTIONS_REQUIRE_GOLD"):
        pytest.fail(f"the gold data is required, and {folder} does not hold it")
    pytest.skip(f"needs the gold data, and {folder} does not hold it (set FACTIONS_SHARED)")


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new casefile begins as a copy of an empty one: making its tables took a tenth of all tests' time.

    Tests of how a file comes to be a casefile ask for `tables_made_anew`.
    """
    empty = tmp_path_factory.mktemp("empty") / "empty.case"
    Casefile.open(empty).close()

    def copied(store: SqliteStore) -> Engine:
        if not store.path.exists():
            shutil.copyfile(empty, store.path)
        return _CONNECT(store)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqliteStore, "connect", copied)
        yield


@pytest.fixture
def tables_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqliteStore, "connect", _CONNECT)


@pytest.fixture(scope="session")
def sample_readings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Reading]:
    """What was read in each sample report, by the name of its file: read once for all tests.

    Workers share what the first of them reads, which takes seconds: the others wait for it.
    """
    if worker_id == "master":
        return _read_samples()
    kept = tmp_path_factory.getbasetemp().parent / "samples.pickle"
    if _is_first(kept.with_suffix(".lock")):
        written = kept.with_suffix(f".{worker_id}")
        written.write_bytes(pickle.dumps(_read_samples()))
        written.replace(kept)
    else:
        _wait_for(kept)
    found: dict[str, Reading] = pickle.loads(kept.read_bytes())
    return found


def _is_first(lock: Path) -> bool:
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _wait_for(path: Path) -> None:
    last = time.monotonic() + LONGEST_WAIT
    while not path.exists():
        assert time.monotonic() < last, f"no other worker wrote {path}"
        time.sleep(0.1)


def _read_samples() -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for path in sorted((ROOT / "samples" / "reports").iterdir()):
        for document in load_documents([path]):
            assert not isinstance(document, DocumentProblem)
            found[path.name] = read_document(document)
    return found


@pytest.fixture(scope="session")
def samples(
    sample_readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Casefile]:
    """A casefile of all sample reports, to be asked and not to be written in."""
    with Casefile.open(tmp_path_factory.mktemp("samples") / "samples.case") as casefile:
        casefile.add_all(list(sample_readings.values()), reader="encoder/1")
        yield casefile
