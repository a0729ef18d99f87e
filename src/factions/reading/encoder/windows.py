"""Windows: the stretches of words that the encoder reads at once."""

from __future__ import annotations

from typing import NamedTuple

from factions.reading.encoder.pieces import Ints, Pieces

CAPACITY = 254
OVERLAP = 64


class Window(NamedTuple):
    """A half-open range of words that is read, and the part of it whose labels count."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(
    pieces: Pieces, sentences: Ints, capacity: int = CAPACITY, overlap: int = OVERLAP
) -> list[Window]:
    """Windows of at most `capacity` pieces that own every word once, in text order.

    `sentences` is what `sentence_starts` gives. A window holds whole sentences where they fit; a longer
    sentence is cut into windows that share about `overlap` pieces. Leading each window by the sentence before
    took a tenth of the time and found no more (docs/quality.md).
    """
    first = pieces.first
    found: list[Window] = []
    index, last = 0, len(sentences) - 1
    while index < last:
        start = int(sentences[index])
        fitting = int((first[sentences[index + 1 :]] - first[start]).searchsorted(capacity, "right"))
        index += max(fitting, 1)
        end = int(sentences[index])
        if fitting:
            found.append(Window(start, end, start, end))
        else:
            found += _pieces_of_sentence(first, start, end, capacity, overlap)
    return found


def _pieces_of_sentence(first: Ints, start: int, end: int, capacity: int, overlap: int) -> list[Window]:
    """One overlong sentence in overlapping windows; each owns up to the middle of what it shares."""
    found: list[Window] = []
    own = at = start
    while True:
        stop = _fitting(first, at, end, capacity)
        if stop == end:
            found.append(Window(at, end, own, end))
            return found
        back = max(at + 1, _back(first, stop, overlap))
        own_end = max(own + 1, (back + stop + 1) // 2)
        found.append(Window(at, stop, own, own_end))
        reaching = _back(first, min(own_end + 1, end), capacity)
        own, at = own_end, min(max(back, reaching), own_end)


def _fitting(first: Ints, start: int, end: int, capacity: int) -> int:
    """The furthest word up to `end` such that start..word has at most `capacity` pieces; at least one."""
    stop = int(first.searchsorted(first[start] + capacity, "right")) - 1
    return max(start + 1, min(stop, end))


def _back(first: Ints, stop: int, pieces: int) -> int:
    """The earliest word from which at most `pieces` pieces lead up to `stop`."""
    return int(first.searchsorted(first[stop] - pieces, "left"))
