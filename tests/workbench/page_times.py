"""How long pages take in processor time, told as on a machine that nobody else uses."""

from __future__ import annotations

import time
from collections.abc import Callable

# What `_loop` takes on the machine that the promises are made for; while others use its processors, or on a
# slower one, it takes longer, and so does a page.
_LOOP_MS = 25.0
_STEPS = 200_000


def least_ms(show: Callable[[], object], tries: int = 5) -> float:
    """The least processor time of some tries in milliseconds, each by what the loop beside it takes."""
    return min(_once(show) for _ in range(tries))


def _once(show: Callable[[], object]) -> float:
    before = _took(_loop)
    page = _took(show)
    return page / max(1.0, (before + _took(_loop)) / 2 / _LOOP_MS)


def _took(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return (time.process_time() - start) * 1000


def _loop() -> None:
    """Words made and looked up, as pages mostly do."""
    known: dict[int, str] = {}
    for number in range(_STEPS):
        known[number % 1000] = str(number)
