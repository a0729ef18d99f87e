"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from factions.errors import UserError
from factions.workbench.visit import Visit

T = TypeVar("T")


class Paged(Generic[T]):
    """One page of a list: its `items`, and where it stands in the whole (`first` and `last` count from 1)."""

    def __init__(self, whole: Sequence[T], number: int, size: int) -> None:
        self.pages = max(1, -(-len(whole) // size))
        if number > self.pages:
            raise UserError(f"page is {number}, and the last one is {self.pages}.")
        self.number = number
        self.total = len(whole)
        self.items = whole[(number - 1) * size : number * size]
        self.first = (number - 1) * size + 1
        self.last = self.first + len(self.items) - 1


def paged(visit: Visit, whole: Sequence[T], *, size: int = 50, name: str = "page") -> Paged[T]:
    """The page of a list that the address asks for; raises UserError for one that is not there."""
    return Paged(whole, visit.number(name, 1), size)
