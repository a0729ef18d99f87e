from hypothesis import given, settings
from hypothesis import strategies as st

from factions.reading.encoder.blocks import blocks
from factions.reading.sentences import split_sentences


@settings(deadline=None)
@given(st.text(alphabet="ab. \nA", max_size=300), st.integers(5, 40))
def test_blocks_cover_each_sentence_once_in_order(text: str, size: int) -> None:
    sentences = split_sentences(text)
    found = list(blocks(text, sentences, size))
    pieces = [(block.start + one.start, block.start + one.end) for block, inside in found for one in inside]
    kept = [at for start, end in pieces for at in range(start, end)]
    assert kept == [at for one in sentences for at in range(one.start, one.end)]
    assert all(block.end - block.start <= size for block, _ in found)


def test_a_long_sentence_is_cut_at_white_space() -> None:
    text = "word " * 20
    found = list(blocks(text, split_sentences(text), 23))
    assert [text[block.start : block.end].strip() for block, _ in found] == ["word word word word"] * 5
