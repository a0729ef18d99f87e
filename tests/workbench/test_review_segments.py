"""Cutting a text by marks that overlap: nothing is lost, moved or shown twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factions.records import Span
from factions.workbench.reviewing.segments import Mark, cut, parts, shown

texts = st.text(max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=2, max_size=60))
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        marks.append(Mark(span, f"c{number}", "attack", draw(st.sampled_from([None, "attacker"]))))
    return text, marks


@given(marked())
def test_the_segments_are_the_text_and_each_knows_what_covers_it(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    segments = cut(text, Span(0, len(text)), marks)
    assert "".join(segment.text for segment in segments) == shown(text)
    for segment in segments:
        here = Span(segment.start, segment.start + len(segment.text))
        covering = [mark for mark in marks if mark.span.covers(here)]
        assert set(segment.claims) == {mark.key for mark in covering if mark.role is None}
        assert set(segment.roles) == {mark.key for mark in covering if mark.role}
        assert not any(mark.span.overlaps(here) for mark in marks if mark not in covering)


@given(marked())
def test_each_evidence_closes_once_where_it_ends(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    evidence = [mark for mark in marks if mark.role is None]
    closed = [
        (key, segment.start + len(segment.text))
        for segment in cut(text, Span(0, len(text)), marks)
        for key in segment.closes
    ]
    assert sorted(closed) == sorted((mark.key, mark.span.end) for mark in evidence)


@given(texts, st.integers(2, 9))
def test_parts_follow_each_other_and_none_is_too_long(text: str, size: int) -> None:
    found = parts(text, size)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.end - one.start <= size for one in found)


def test_a_part_ends_with_a_paragraph_where_there_is_one() -> None:
    text = "one two\n\nthree four five six"
    assert text[: parts(text, 12)[0].end] == "one two\n\n"


def test_marks_that_cross_a_part_are_cut_off_at_its_ends() -> None:
    segments = cut(
        "0123456789", Span(4, 8), [Mark(Span(0, 6), "a", "attack"), Mark(Span(7, 9), "b", "attack")]
    )
    assert [(one.start, one.text, one.claims) for one in segments] == [
        (4, "45", ("a",)), (6, "6", ()), (7, "7", ("b",)),
    ]  # fmt: skip


@given(texts)
def test_what_a_browser_would_drop_keeps_its_place(text: str) -> None:
    seen = shown(f"{text}\r\n")
    assert len(seen) == len(text) + 2 and "\r" not in seen
