"""Makes a picture of a page small: a PNG of at most 256 colours, which is all that a page of words has.

Reads what a browser writes: eight bits a channel, with or without alpha, not interlaced. Pages have few
colours but for the edges of letters, so the commonest stay and each other becomes the nearest of them.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np

_SIGN = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256
_ROUGH = 4


def make_small(path: Path) -> None:
    """Writes a PNG anew with a palette; leaves it where that is no smaller."""
    content = path.read_bytes()
    small = with_palette(pixels_of(content))
    if len(small) < len(content):
        path.write_bytes(small)


def pixels_of(content: bytes) -> np.ndarray:
    """The pixels, as rows of red, green and blue."""
    parts = _chunks(content)
    wide, high, depth, form, _, _, laced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    channels = {2: 3, 6: 4}.get(form, 0)
    if depth != 8 or not channels or laced:
        raise ValueError("not a PNG as browsers write it")
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(high, wide * channels + 1)
    found = np.zeros((high, wide * channels), np.uint8)
    above = bytes(wide * channels)
    for at, row in enumerate(rows):
        above = _unfiltered(row[0], bytes(row[1:]), above, channels)
        found[at] = np.frombuffer(above, np.uint8)
    return found.reshape(high, wide, channels)[:, :, :3]


def with_palette(pixels: np.ndarray) -> bytes:
    """A PNG of the 256 commonest colours, as nearly alike ones are counted together."""
    high, wide, _ = pixels.shape
    flat = pixels.reshape(-1, 3)
    rough = (flat // _ROUGH).astype(np.int64) @ np.array([65536, 256, 1])
    _, first, which, counts = np.unique(rough, return_index=True, return_inverse=True, return_counts=True)
    kept = np.argsort(-counts, kind="stable")[:_COLOURS]
    palette, shades = flat[first[kept]], flat[first].astype(np.int64)
    apart = ((shades[:, None, :] - palette[None, :, :].astype(np.int64)) ** 2).sum(axis=2)
    indexes = apart.argmin(axis=1).astype(np.uint8)[which.reshape(-1)].reshape(high, wide)
    rows = np.hstack([np.zeros((high, 1), np.uint8), indexes]).tobytes()
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _SIGN + b"".join(_chunk(name, data) for name, data in parts)


def _chunks(content: bytes) -> dict[bytes, bytes]:
    """The parts by name, those of one name joined."""
    found: dict[bytes, bytes] = {}
    at = len(_SIGN)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name = content[at + 4 : at + 8]
        found[name] = found.get(name, b"") + content[at + 8 : at + 8 + length]
        at += length + 12
    return found


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _unfiltered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """A row as it was before the filter of that kind (PNG specification, section 9.2)."""
    if kind == 0:
        return row
    if kind == 2:
        return (
            ((np.frombuffer(row, np.uint8) + np.frombuffer(above, np.uint8)) & 255).astype(np.uint8).tobytes()
        )
    found = bytearray(len(row))
    for at, value in enumerate(row):
        left = found[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        found[at] = (value + _foretold(kind, left, above[at], corner)) & 255
    return bytes(found)


def _foretold(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
