"""A sorted list of folded names that leads to rows; searched by bisection, so loading builds nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

Rows = NDArray[np.uint32]
_ALIKE = 3
_EDITS = 2
_WEAK = re.compile(r"[aeiouyh ]|(.)(?=\1)")


def planes(values: NDArray[Any]) -> NDArray[np.uint8]:
    """The bytes of an array, all first bytes first: neighbouring numbers then compress far better."""
    table = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), values.itemsize)
    transposed: NDArray[np.uint8] = np.ascontiguousarray(table.T)
    return transposed


def from_planes(table: NDArray[np.uint8], dtype: Any) -> NDArray[Any]:
    """The array that `planes` took apart."""
    values: NDArray[Any] = np.ascontiguousarray(table.T).view(dtype).reshape(-1)
    return values


def line_starts(blob: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where each line of a newline-terminated blob starts, with its length at the end."""
    return np.concatenate(([0], np.flatnonzero(blob == 10) + 1))


def _skeleton(name: str) -> str:
    return _WEAK.sub("", name)


class NameIndex:
    """Folded name → rows, in the order in which they were ranked when the file was built."""

    def __init__(self, blob: NDArray[np.uint8], counts: NDArray[np.uint16], rows: Rows) -> None:
        self._names = blob.tobytes()
        self._starts = line_starts(blob)
        self._ends = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        self._rows = rows

    def __len__(self) -> int:
        return len(self._starts) - 1

    def rows(self, folded: str) -> list[int]:
        """The rows of a folded name, none if it is not known."""
        key = folded.encode("utf-8", "surrogatepass")
        low = self._first_from(key)
        if low == len(self) or self._names[self._starts[low] : self._starts[low + 1] - 1] != key:
            return []
        found: list[int] = self._rows[self._ends[low] : self._ends[low + 1]].tolist()
        return found

    def near(self, folded: str) -> list[str]:
        """The names that begin alike and differ in at most two vowels, h's, doubled letters or spaces.

        So do transliterations of one name ("tessalitt", "tesalit"); other letters make another name.
        """
        start = folded[:_ALIKE].encode("utf-8", "surrogatepass")
        low, high = self._first_from(start), self._first_from(start + b"\xff")
        lines = self._names[self._starts[low] : self._starts[high]].decode("utf-8", "replace").split("\n")
        found = process.extract(folded, lines, scorer=Levenshtein.distance, score_cutoff=_EDITS, limit=20)
        return [name for name, _, _ in found if _skeleton(name) == _skeleton(folded)]

    def _first_from(self, key: bytes) -> int:
        """The number of the first name that is not before `key`."""
        low, high = 0, len(self)
        names, starts = self._names, self._starts
        while low < high:
            middle = (low + high) // 2
            if names[starts[middle] : starts[middle + 1] - 1] < key:
                low = middle + 1
            else:
                high = middle
        return low


def pack_index(names: Mapping[str, list[int]]) -> dict[str, NDArray[Any]]:
    """The arrays of a NameIndex, for the packed file."""
    keys = sorted((name.encode(), name) for name in names)
    lists = [names[name] for _, name in keys]
    return {
        "names": np.frombuffer(b"".join(key + b"\n" for key, _ in keys), np.uint8),
        "counts": np.array([len(found) for found in lists], np.uint16),
        "rows": planes(np.array([row for found in lists for row in found], np.uint32)),
    }
