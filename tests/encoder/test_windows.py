import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factions.reading.encoder.pieces import Pieces
from factions.reading.encoder.windows import windows


def pieces_of(counts: list[int]) -> Pieces:
    first = np.append(0, np.cumsum(counts)).astype(np.int64)
    words = np.arange(len(counts), dtype=np.int64)
    return Pieces(np.zeros(int(first[-1]), np.int64), first, words * 2, words * 2 + 1, words * 0)


lengths = st.lists(st.integers(1, 4), min_size=1, max_size=120)


@settings(deadline=None)
@given(lengths, st.sets(st.integers(1, 119)), st.integers(8, 30))
def test_windows_own_every_word_once_and_fit(counts: list[int], cuts: set[int], capacity: int) -> None:
    pieces = pieces_of(counts)
    starts = np.array(sorted({0, len(counts), *(cut for cut in cuts if cut < len(counts))}))
    found = windows(pieces, starts, capacity, overlap=6)
    owned = [word for one in found for word in range(one.own_start, one.own_end)]
    assert owned == list(range(len(counts)))
    for one in found:
        assert one.start <= one.own_start < one.own_end <= one.end
        assert pieces.first[one.end] - pieces.first[one.start] <= capacity


def test_a_window_holds_whole_sentences() -> None:
    pieces = pieces_of([1] * 30)
    found = windows(pieces, np.array([0, 10, 20, 30]), capacity=21)
    assert [tuple(one) for one in found] == [(0, 20, 0, 20), (20, 30, 20, 30)]


def test_a_long_sentence_is_shared_by_overlapping_windows() -> None:
    pieces = pieces_of([1] * 50)
    found = windows(pieces, np.array([0, 50]), capacity=20, overlap=8)
    assert [tuple(one) for one in found] == [
        (0, 20, 0, 16),
        (12, 32, 16, 28),
        (24, 44, 28, 40),
        (36, 50, 40, 50),
    ]


def test_nothing_to_read_has_no_window() -> None:
    assert windows(pieces_of([]), np.array([0])) == []
