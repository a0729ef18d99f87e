"""Mentions of re3d: what is put together, dropped and added to what the head marked."""

from __future__ import annotations

from benchmarks.tasks.entities import mended, with_pronouns
from factions.reading.encoder.encoding import Tagged


def _tag(text: str, words: str, label: str) -> Tagged:
    return Tagged(text.index(words), text.index(words) + len(words), "mention", label, 0.9)


def _shown(text: str, tags: list[Tagged]) -> list[tuple[str, str]]:
    return [(text[tag.start : tag.end], tag.label) for tag in tags]


def test_a_personal_pronoun_is_a_mention_unless_a_tag_holds_it() -> None:
    text = "They told him that it was all of us, and we who fled to Goma I. saw them."
    found = with_pronouns(text, [_tag(text, "we who fled", "Person")])
    assert _shown(text, found) == [("They", "Organisation"), ("him", "Person"), ("we who fled", "Person")]


def test_pieces_are_one_mention_and_bare_words_none() -> None:
    text = "The army took 3.5 tons at the Kivu front line."
    tags = [
        _tag(text, "The", "Person"),
        _tag(text, "3", "Quantity"),
        _tag(text, "Kivu", "Location"),
        _tag(text, "front line", "Location"),
    ]
    assert _shown(text, mended(text, tags)) == [("3.5", "Quantity"), ("Kivu front line", "Location")]
