import numpy as np
import pytest

from factions.errors import BrokenInvariant
from factions.reading.encoder.labels import Layout, PairHead
from factions.reading.encoder.pairs import DISTANCES, PairScores, States
from factions.records import Span

WIDTH = 4
LAYOUT = Layout(
    heads=(), incidents=(), pairs=(PairHead("relation", ("none", "BelongsTo")),), pair_width=WIDTH
)


def states(words: int = 6) -> States:
    at = np.arange(words)
    narrow = np.random.default_rng(1).normal(size=(words, WIDTH)).astype(np.float16)
    return States(at * 4, at * 4 + 3, narrow)


def weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(2)
    sizes = {
        "left": (5, 3 * WIDTH),
        "right": (5, 3 * WIDTH),
        "between": (5, WIDTH),
        "left_product": (2, 3 * WIDTH),
        "right_product": (2, 3 * WIDTH),
        "out": (2, 7),
    }
    made = {
        f"relation.{part}.weight": rng.normal(size=size).astype(np.float32) for part, size in sizes.items()
    }
    made |= {
        f"relation.{part}.bias": rng.normal(size=size[0]).astype(np.float32) for part, size in sizes.items()
    }
    made["relation.distance.weight"] = rng.normal(size=(2 * (len(DISTANCES) + 1), 5)).astype(np.float32)
    return made


def test_means_are_those_of_each_range_and_zero_for_an_empty_one() -> None:
    kept = states()
    found = kept.means(np.array([[0, 2], [3, 3], [1, 6]]))
    assert np.allclose(found[0], kept.narrow[0:2].astype(np.float32).mean(0), atol=1e-6)
    assert not found[1].any()
    assert np.allclose(found[2], kept.narrow[1:6].astype(np.float32).mean(0), atol=1e-6)


def test_each_pair_has_a_probability_for_every_label() -> None:
    scorer = PairScores(LAYOUT, weights(), states())
    pairs = [(Span(0, 7), Span(12, 15)), (Span(12, 15), Span(0, 7)), (Span(4, 7), Span(20, 23))]
    found = scorer("relation", pairs)
    assert len(found) == 3
    for chances in found:
        assert set(chances) == {"none", "BelongsTo"}
        assert sum(chances.values()) == pytest.approx(1)
    assert found[0] != found[1]


def test_a_pair_scores_the_same_alone_and_among_others() -> None:
    scorer = PairScores(LAYOUT, weights(), states())
    pairs = [(Span(at * 4, at * 4 + 3), Span(20, 23)) for at in range(5)]
    alone = [scorer("relation", [pair])[0]["BelongsTo"] for pair in pairs]
    assert [chances["BelongsTo"] for chances in scorer("relation", pairs)] == pytest.approx(alone, abs=1e-6)


def test_a_span_without_a_word_is_refused() -> None:
    with pytest.raises(BrokenInvariant, match="holds no word"):
        PairScores(LAYOUT, weights(), states())("relation", [(Span(3, 4), Span(8, 11))])


def test_no_pairs_no_scores() -> None:
    assert PairScores(LAYOUT, weights(), states())("relation", []) == []
