from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from factions.gazetteer.index import NameIndex, from_planes, pack_index, planes
from factions.gazetteer.names import fold, without_article

folded = st.text("abcdefghijklmnopqrstuvwxyz äжم", min_size=1, max_size=12)


@given(
    st.dictionaries(folded, st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5), max_size=30), folded
)
def test_an_index_gives_back_what_was_packed(names: dict[str, list[int]], other: str) -> None:
    packed = pack_index(names)
    index = NameIndex(packed["names"], packed["counts"], from_planes(packed["rows"], np.uint32))
    assert {name: index.rows(name) for name in names} == names
    assert index.rows(other) == names.get(other, [])


@given(st.sets(st.text("abc", min_size=1, max_size=4), max_size=30), st.text("abc", min_size=1, max_size=4))
def test_one_edit_away_are_the_names_at_that_distance(names: set[str], asked: str) -> None:
    packed = pack_index({name: [at] for at, name in enumerate(sorted(names))})
    index = NameIndex(packed["names"], packed["counts"], from_planes(packed["rows"], np.uint32))
    assert index.one_edit_away(asked) == sorted(name for name in names if OSA.distance(name, asked) == 1)


@given(st.lists(st.integers(-(2**31), 2**31 - 1), max_size=50))
def test_planes_are_undone(values: list[int]) -> None:
    table = np.array(values, np.int32)
    assert from_planes(planes(table), np.int32).tolist() == values


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more_than_articles(name: str) -> None:
    once = fold(name)
    assert once == once.strip()
    assert "  " not in once


def test_an_arabic_article_is_dropped_only_before_a_name() -> None:
    assert without_article("al hasakah") == "hasakah"
    assert without_article("al") is None
    assert without_article("alma") is None
