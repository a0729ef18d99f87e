"""Sentence spans."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.reading.dateline import find_datelines
from factions.reading.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left Ménaka. Troops returned.", ["Rebels left Ménaka.", "Troops returned."]),
        ("Gen. Burhan met Lt. Col. Diarra.", ["Gen. Burhan met Lt. Col. Diarra."]),
        ("The U.S. denied it.", ["The U.S. denied it."]),
        ('He said "it is over." They left.', ['He said "it is over."', "They left."]),
        ("A line that was\nwrapped goes on.", ["A line that was\nwrapped goes on."]),
        ("A headline\nThe first sentence.", ["A headline", "The first sentence."]),
        ("One paragraph.\n\nanother one.", ["One paragraph.", "another one."]),
        ("About 3.5 million fled.", ["About 3.5 million fled."]),
        (
            "BAMAKO, 4 May 2019 (Desk) - Gunmen attacked.",
            ["BAMAKO, 4 May 2019 (Desk) -", "Gunmen attacked."],
        ),
        ("", []),
        (" \n ", []),
    ],
)
def test_splits_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="Ab. \n\"'!?é\t", max_size=200))
def test_keeps_every_visible_character_once_and_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BAMAKO, 4 May 2019 (Desk) - Gunmen attacked.", "BAMAKO, 4 May 2019 (Desk) - "),
        ("SAMPLE. EL FASHER, Sudan — Shelling resumed.", "SAMPLE. EL FASHER, Sudan — "),
        ("SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT] TROOPS", "SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT] "),
    ],
)
def test_finds_the_dateline(text: str, dateline: str) -> None:
    (span,) = find_datelines(text)
    assert text[span.start : span.end] == dateline


def test_a_sentence_with_a_dash_is_no_dateline() -> None:
    assert find_datelines("The ELN - a rebel group - denied it.") == ()
