"""From a reference in the Military Grid Reference System to latitude and longitude (NGA.STND.0037)."""

from __future__ import annotations

import re
from math import cos, degrees, radians, sin, sqrt, tan

_REFERENCE = re.compile(r"(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d+)")
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE_M = 100_000.0
_CYCLE_M = 2_000_000.0
_SCALE, _FALSE_EASTING, _FALSE_NORTHING = 0.9996, 500_000.0, 10_000_000.0
_RADIUS_M, _FLATTENING = 6_378_137.0, 1 / 298.257223563
_SLACK = 1.0
"""How many degrees a square may reach out of its band."""


def from_mgrs(reference: str) -> tuple[float, float, float] | None:
    """The middle of the square in degrees and its side in km; null for a reference that does not exist.

    >>> from_mgrs("4QFJ12345678")
    (21.30948, -157.91682, 0.01)
    """
    match = _REFERENCE.fullmatch(reference.replace(" ", ""))
    if match is None or not 1 <= int(match[1]) <= 60 or len(match[5]) % 2:
        return None
    zone, band, columns = int(match[1]), _BANDS.index(match[2]), _COLUMNS[(int(match[1]) - 1) % 3]
    if match[3] not in columns:
        return None
    side = _SQUARE_M / 10 ** (len(match[5]) // 2)
    half = len(match[5]) // 2
    easting = (columns.index(match[3]) + 1) * _SQUARE_M + (int(match[5][:half]) + 0.5) * side
    row = (_ROWS.index(match[4]) - (5 if zone % 2 == 0 else 0)) % 20
    northing = row * _SQUARE_M + (int(match[5][half:]) + 0.5) * side
    return _in_band(zone, band, easting, northing, side)


def _in_band(
    zone: int, band: int, easting: float, northing: float, side: float
) -> tuple[float, float, float] | None:
    """The rows of squares come again every 2,000 km; the band says which of them it is."""
    south = -80.0 + 8 * band
    north = south + (12 if band == len(_BANDS) - 1 else 8)
    for cycle in range(5):
        lat, lon = _inverse(zone, easting, northing + cycle * _CYCLE_M, is_south=band < 10)
        if south - _SLACK <= lat <= north + _SLACK:
            return round(lat, 5), round(lon, 5), side / 1000
    return None


def _inverse(zone: int, easting: float, northing: float, *, is_south: bool) -> tuple[float, float]:
    """Degrees from metres of the transverse Mercator projection, by its usual series (Snyder 1987, p. 63)."""
    e2 = _FLATTENING * (2 - _FLATTENING)
    ep2 = e2 / (1 - e2)
    north = (northing - (_FALSE_NORTHING if is_south else 0.0)) / _SCALE
    mu = north / (_RADIUS_M * (1 - e2 / 4 - 3 * e2**2 / 64 - 5 * e2**3 / 256))
    foot = _footpoint(mu, e2)
    c, t = ep2 * cos(foot) ** 2, tan(foot) ** 2
    n = _RADIUS_M / sqrt(1 - e2 * sin(foot) ** 2)
    r = _RADIUS_M * (1 - e2) / (1 - e2 * sin(foot) ** 2) ** 1.5
    d = (easting - _FALSE_EASTING) / (n * _SCALE)
    lat = foot - (n * tan(foot) / r) * (
        d**2 / 2
        - (5 + 3 * t + 10 * c - 4 * c**2 - 9 * ep2) * d**4 / 24
        + (61 + 90 * t + 298 * c + 45 * t**2 - 252 * ep2 - 3 * c**2) * d**6 / 720
    )
    east = (
        d - (1 + 2 * t + c) * d**3 / 6 + (5 - 2 * c + 28 * t - 3 * c**2 + 8 * ep2 + 24 * t**2) * d**5 / 120
    ) / cos(foot)
    return degrees(lat), degrees(radians(zone * 6 - 183) + east)


def _footpoint(mu: float, e2: float) -> float:
    e1 = (1 - sqrt(1 - e2)) / (1 + sqrt(1 - e2))
    return (
        mu
        + (3 * e1 / 2 - 27 * e1**3 / 32) * sin(2 * mu)
        + (21 * e1**2 / 16 - 55 * e1**4 / 32) * sin(4 * mu)
        + (151 * e1**3 / 96) * sin(6 * mu)
        + (1097 * e1**4 / 512) * sin(8 * mu)
    )
