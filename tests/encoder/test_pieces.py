import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from factions.reading.encoder.pieces import (
    CAPITALISED,
    LOWER,
    OTHER,
    UPPER,
    case_of,
    cut,
    sentence_starts,
    telling_case,
)
from factions.records import Span


def small_tokenizer() -> Tokenizer:
    words = [
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[PAD]",
        *"abcdefghijklmnopqrstuvwxyz",
        *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
    ]
    tokenizer = Tokenizer(models.WordPiece({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("rebels", LOWER),
        ("Goma", CAPITALISED),
        ("M23", UPPER),
        ("FARDC", UPPER),
        ("A", CAPITALISED),
        ("12", OTHER),
        (",", OTHER),
        ("McCain", CAPITALISED),
        ("iPhone", OTHER),
    ],
)
def test_letter_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case


def test_case_is_dropped_where_nearly_all_is_upper() -> None:
    headline = np.array([UPPER] * 8 + [LOWER, OTHER])
    assert not telling_case(headline).any()
    mixed = np.array([UPPER, LOWER, LOWER, CAPITALISED])
    assert (telling_case(mixed) == mixed).all()


@pytest.mark.parametrize(
    "text",
    [
        "M23 took Goma.",
        "naïve café",
        "e\u0301tat",
        "🔥 fire 🔥",
        "ﬁghters",
        "مقاتلون in Idlib",
        "a\u200bb",
        "\x00 null",
        "İstanbul",
    ],
)
def test_words_stand_at_their_offsets(text: str) -> None:
    pieces = cut(small_tokenizer(), text)
    assert pieces.words
    for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
    assert (np.diff(pieces.starts) >= 0).all()


def test_a_text_without_words_has_no_pieces() -> None:
    for text in ("", " \n\t ", "\x00"):
        pieces = cut(small_tokenizer(), text)
        assert pieces.words == 0
        assert pieces.first.tolist() == [0]


def test_word_range_takes_every_word_that_shares_a_character() -> None:
    pieces = cut(small_tokenizer(), "the armed men fled")
    assert pieces.word_range(4, 13) == (1, 3)
    assert pieces.word_range(6, 7) == (1, 2)
    assert pieces.word_range(3, 4) == (1, 1)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_pieces_of_words_lie_end_to_end(text: str) -> None:
    pieces = cut(small_tokenizer(), text)
    assert pieces.first[0] == 0
    assert pieces.first[-1] == len(pieces.ids)
    assert (np.diff(pieces.first) > 0).all()
    assert len(pieces.case) == pieces.words == len(pieces.ends)


def test_sentences_begin_at_words() -> None:
    text = "They fled. Others stayed."
    pieces = cut(small_tokenizer(), text)
    starts = sentence_starts(pieces, [Span(0, 10), Span(11, 25)])
    assert starts.tolist() == [0, 3, 6]
    assert sentence_starts(cut(small_tokenizer(), ""), []).tolist() == [0]
