"""How much of the world a map shows: all that is told, but for a few events far from all others."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factions.pictures.outlines import Box
from factions.pictures.sheet import meet

_FEW, _LEAST_GAIN = 0.1, 0.5


class Told(Struct, frozen=True):
    """A part of the world in which events are told, with its name."""

    name: str
    box: Box
    events: int


def within_sight(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """What the sheet is drawn around, and what lies beyond it.

    A part is left beyond where it lies wholly apart, has with others left there a tenth of the events at
    most, and the sheet is half as large without it.
    """
    kept, beyond = list(told), list[Told]()
    room = _FEW * sum(one.events for one in told)
    while len(kept) > 1:
        edges = _around(kept)
        outer = [at for at, one in enumerate(kept) if one.events <= room and _touches(one.box, edges)]
        few = [at for at in outer if not meet(kept[at].box, _around(_without(kept, at)))]
        far = min(few, key=lambda at: _area(_without(kept, at)), default=None)
        if far is None or _area(_without(kept, far)) > _LEAST_GAIN * _area(kept):
            break
        room -= kept[far].events
        beyond.append(kept.pop(far))
    return kept, beyond


def _without(told: Sequence[Told], at: int) -> list[Told]:
    return [*told[:at], *told[at + 1 :]]


def _touches(box: Box, edges: Box) -> bool:
    return any(one == other for one, other in zip(box, edges, strict=True))


def _around(told: Sequence[Told]) -> Box:
    west, south, east, north = zip(*(one.box for one in told), strict=True)
    return min(west), min(south), max(east), max(north)


def _area(told: Sequence[Told]) -> float:
    """Square degrees of a box around all."""
    west, south, east, north = _around(told)
    return (east - west) * (north - south)
