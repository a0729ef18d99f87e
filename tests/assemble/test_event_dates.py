"""Which times of a sentence date an event, and which date words about it or another event."""

from __future__ import annotations

import pytest

from factions.reading.assemble import Surroundings, build_claims
from factions.reading.sentences import split_sentences
from factions.reading.when import read_times
from factions.records import Document, Finding, Role, Span, Stance, document_id


def dated(text: str, trigger: str, method: str = "trigger:attack") -> str | None:
    document = Document(document_id("0" * 64, text), "0" * 64, text, published_at="2023-06-14")
    sentences = split_sentences(text)
    at = Span(text.index(trigger), text.index(trigger) + len(trigger))
    evidence = next(sentence for sentence in sentences if sentence.covers(at))
    actor = Role(
        "The group",
        0,
        9,
        role="attacker",
        name="The group",
        actor=None,
        mention_kind="group",
        target_class=(),
    )
    roles = (actor,) if text.startswith("The group") else ()
    finding = Finding("attack", roles, evidence, at, method, 0.9)
    times = read_times(text, published="2023-06-14", sentences=sentences)
    (claim,) = build_claims(Surroundings(document, sentences, times, []), [finding], [Stance()], "test/1")
    return claim.when.edtf if claim.when else None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Last month the governor announced an attack on the camp.", "attack"),
        ("Gunmen raided the camp on Monday in reprisal for an attack by the militia.", "attack"),
        ("Nine people died in the attack before the siege was ended the next day.", "attack"),
        ("It was the fourth such attack this year on the pipeline.", "attack"),
        ("They came at about eight in the evening and began the attack.", "attack"),
    ],
)
def test_a_time_of_words_or_of_another_event_dates_nothing(text: str, trigger: str) -> None:
    assert dated(text, trigger) is None


def test_an_event_keeps_its_own_time() -> None:
    assert dated("On Monday gunmen staged an attack on the camp.", "attack") == "2023-06-12"


def test_an_entry_of_a_log_is_dated_by_its_head() -> None:
    assert dated("12/06, Mopti: the army announced an attack on the camp.", "attack") == "2023-06-12"


def test_a_claim_of_responsibility_dates_no_deed_but_by_its_noun() -> None:
    told = "responsibility:claims"
    assert dated("The group claimed responsibility on Monday.", "claimed responsibility", told) is None
    raid = "The group claimed responsibility for the raid on Monday."
    assert dated(raid, "claimed responsibility", told) == "2023-06-12"
