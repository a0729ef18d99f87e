"""A sorted list of folded names that leads to rows; searched by bisection, so loading builds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

Rows = NDArray[np.uint32]
_ALIKE = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz "
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


def _alphabet(folded: str) -> set[str]:
    """The letters of the block of Unicode that a name is written in (128 to a block: Cyrillic, Arabic …)."""
    blocks = {ord(letter) // 128 for letter in folded if not letter.isascii()}
    return {chr(at) for block in blocks for at in range(block * 128, block * 128 + 128) if chr(at).isalpha()}


def _skeleton(name: str) -> str:
    return _WEAK.sub("", name)


class NameIndex:
    """Folded name → rows, in the order in which they were ranked when the file was built."""

    def __init__(self, blob: NDArray[np.uint8], counts: NDArray[np.uint16], rows: Rows) -> None:
        self._names = blob.tobytes()
        # A memoryview of an array gives plain numbers, which Python reads much faster one by one.
        self._starts = line_starts(blob).data
        self._ends = np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).data
        self._rows = rows

    def __len__(self) -> int:
        return len(self._starts) - 1

    def rows(self, folded: str) -> list[int]:
        """The rows of a folded name, none if it is not known."""
        key = folded.encode("utf-8", "surrogatepass")
        low = self._first_from(key)
        if not self._is_at(low, key):
            return []
        found: list[int] = self._rows[self._ends[low] : self._ends[low + 1]].tolist()
        return found

    def items(self) -> Iterator[tuple[str, list[int]]]:
        """Every name with its rows, sorted by the names' bytes."""
        for at in range(len(self)):
            name = self._names[self._starts[at] : self._starts[at + 1] - 1].decode()
            yield name, self._rows[self._ends[at] : self._ends[at + 1]].tolist()

    def near(self, folded: str) -> list[str]:
        """The names that begin alike and differ in at most two vowels, h's, doubled letters or spaces.

        So do transliterations of one name ("tessalitt", "tesalit"); other letters make another name.
        """
        start = folded[:_ALIKE].encode("utf-8", "surrogatepass")
        low, high = self._first_from(start), self._first_from(start + b"\xff")
        lines = self._names[self._starts[low] : self._starts[high]].decode("utf-8", "replace").split("\n")
        found = process.extract(folded, lines, scorer=Levenshtein.distance, score_cutoff=_EDITS, limit=20)
        return [name for name, _, _ in found if _skeleton(name) == _skeleton(folded)]

    def one_edit_away(self, folded: str) -> list[str]:
        """The names that come of one letter more, less, or other, or of two neighbours changed about."""
        letters = sorted({*_LETTERS, *folded}) if folded.isascii() else sorted({*folded, *_alphabet(folded)})
        cuts = [(folded[:at], folded[at:]) for at in range(len(folded) + 1)]
        near = {left + right[1:] for left, right in cuts if right}
        near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
        near |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
        near |= {left + letter + right for left, right in cuts for letter in letters}
        return self._known_of(sorted(name.encode("utf-8", "surrogatepass") for name in near - {folded}))

    def _known_of(self, keys: Sequence[bytes]) -> list[str]:
        """Those of some names that there are; most fall away by how they begin, looked up all at once."""
        begin = np.array(keys, "S8").view(">u8").astype(np.uint64)
        first = np.searchsorted(self._beginnings, begin)
        after = np.searchsorted(self._beginnings, begin, "right")
        return [
            keys[at].decode()
            for at in np.flatnonzero(first < after).tolist()
            if self._is_at(self._first_from(keys[at], int(first[at]), int(after[at])), keys[at])
        ]

    @cached_property
    def _beginnings(self) -> NDArray[np.uint64]:
        """The first eight bytes of every name, as numbers in its order."""
        blob = np.frombuffer(self._names + bytes(8), np.uint8)
        table = np.lib.stride_tricks.sliding_window_view(blob, 8)[np.asarray(self._starts)[:-1]].copy()
        table[np.logical_or.accumulate(table == 10, axis=1)] = 0
        found: NDArray[np.uint64] = table.view(">u8").ravel().astype(np.uint64)
        return found

    def _is_at(self, place: int, key: bytes) -> bool:
        return place < len(self) and self._names[self._starts[place] : self._starts[place + 1] - 1] == key

    def _first_from(self, key: bytes, low: int = 0, high: int | None = None) -> int:
        """The number of the first name of `low`..`high` that is not before `key`."""
        high = len(self) if high is None else high
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
