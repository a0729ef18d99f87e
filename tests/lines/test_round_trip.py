"""Lines written and read again are the same claims; a bad line is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_schema import a_reading

from factions.errors import BadLine
from factions.lines import claim_line, document_line, read_lines, reading_lines
from factions.records import Quote, Stance

words = st.text(min_size=1, max_size=12).filter(lambda text: max(text) < "\ud800" or max(text) > "\udfff")


def test_lines_give_the_claims_back() -> None:
    reading = a_reading()
    (read,) = read_lines([*reading_lines(reading), b"\n"])
    assert read.claims == reading.claims
    assert read.document.mentions == reading.mentions
    assert read.document.published_at == reading.document.published_at


@settings(max_examples=40, deadline=None)
@given(words, st.floats(0, 1), st.sampled_from(["affirmed", "denied"]))
def test_any_claim_survives(text: str, confidence: float, polarity: str) -> None:
    reading = a_reading()
    claim = replace(
        reading.claims[0],
        confidence=confidence,
        stance=Stance(polarity=polarity),
        evidence=(Quote(text, 0, len(text)),),
    )
    assert b"\n" not in claim_line(claim)
    (read,) = read_lines([document_line(reading), claim_line(claim)])
    assert read.claims == (claim,)


def test_the_text_of_a_document_stays_out_of_its_line() -> None:
    assert "text" not in json.loads(document_line(a_reading()))["document"]


def test_documents_follow_each_other() -> None:
    first = a_reading()
    second = replace(first, document=replace(first.document, id="doc_2"), claims=())
    read = list(read_lines([*reading_lines(first), *reading_lines(second)]))
    assert [(one.document.id, len(one.claims)) for one in read] == [("doc_0123456789abcdef", 1), ("doc_2", 0)]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([b"{"], 1),
        ([b'{"document": {}}'], 1),
        ([b"\xff\xfe"], 1),
        ([claim_line(a_reading().claims[0])], 1),
        ([document_line(a_reading()), b'{"id": "clm_1"}'], 2),
    ],
)
def test_a_bad_line_is_named(lines: list[bytes], number: int) -> None:
    with pytest.raises(BadLine, match=f"Line {number} is no claim line") as caught:
        list(read_lines(lines))
    assert caught.value.number == number
