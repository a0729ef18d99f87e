"""Where two countries meet, as far as their towns show it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_CELLS_A_DEGREE = 2
_KM_A_DEGREE = 111.2
_LEAST_KM = 25.0
Points = tuple[NDArray[np.float64], NDArray[np.float64]]


def common_border(one: Points, other: Points) -> tuple[float, float, float] | None:
    """The middle of the border of two countries and half its length in km; null where they do not meet.

    From the latitudes and longitudes of their towns: the border runs where squares of half a degree with
    towns of both lie side by side.
    """
    near = _cells(*one) & _around(_cells(*other))
    if not near:
        return None
    lats = np.array([(cell[0] + 0.5) / _CELLS_A_DEGREE for cell in near])
    lons = np.array([(cell[1] + 0.5) / _CELLS_A_DEGREE for cell in near])
    lat, lon = float(lats.mean()), float(lons.mean())
    east = (lons - lon) * np.cos(np.radians(lat))
    away = float(np.sqrt(east**2 + (lats - lat) ** 2).max()) * _KM_A_DEGREE
    return round(lat, 3), round(lon, 3), round(max(_LEAST_KM, away), 1)


def _cells(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> set[tuple[int, int]]:
    rows, columns = np.floor(lats * _CELLS_A_DEGREE), np.floor(lons * _CELLS_A_DEGREE)
    return set(zip(rows.astype(int).tolist(), columns.astype(int).tolist(), strict=True))


def _around(cells: set[tuple[int, int]]) -> set[tuple[int, int]]:
    steps = [(up, right) for up in (-1, 0, 1) for right in (-1, 0, 1)]
    return {(row + up, column + right) for row, column in cells for up, right in steps}
