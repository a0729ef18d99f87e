"""Speakers that the encoder finds where no rule does, and what it must not make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.says import read_stances
from factions.reading.says.cues import wishes
from factions.reading.says.encoded import SURE
from factions.reading.sentences import split_sentences
from factions.records import Finding, Mention, Span, Stance

TEXT = "In a voice message the Delta Front let it be known that rebels stormed the dam near Kosti."
PARTS = {
    "source": "the Delta Front",
    "cue": "let it be known",
    "content": "that rebels stormed the dam near Kosti",
}


def encoding(text: str, parts: Mapping[str, str], chance: float) -> Encoding:
    def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
        said = {words: label for label, words in parts.items()}
        return [{said.get(text[part.start : part.end], "none"): chance} for _, part in pairs]

    tags = [
        Tagged(text.index(words), text.index(words) + len(words), "attribution", label, 0.9)
        for label, words in parts.items()
    ]
    return Encoding(text, tuple(sorted(tags)), scores)


def stance(text: str, trigger: str, read: Encoding, *, mention: str = "") -> Stance:
    at = text.index(trigger)
    mentions: tuple[Mention, ...] = ()
    if mention:
        start = text.index(mention)
        mentions = (Mention(mention, start, start + len(mention), id="m", kind="group", form="named",
                            cluster="m", name="Delta Front", actor="act_x"),)  # fmt: skip
    finding = Finding("attack", (), Span(0, len(text)), Span(at, at + len(trigger)), "trigger:x", 0.8)
    return read_stances(text, split_sentences(text), mentions, (finding,), read)[0]


def test_the_encoder_names_the_speaker_where_no_rule_does() -> None:
    found = stance(TEXT, "stormed", encoding(TEXT, PARTS, 0.9), mention="the Delta Front")
    assert [(one.text, one.actor) for one in found.attribution] == [("the Delta Front", "act_x")]
    assert ([cue.text for cue in found.cues], found.basis) == (["let it be known"], "reported")


@pytest.mark.parametrize("read", [Encoding(TEXT), encoding(TEXT, PARTS, SURE - 0.1)])
def test_a_model_without_the_head_or_in_doubt_changes_nothing(read: Encoding) -> None:
    found = stance(TEXT, "stormed", read)
    assert (found.attribution, found.basis) == ((), "unsourced")


def test_what_a_rule_finds_is_left_alone() -> None:
    text = "Residents said rebels stormed the dam, the radio let it be known."
    parts = {
        "source": "the radio",
        "cue": "let it be known",
        "content": "Residents said rebels stormed the dam",
    }
    found = stance(text, "stormed", encoding(text, parts, 0.9))
    assert [one.text for one in found.attribution] == ["Residents"]


def test_what_is_wished_is_reported_by_nobody() -> None:
    text = "The Delta Front wants rebels to have stormed the dam."
    parts = {"source": "The Delta Front", "cue": "wants", "content": "rebels to have stormed the dam"}
    assert stance(text, "stormed", encoding(text, parts, 0.9)).attribution == ()


def test_a_bare_pronoun_speaks_only_where_it_is_a_mention() -> None:
    text = "In his diary he set down that rebels stormed the dam."
    parts = {"source": "he", "cue": "set down", "content": "that rebels stormed the dam"}
    read = encoding(text, parts, 0.9)
    assert stance(text, "stormed", read).attribution == ()
    assert [one.text for one in stance(text, "stormed", read, mention="he").attribution] == ["he"]


def test_every_wish_is_told_from_a_report() -> None:
    from factions.reading.says.cues import _load

    table = _load("wishes.toml")["wish"]
    assert all(wishes().search(cue) for cue in table["yes"])
    assert not any(wishes().search(cue) for cue in table["no"])
