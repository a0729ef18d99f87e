"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from factions.errors import UserError
from factions.workbench.visit import Visit

T = TypeVar("T")


class Paged(Generic[T]):
    """One page of a list: its `items`, and where it stands in the whole (`first` and `last` count from 1)."""

    def __init__(self, items: Sequence[T], total: int, number: int, size: int) -> None:
        self.pages = max(1, -(-total // size))
        if number > self.pages:
            raise UserError(f"page is {number}, and the last one is {self.pages}.")
        self.items = items
        self.total = total
        self.number = number
        self.first = (number - 1) * size + 1
        self.last = self.first + len(items) - 1


def paged(visit: Visit, whole: Sequence[T], *, size: int = 50, name: str = "page") -> Paged[T]:
    """The page of a list that the address asks for; raises UserError for one that is not there."""
    number = visit.number(name, 1)
    return Paged(whole[(number - 1) * size : number * size], len(whole), number, size)


def fetched(
    visit: Visit, fetch: Callable[[int, int], tuple[Sequence[T], int]], *, size: int = 50, name: str = "page"
) -> Paged[T]:
    """The same of a list that is too long to have: `fetch` is given how many and how many to skip."""
    number = visit.number(name, 1)
    items, total = fetch(size, (number - 1) * size)
    return Paged(items, total, number, size)
