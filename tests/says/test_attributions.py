"""Attributions put together from what the encoder's heads say of parts and pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import pytest

from benchmarks.tasks import attributions as task
from benchmarks.tasks.attributions import line
from factions.errors import RunStopped
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.says.attributions import joined, read_attributions
from factions.records import Span

TEXT = (
    "“They burned the mill. They took two boys,” a farmer near Bria said. The army denied that it was there."
)
PARTS = (
    ("They burned the mill.", "content"),
    ("They took two boys", "content"),
    ("a farmer near Bria", "source"),
    ("said", "cue"),
    ("The army", "source"),
    ("denied", "cue"),
    ("that it was there", "content"),
)


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def reading(likely: Mapping[tuple[str, str], tuple[str, float]]) -> Encoding:
    """An encoding of TEXT whose pair head gives a label's chance for each (cue, part)."""

    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        rows = [
            likely.get((TEXT[a.start : a.end], TEXT[b.start : b.end][:8]), ("none", 1.0)) for a, b in pairs
        ]
        return [{"none": 0.0, "source": 0.0, "content": 0.0} | {label: chance} for label, chance in rows]

    tags = sorted(Tagged(at(words).start, at(words).end, "attribution", label, 0.9) for words, label in PARTS)
    return Encoding(TEXT, tuple(tags), scores)


LIKELY = {
    ("said", "They bur"): ("content", 0.9),
    ("said", "a farmer"): ("source", 0.9),
    ("denied", "that it "): ("content", 0.8),
    ("said", "that it "): ("content", 0.6),
    ("denied", "The army"): ("source", 0.7),
}


def test_pieces_are_joined_and_each_has_the_likelier_cue() -> None:
    first, second = read_attributions(reading(LIKELY))
    assert (first.source, first.cue) == (at("a farmer near Bria"), at("said"))
    assert first.content == (Span(at("They burned").start, at("two boys").end),)
    assert (second.source, second.content) == (at("The army"), (at("that it was there"),))


def test_an_unlikely_source_is_nobody() -> None:
    found = read_attributions(reading(LIKELY | {("denied", "The army"): ("source", 0.1)}))
    assert [one.source for one in found] == [at("a farmer near Bria"), None]


def test_a_mention_may_be_the_source_where_none_is_marked() -> None:
    encoding = reading(LIKELY)
    unmarked = [tag for tag in encoding.tagged if TEXT[tag.start : tag.end] != "The army"]
    party = Tagged(at("The army").start, at("The army").end, "party", "state_force", 0.9)
    found = read_attributions(Encoding(TEXT, tuple(sorted([*unmarked, party])), encoding.scores))
    assert [one.source for one in found] == [at("a farmer near Bria"), at("The army")]
    assert [round(one.chance, 2) for one in found] == [0.9, 0.7]


def test_a_cue_without_content_says_nothing() -> None:
    found = read_attributions(reading({("said", "a farmer"): ("source", 0.9)}))
    assert found == ()


def test_a_text_that_no_encoder_read_has_none() -> None:
    assert read_attributions(Encoding(TEXT)) == ()


def test_words_between_keep_pieces_apart() -> None:
    text = "A b. “C d” he said “e f”"
    assert joined(text, [Span(0, 4), Span(6, 9), Span(20, 23)]) == [Span(0, 9), Span(20, 23)]


def test_a_line_has_the_golds_form() -> None:
    first, _ = read_attributions(reading(LIKELY))
    assert line(first)["content"] == {"start": 1, "end": TEXT.index(",”")}


def test_the_task_says_plainly_that_a_model_lacks_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(layout=SimpleNamespace(heads=()))
    monkeypatch.setattr(task, "load_encoder", lambda: bare)
    with pytest.raises(RunStopped, match="no head `attribution`"):
        list(task.predict([{"id": "a", "text": TEXT}]))
