"""Several write and read at the same time: no error, nothing lost, and nobody waits for ever."""

from __future__ import annotations

import json
from contextlib import ExitStack

import pytest
from other_process import other

from factions.casefile import Casefile
from factions.casefile.stores.store import BUSY_SECONDS


def work_together(address: str, of_each: int, seconds: float) -> None:
    Casefile.open(address).close()
    with ExitStack() as stack:
        writers = [stack.enter_context(other("write", address, 10_000 * n, seconds)) for n in range(of_each)]
        readers = [stack.enter_context(other("read", address, n, seconds)) for n in range(of_each)]
        processes = writers + readers
        told = [json.loads(process.communicate(timeout=seconds + 120)[0]) for process in processes]
        assert [process.returncode for process in processes] == [0] * len(processes)
    for who, some in (("writers", told[:of_each]), ("readers", told[of_each:])):
        longest, count = max(one["longest"] for one in some), sum(one["count"] for one in some)
        print(f"{len(some)} {who}, {seconds:g} s: {count} times, longest wait {longest:.2f} s")
        assert all(one["count"] for one in some) and longest < BUSY_SECONDS
    kept = [document for one in told for document in one["kept"]]
    with Casefile.open(address) as case:
        assert {document.id for document in case.documents()} == set(kept) and len(set(kept)) == len(kept)
        assert len(case.claims()) == 2 * len(kept)
        assert len(case.judgements()) >= len(kept) // 3


@pytest.mark.slow
def test_two_writers_and_two_readers_for_a_second(address: str) -> None:
    work_together(address, 2, 1)


@pytest.mark.slow
def test_four_writers_and_four_readers_for_a_minute(address: str) -> None:
    work_together(address, 4, 60)
