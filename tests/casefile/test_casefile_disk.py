"""A disk that fills up: what was kept stays, the reason is said, and work goes on once there is room."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_readings import numbered
from sqlalchemy import text

from factions.casefile import Casefile
from factions.errors import CasefileUnusable

pytestmark = pytest.mark.usefixtures("tables_made_anew")

SIZE = "size=1m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte in memory, which root alone can mount."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or mount("-t", "tmpfs", "-o", SIZE, "none", str(place)):
        pytest.skip("needs the right to mount a small disk, which root has")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def mount(*words: str) -> int:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode


def fill(case: Casefile) -> list[str]:
    """Adds until nothing fits; what was kept."""
    kept: list[str] = []
    with pytest.raises(CasefileUnusable, match="full") as caught:
        for number in range(10_000):
            kept.append(case.add(numbered(number)).document)
    assert "make room" in str(caught.value)
    return kept


def test_a_full_disk(small_disk: Path) -> None:
    with Casefile.open(small_disk / "a.case") as case:
        kept = fill(case)
        assert {document.id for document in case.documents()} == set(kept) and kept
        assert mount("-o", "remount,size=8m", str(small_disk)) == 0
        assert case.add(numbered(20_000)).new
    with Casefile.open(small_disk / "a.case") as case:
        assert len(case.documents()) == len(kept) + 1
        with case.transaction() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


@pytest.mark.slow
def test_a_casefile_that_cannot_grow(tmp_path: Path) -> None:
    """The same without a disk of its own: SQLite says that it is full at its largest number of pages."""
    with Casefile.open(tmp_path / "a.case") as case:
        case.add(numbered(-1))
        with case.transaction() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
        kept = fill(case)
        assert len(case.documents()) == len(kept) + 1
