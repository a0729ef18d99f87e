"""What all requests share: the open casefile, and what was worked out of it for as long as it stays so."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from factions.casefile import Casefile
from factions.casefile.state import State, state_of
from factions.workbench.keeping import KeepingCasefile, Kept

T = TypeVar("T")
_ANSWERS_KEPT, _NAMES_KEPT = 256, 4_096


class Seen:
    """A casefile under its judgements in one state, and what was worked out in it; safe among threads."""

    def __init__(self, casefile: Casefile, state: State) -> None:
        self.state = state
        self.casefile = casefile
        self.case = KeepingCasefile(casefile)
        self._kept = Kept(_ANSWERS_KEPT)
        # Apart, so that a page of many names does not push out the answers that it is made of.
        self.names = Kept(_NAMES_KEPT)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this state; the least lately used are forgotten."""
        return self._kept.once(key, make)


class Bench:
    """One open casefile. Every request asks for it as it stands now, whoever wrote to it meanwhile."""

    def __init__(self, casefile: Casefile) -> None:
        self.casefile = casefile
        self._seen: Seen | None = None

    def now(self) -> Seen:
        """The casefile as it stands; what was worked out before is kept only while nothing was written."""
        state = state_of(self.casefile)
        seen = self._seen
        if seen is None or seen.state != state:
            seen = self._seen = Seen(self.casefile, state)
        return seen
