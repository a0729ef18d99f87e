"""Whatever was said to be kept is kept, whenever the process that said so is killed."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest
from derived_rows import assert_derived
from other_process import other, whole_lines
from sqlalchemy import text

from factions.casefile import ALL_READERS, Casefile
from factions.casefile.searching import check_index


def kill_at_random(address: str, times: int, seed: int = 11) -> list[list[str]]:
    """Starts a process that works on the casefile and kills it, again and again; what it said was kept."""
    chance, said = random.Random(seed), []
    for turn in range(times):
        with other("work", address, turn * 10_000) as process:
            assert process.stdout is not None
            said.append(process.stdout.readline().split())
            time.sleep(chance.random() * 0.3)
            process.send_signal(signal.SIGKILL)
            said += whole_lines(process.stdout)
    return said


def assert_kept(address: str, said: list[list[str]]) -> None:
    with Casefile.open(address) as case:
        documents = {document.id for document in case.documents()}
        judgements = {judgement.id for judgement in case.judgements()}
        assert {name for what, name in said if what == "document"} <= documents
        assert {name for what, name in said if what == "judgement"} <= judgements
        for document in {name for what, name in said if what == "reading"}:
            assert {claim.reader for claim in case.claims(document=document)} == {"encoder/2"}
        by_document: dict[str, int] = {}
        for claim in case.claims(reader=ALL_READERS):
            by_document[claim.document] = by_document.get(claim.document, 0) + 1
        assert by_document.keys() == documents and set(by_document.values()) <= {2, 4}
        assert len(case.search("Lendu", most=1_000_000)) == len(documents)
        assert_sound(case)


def assert_sound(case: Casefile) -> None:
    with case.transaction(writes=True) as connection:
        assert check_index(connection) is None
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
    assert_derived(case)


@pytest.mark.slow
def test_a_killed_process_loses_nothing_that_it_said_was_kept(address: str) -> None:
    assert_kept(address, kill_at_random(address, 2))


@pytest.mark.slow
def test_fifty_killed_processes_lose_nothing(tmp_path: Path) -> None:
    said = kill_at_random(str(tmp_path / "a.case"), 50, seed=12)
    print(f"50 times killed; {len(said)} things said to be kept")
    assert_kept(str(tmp_path / "a.case"), said)
