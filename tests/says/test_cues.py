"""Every cue's examples."""

from __future__ import annotations

import re

import pytest

from factions.reading.encoder.encoding import Encoding
from factions.reading.says import read_stances
from factions.reading.says.cues import Cue, all_cues, speech_verbs
from factions.reading.sentences import split_sentences
from factions.records import Finding, Span

_TRIGGER = re.compile(
    r"\b(?:attack\w*|kill\w*|storm\w*|shell\w*|part of|wing of|raid|entered|planted|split|"
    r"died|burned)\b"
)


def value(example: str, field: str) -> str:
    found = list(_TRIGGER.finditer(example))
    at = found[-1] if field != "aspect" else found[0]
    finding = Finding("attack", (), Span(0, len(example)), Span(at.start(), at.end()), "trigger:x", 0.8)
    stance = read_stances(example, split_sentences(example), (), (finding,), Encoding(example))[0]
    return str(getattr(stance, field))


@pytest.mark.parametrize(("cue", "words"), all_cues(), ids=lambda part: getattr(part, "value", ""))
def test_a_cue_holds_in_its_examples_alone(cue: Cue, words: tuple[str, ...]) -> None:
    for example in cue.yes:
        assert value(example, cue.field) == cue.value, example
    for example in cue.no:
        assert value(example, cue.field) != cue.value if _TRIGGER.search(example) else True, example


def test_speech_verbs_have_examples_that_hold_them() -> None:
    pattern, table = speech_verbs()
    for speech in table.values():
        assert any(pattern.search(example) for example in speech.yes)
