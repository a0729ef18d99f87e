"""A sheet of map: which part of the world, and where on the paper a place lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from factions.pictures.outlines import Box, Outlines, holds

WIDE, LEAST, MOST = 720, 320, 560
_MARGIN = 0.10
_LEAST_DEGREES = 5.0
_GRAIN = 0.5
_SPOTS = 7
_NEAR = (34, 16)
KM_A_DEGREE = 111.2


class Sheet(Struct, frozen=True):
    """A plate carrée true to scale at its middle: degrees to points of the paper."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: int

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = (longitude - self.west) * self.squeeze * self.scale
        return x, (self.north - latitude) * self.scale

    @property
    def box(self) -> Box:
        east = self.west + WIDE / self.scale / self.squeeze
        return self.west, self.north - self.height / self.scale, east, self.north

    def across(self, box: Box) -> float:
        """How wide an area is on the paper."""
        return (box[2] - box[0]) * self.squeeze * self.scale

    def points(self, km: float) -> float:
        """How long a distance is on the paper."""
        return km / KM_A_DEGREE * self.scale


def sheet_around(boxes: Iterable[Box]) -> Sheet:
    """The sheet that shows some boxes with a margin, at least five degrees high and wide."""
    found = list(boxes)
    west, south = min(box[0] for box in found), min(box[1] for box in found)
    east, north = max(box[2] for box in found), max(box[3] for box in found)
    squeeze = max(math.cos(math.radians((south + north) / 2)), 0.2)
    wide = max((east - west) * squeeze * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    high = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES * 0.6)
    height = round(min(max(WIDE * high / wide, LEAST), MOST))
    scale = min(WIDE / wide, height / high)
    left = (west + east) / 2 - WIDE / scale / squeeze / 2
    return Sheet(left, (south + north) / 2 + height / scale / 2, scale, squeeze, height)


def shape(code: str, outlines: Outlines, sheet: Sheet) -> dict[str, Any] | None:
    """A country or division as GeoJSON in points of the paper; null where it is too small to see."""
    rings = [_drawn(ring, sheet) for ring in outlines.rings(code)]
    polygons = [[ring] for ring in rings if len(ring) > 3]
    if not polygons:
        return None
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def _drawn(ring: Iterable[tuple[float, float]], sheet: Sheet) -> list[list[float]]:
    """The ring on paper, without what is finer than half a point and cut off well outside of the sheet."""
    found: list[list[float]] = []
    for longitude, latitude in ring:
        x, y = sheet.place(longitude, latitude)
        x, y = min(max(x, -WIDE), 2 * WIDE), min(max(y, -WIDE), 2 * WIDE)
        point = [round(x / _GRAIN) * _GRAIN, round(y / _GRAIN) * _GRAIN]
        if not found or point != found[-1]:
            found.append(point)
    if found and found[0] != found[-1]:
        found.append(found[0])
    return found


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label_spot(
    code: str,
    outlines: Outlines,
    sheet: Sheet,
    but: Iterable[str] = (),
    away: Sequence[tuple[float, float]] = (),
) -> tuple[float, float] | None:
    """Where a name stands in an area, as far as the sheet shows it: of some spots inside the middle one.

    Spots in the areas `but` are left to their own names, and those near the points `away` to what is there.
    """
    box = outlines.box(code)
    if box is None or not meet(box, sheet.box):
        return None
    west, south = max(box[0], sheet.box[0]), max(box[1], sheet.box[1])
    east, north = min(box[2], sheet.box[2]), min(box[3], sheet.box[3])
    grid = [(at + 0.5) / _SPOTS for at in range(_SPOTS)]
    spots = [(west + (east - west) * across, south + (north - south) * up) for across in grid for up in grid]
    taken = [outlines.rings(other) for other in but if other.startswith(code) and other != code]
    inside = [spot for spot in spots if holds(outlines.rings(code), *spot)]
    free = [spot for spot in inside if not any(holds(rings, *spot) for rings in taken)] or inside
    free = [spot for spot in free if not _is_near(sheet.place(*spot), away)] or free
    if not free:
        return None
    x, y = (sum(at) / len(free) for at in zip(*free, strict=True))
    chosen = min(free, key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)
    found = sheet.place(*chosen)
    return round(found[0], 1), round(found[1], 1)


def _is_near(spot: tuple[float, float], points: Iterable[tuple[float, float]]) -> bool:
    return any(abs(spot[0] - x) < _NEAR[0] and abs(spot[1] - y) < _NEAR[1] for x, y in points)
