"""The outlines of countries and their first-order divisions, from Natural Earth (scripts/build_outlines.py).

They are for orientation on maps and imply no position on any boundary. Divisions are those of the data set,
which lags behind: those that the Democratic Republic of the Congo had before 2015, for example.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import msgspec

Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]


class Outlines:
    """Rings of longitudes and latitudes, by code: `ML` a country, `ML-GO` a division."""

    def __init__(self, packed: dict[str, Any]) -> None:
        self._step: float = packed["step"]
        self._packed: list[list[int]] = packed["arcs"]
        self._rings: dict[str, list[list[int]]] = {**packed["countries"], **packed["regions"]}
        self._arcs: dict[int, Ring] = {}
        self._boxes: dict[str, Box | None] = {}
        self.countries = tuple(packed["countries"])
        self._divisions: tuple[str, ...] = tuple(packed["regions"])

    def divisions(self, country: str) -> tuple[str, ...]:
        """The codes of a country's divisions."""
        return tuple(code for code in self._divisions if code.startswith(f"{country}-"))

    def rings(self, code: str) -> list[Ring]:
        """The rings of a country or division; empty for a code that is not there."""
        return [self._ring(numbers) for numbers in self._rings.get(code, ())]

    def division_at(self, latitude: float, longitude: float, country: str) -> str | None:
        """The division of a country in which a point lies."""
        for code in self.divisions(country):
            box = self.box(code)
            near = box and box[0] <= longitude <= box[2] and box[1] <= latitude <= box[3]
            if near and holds(self.rings(code), longitude, latitude):
                return code
        return None

    def box(self, code: str) -> Box | None:
        """West, south, east, north; null for a code that is not there."""
        if code not in self._boxes:
            points = [point for ring in self.rings(code) for point in ring]
            xs, ys = zip(*points, strict=True) if points else ((), ())
            self._boxes[code] = (min(xs), min(ys), max(xs), max(ys)) if points else None
        return self._boxes[code]

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The boxes of all countries."""
        return {code: box for code in self.countries if (box := self.box(code))}

    def _ring(self, numbers: list[int]) -> Ring:
        found: Ring = []
        for number in numbers:
            arc = self._arc(number if number >= 0 else ~number)
            found += (arc if number >= 0 else arc[::-1])[1 if found else 0 :]
        return found

    def _arc(self, number: int) -> Ring:
        if number not in self._arcs:
            self._arcs[number] = list(self._unpacked(self._packed[number]))
        return self._arcs[number]

    def _unpacked(self, flat: list[int]) -> Iterator[tuple[float, float]]:
        x, y = 0, 0
        for at in range(0, len(flat), 2):
            x, y = x + flat[at], y + flat[at + 1]
            yield round(x * self._step, 3), round(y * self._step, 3)


@cache
def load_outlines() -> Outlines:
    raw = (files(__package__) / "outlines.json.gz").read_bytes()
    return Outlines(msgspec.json.decode(gzip.decompress(raw)))


def holds(rings: list[Ring], x: float, y: float) -> bool:
    """Whether a point lies within, by how often a line to the east crosses the rings."""
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossings += 1
    return crossings % 2 == 1
