from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factions.reading.encoder.decoding import WIDE, best_path, calibrated, decode, decode_heads
from factions.reading.encoder.labels import Head

HEAD = Head("mention", ("Person", "Place"))


def columns(words: int) -> st.SearchStrategy[np.ndarray]:
    sizes = st.integers(1, words)
    return sizes.flatmap(
        lambda size: arrays(np.float32, (size, HEAD.width), elements=st.floats(-4, 4, width=16))
    )


def valid(tags: tuple[int, ...]) -> bool:
    return all(tag % 2 or not tag or (at and tags[at - 1] in (tag, tag - 1)) for at, tag in enumerate(tags))


@settings(deadline=None)
@given(columns(3))
def test_the_best_path_is_the_best_of_all_valid_ones(given_columns: np.ndarray) -> None:
    words = np.arange(len(given_columns))
    every = [tags for tags in product(range(HEAD.width), repeat=len(given_columns)) if valid(tags)]
    best = max(float(given_columns[words, list(tags)].astype(float).sum()) for tags in every)
    found = best_path(given_columns)
    assert valid(tuple(found.tolist()))
    assert np.isclose(given_columns[words, found].astype(float).sum(), best, atol=1e-5)


@settings(deadline=None)
@given(columns(6), st.sets(st.integers(1, 5)))
def test_stretches_are_in_order_apart_and_within_sentences(given_columns: np.ndarray, cuts: set[int]) -> None:
    words = len(given_columns)
    bounds = sorted({0, words, *(cut for cut in cuts if cut < words)})
    found = decode(given_columns, HEAD, np.array(bounds))
    assert (found.starts < found.ends).all()
    assert (found.ends[:-1] <= found.starts[1:]).all()
    assert ((found.scores > 0) & (found.scores <= 1)).all()
    for start, end in zip(found.starts, found.ends, strict=True):
        assert not any(start < bound < end for bound in bounds)


@settings(deadline=None)
@given(
    st.integers(1, 8).flatmap(lambda size: arrays(np.float32, (size, 8), elements=st.floats(-4, 4, width=16)))
)
def test_heads_decoded_together_find_what_each_finds_alone(side_by_side: np.ndarray) -> None:
    narrow = Head("time", ("DATE",), tilt=0.5, slope=0.7, shift=-0.2)
    sentences = np.unique([0, len(side_by_side) // 2, len(side_by_side)])
    together = decode_heads(side_by_side, [HEAD, narrow], sentences)
    alone = [decode(side_by_side[:, :5], HEAD, sentences), decode(side_by_side[:, 5:], narrow, sentences)]
    for one, other in zip(together, alone, strict=True):
        for found, wanted in zip(one, other, strict=True):
            assert np.allclose(found, wanted)


def test_a_stretch_has_the_label_that_its_words_bear() -> None:
    given_columns = np.full((4, HEAD.width), -9.0, np.float32)
    for word, column in enumerate((0, 3, 4, 0)):
        given_columns[word, column] = 9.0
    found = decode(given_columns, HEAD, np.array([0, 4]))
    assert (found.starts.tolist(), found.ends.tolist(), found.labels.tolist()) == ([1], [3], [1])
    assert found.scores[0] > 0.99


def test_a_tilt_towards_outside_takes_doubtful_stretches_away() -> None:
    given_columns = np.array([[0.0, 0.4, 0, 0, 0]], np.float32)
    assert len(decode(given_columns, HEAD, np.array([0, 1])).starts) == 1
    tilted = Head("mention", HEAD.labels, tilt=1.0)
    assert len(decode(given_columns, tilted, np.array([0, 1])).starts) == 0


def test_no_words_no_stretches() -> None:
    assert not len(decode(np.zeros((0, HEAD.width), np.float32), HEAD, np.array([0])).starts)


def test_calibration_keeps_order_and_may_keep_the_value() -> None:
    raw = np.array([0.2, 0.5, 0.9])
    assert np.allclose(calibrated(raw, 1.0, 0.0), raw)
    assert (np.diff(calibrated(raw, 0.5, -1.0)) > 0).all()


def test_a_head_of_many_labels_between_narrow_ones_gives_what_it_gives_alone() -> None:
    wide = Head("cue", tuple(f"kind {number}" for number in range(WIDE)))
    heads = [HEAD, wide, Head("time", ("DATE",))]
    ends = np.cumsum([head.width for head in heads])
    side_by_side = np.random.default_rng(7).normal(0, 3, (40, ends[-1])).astype(np.float32)
    sentences = np.array([0, 17, 40])
    together = decode_heads(side_by_side, heads, sentences)
    parts = np.split(side_by_side, ends[:-1], axis=1)
    for found, part, head in zip(together, parts, heads, strict=True):
        alone = decode(part, head, sentences)
        assert len(found.starts) > 1
        for one, other in zip(found, alone, strict=True):
            assert np.allclose(one, other)
