"""Stances: who says it, how surely, denied or not, once or as a habit."""

from __future__ import annotations

import pytest

from factions.reading.encoder.encoding import Encoding
from factions.reading.says import read_stances
from factions.reading.sentences import split_sentences
from factions.records import Finding, Mention, Role, Span, Stance


def stance(
    text: str,
    trigger: str,
    *,
    kind: str = "attack",
    method: str = "trigger:x",
    speakers: tuple[str, ...] = (),
) -> Stance:
    """The stance of a finding whose trigger is `trigger`; `speakers` are the mentions there are."""
    mentions = tuple(
        Mention(words, at, at + len(words), id=words, kind="person", form="named", cluster=words, name=words)
        for words in speakers
        for at in [text.index(words)]
    )
    at = text.index(trigger)
    role = (
        Role(
            speakers[0],
            text.index(speakers[0]),
            text.index(speakers[0]) + len(speakers[0]),
            role="attacker",
            name="x",
            actor=None,
            mention_kind="group",
        )
        if method.startswith("resp")
        else None
    )
    sentences = split_sentences(text)
    sentence = next(span for span in sentences if span.start <= at < span.end)
    finding = Finding(kind, (role,) if role else (), sentence, Span(at, at + len(trigger)), method, 0.8)
    return read_stances(text, sentences, mentions, (finding,), Encoding(text))[0]


def speakers(found: Stance) -> list[str]:
    return [speaker.text for speaker in found.attribution]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("A health official said rebels stormed the clinic.", "stormed", ["A health official"]),
        ("Rebels stormed the clinic on Monday, a health official said.", "stormed", ["a health official"]),
        ("Rebels stormed the clinic, said residents of Bunia.", "stormed", ["residents of Bunia"]),
        ("According to UN monitors, rebels stormed the clinic.", "stormed", ["UN monitors"]),
        ("Rebels stormed the clinic, according to two local officials.", "stormed", ["two local officials"]),
        ("Residents told reporters that rebels stormed the clinic.", "stormed", ["Residents"]),
        (
            "A report said that witnesses told it rebels stormed the clinic.",
            "stormed",
            ["A report", "witnesses"],
        ),
        ("Rebels storm clinic in Ituri, killing five: police", "storm", ["police"]),
        ("Police: rebels storm clinic in Ituri", "storm", ["Police"]),
        ("“They stormed the clinic. They shot a nurse,” a survivor said.", "shot", ["a survivor"]),
        ("A survivor spoke. “They stormed the clinic,” she said to nobody.", "spoke", []),
        ("Rebels stormed the clinic. The army said it would send help.", "stormed", []),
    ],
)
def test_who_speaks(text: str, trigger: str, who: list[str]) -> None:
    assert speakers(stance(text, trigger)) == who


@pytest.mark.parametrize(
    ("text", "trigger", "field", "value"),
    [
        ("The column did not attack the dam.", "attack", "polarity", "denied"),
        ("The army denied that it attacked the dam.", "attacked", "polarity", "denied"),
        ("The column attacked not the dam but the mill.", "attacked", "polarity", "affirmed"),
        ("The column never attacked the dam.", "attacked", "polarity", "denied"),
        ("The column killed not only the mayor but his son.", "killed", "polarity", "affirmed"),
        ("The column reportedly attacked the dam.", "attacked", "certainty", "likely"),
        ("The column may have attacked the dam.", "attacked", "certainty", "possible"),
        ("In May the column attacked the dam.", "attacked", "certainty", "asserted"),
        ("If the column attacks the dam, the valley floods.", "attacks", "certainty", "hypothetical"),
        ("It is unlikely that the column attacked the dam.", "attacked", "certainty", "unlikely"),
        ("The column regularly attacks the dam.", "attacks", "aspect", "habitual"),
        ("The column repeatedly attacked the dam.", "attacked", "aspect", "repeated"),
        ("The column plans to attack the dam.", "attack", "aspect", "planned"),
        ("The column tried to attack the dam.", "attack", "aspect", "failed"),
        ("Guards foiled an attack on the dam.", "attack", "aspect", "failed"),
        ("The column attacked the dam.", "attacked", "aspect", "once"),
        ("The army accused the column of burning the mill.", "burning", "speech_act", "accuses"),
        ("The mission estimates that the raid killed 30.", "killed", "speech_act", "estimates"),
        ("Analysts predict that the column will attack the dam.", "attack", "speech_act", "predicts"),
        ("The governor claimed that soldiers killed 20 fighters.", "killed", "speech_act", "alleges"),
        ("The pattern suggests that the column attacked the dam.", "attacked", "basis", "inferred"),
        ("The column is clearly behind the attack on the dam.", "attack", "basis", "evaluative"),
        ("The column attacked the dam, a doctor said.", "attacked", "basis", "reported"),
        ("The column attacked the dam.", "attacked", "basis", "unsourced"),
    ],
)
def test_fields(text: str, trigger: str, field: str, value: str) -> None:
    assert getattr(stance(text, trigger), field) == value


def test_a_denial_does_not_reach_the_next_clause() -> None:
    text = "The army denied that it shelled the dam, but residents said it burned the mill."
    assert stance(text, "shelled").polarity == "denied"
    assert stance(text, "burned").polarity == "affirmed"
    assert speakers(stance(text, "burned")) == ["residents"]


def test_who_claims_responsibility_speaks_of_it() -> None:
    found = stance(
        "The Delta Front claimed responsibility for it.",
        "claimed responsibility",
        method="responsibility:claims",
        speakers=("The Delta Front",),
    )
    assert (found.speech_act, speakers(found)) == ("claims_responsibility", ["The Delta Front"])


def test_a_contested_name_is_the_authors_judgement() -> None:
    text = "The so-called emirate fell."
    finding = Finding(
        "named", (), Span(0, 20), Span(4, 13), "pattern:named.so-called", 0.9, {"name_status": "contested"}
    )
    found = read_stances(text, split_sentences(text), (), (finding,), Encoding(text))[0]
    assert found.basis == "evaluative"
    assert [cue.text for cue in found.cues] == ["so-called"]


def test_every_quote_is_at_its_place() -> None:
    text = "Col Diallo, who leads the brigade, said on Monday that rebels had reportedly shot a nurse."
    found = stance(text, "shot", speakers=("Col Diallo",))
    assert speakers(found) == ["Col Diallo"]
    for quote in (*found.cues, *found.attribution):
        assert text[quote.start : quote.end] == quote.text


def test_no_finding_gives_no_stance() -> None:
    assert read_stances("", (), (), (), Encoding("")) == ()
