"""What is asked for by many keys, in portions that every database takes in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T", int, str)
# SQLite took 999 values in one statement for long, and some statements ask for the same keys twice.
_AT_ONCE = 400


def portions(wanted: Iterable[_T]) -> Iterator[list[_T]]:
    """The keys in their order, some hundred at a time."""
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
