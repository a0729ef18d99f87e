"""Pictures of pages with a palette: the same picture in fewer bytes."""

from __future__ import annotations

import importlib.util
import struct
import zlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "small_png.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("small_png", SCRIPT)
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def as_written(pixels: np.ndarray, kind: int) -> bytes:
    """A PNG of three channels, each of whose rows is filtered in one way."""
    high, wide, _ = pixels.shape
    flat = pixels.reshape(high, -1).astype(int)
    left = np.hstack([np.zeros((high, 3), int), flat[:, :-3]])
    up = np.vstack([np.zeros((1, flat.shape[1]), int), flat[:-1]])
    corner = np.hstack([np.zeros((high, 3), int), up[:, :-3]])
    guess = left + up - corner
    ways = np.abs(np.stack([guess - left, guess - up, guess - corner])).argmin(axis=0)
    paeth = np.choose(ways, [left, up, corner])
    foretold = [0, left, up, (left + up) // 2, paeth][kind]
    rows = np.hstack([np.full((high, 1), kind), (flat - foretold) % 256]).astype(np.uint8).tobytes()
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


@pytest.mark.parametrize("kind", range(5))
def test_every_filter_is_read(script: ModuleType, kind: int) -> None:
    pixels = np.random.default_rng(kind).integers(0, 256, (6, 7, 3)).astype(np.uint8)
    assert (script.pixels_of(as_written(pixels, kind)) == pixels).all()


def test_few_colours_stay_as_they_are_in_fewer_bytes(script: ModuleType, tmp_path: Path) -> None:
    colours = np.array([[250, 250, 245], [27, 34, 37], [213, 94, 0]], np.uint8)
    pixels = colours[np.random.default_rng(1).integers(0, 3, (40, 50))]
    path = tmp_path / "page.png"
    path.write_bytes(as_written(pixels, 0))
    before = path.stat().st_size
    script.make_small(path)
    small = path.read_bytes()
    parts = script._chunks(small)
    indexes = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(40, 51)[:, 1:]
    palette = np.frombuffer(parts[b"PLTE"], np.uint8).reshape(-1, 3)
    assert len(small) < before and (palette[indexes] == pixels).all()


def test_what_no_browser_writes_is_refused(script: ModuleType) -> None:
    content = script.with_palette(np.zeros((2, 2, 3), np.uint8))
    with pytest.raises(ValueError, match="as browsers write it"):
        script.pixels_of(content)
