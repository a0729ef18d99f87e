"""Actors that are named together as a subject ("the ELN, the EPL and the dissidents agreed")."""

from __future__ import annotations

from collections.abc import Sequence

from factions.reading.who.entities import Entity
from factions.reading.who.roles import OBJECT, SUBJECT

COORDINATED = frozenset((" and ", " or ", " as well as ", " and of ", ", and "))
TWO = 2


class Rows:
    """The last row of actors, and the last that was of two."""

    def __init__(self) -> None:
        self.row: list[Entity] = []
        self.couple: tuple[Entity, Entity] | None = None
        self._ended = False

    def note(self, entity: Entity, gap: str, part: float) -> None:
        """Take in an actor: what stands between it and the mention before, and its part in the clause."""
        grows = self.row and not self._ended and entity not in self.row
        if grows and (gap in COORDINATED or gap == ", "):
            self.row.append(entity)
            self._ended = gap != ", "
            if self._ended and len(self.row) == TWO:
                self.couple = self.row[0], self.row[1]
        elif part > OBJECT or not self._ended:
            self.row, self._ended = [entity], False

    def holds(self, entity: Entity | None, sentence: int) -> bool:
        """Whether an actor was named in a row in this sentence or the last."""
        return self._ended and entity in self.row and sentence - self.row[-1].sentence <= 1

    def acts(self, recent: Sequence[Entity], sentence: int) -> bool:
        """Whether the subject of a sentence so far is a row ("The MLC and the RCD oppose it")."""
        if not self._ended or self.row[-1].sentence != sentence:
            return False
        return next((one for one in reversed(recent) if one.latest >= SUBJECT), None) in self.row
