"""Every trigger's examples, and what stands in its roles."""

from __future__ import annotations

import pytest
from marked_findings import findings

from factions.reading.what.inflect import forms
from factions.reading.what.lexicon import Frame, all_frames

EVENTS = {frame.kind for frame in all_frames()} | {"abduction", "complex_attack", "mob_violence"}


@pytest.mark.parametrize("frame", all_frames(), ids=lambda frame: f"{frame.kind}-{frame.id.split('|')[0]}")
def test_a_trigger_finds_its_examples_and_leaves_its_counter_examples(frame: Frame) -> None:
    for example in frame.yes:
        assert any(found.kind in EVENTS for found in findings(example)), example
    for example in frame.no:
        assert not [found.kind for found in findings(example) if found.kind == frame.kind], example


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("attack", {"attack", "attacks", "attacking", "attacked"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapping", "kidnapped"}),
        ("seize control of", {"seize", "seizes", "seizing", "seized"}),
        ("shoot", {"shoot", "shoots", "shooting", "shot"}),
        ("withdraw", {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("die", {"die", "dies", "dying", "died"}),
    ],
)
def test_forms_of_verbs(lemma: str, expected: set[str]) -> None:
    assert set(forms(lemma)) == expected
