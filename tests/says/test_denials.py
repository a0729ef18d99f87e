"""Denials that only point at what they deny, and denials by two at once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factions.reading.encoder.encoding import Encoding
from factions.reading.says import tell
from factions.reading.sentences import split_sentences
from factions.records import Finding, Mention, Role, Span, Stance

SAID = "Rebels seized the dam on Sunday, the observatory said. "


def told(text: str, trigger: str = "seized", method: str = "trigger:x") -> list[tuple[Finding, Stance]]:
    """What one finding with this trigger becomes, with the stances."""
    at = text.index(trigger)
    sentences = split_sentences(text)
    sentence = next(span for span in sentences if span.start <= at < span.end)
    finding = Finding("attack", (), sentence, Span(at, at + len(trigger)), method, 0.8)
    found, stances = tell(text, sentences, (), (finding,), Encoding(text))
    return list(zip(found, stances, strict=True))


@pytest.mark.parametrize(
    ("answer", "who", "cue"),
    [
        ("A spokesman for the junta denied it and called the claim propaganda.",
         "A spokesman for the junta", "denied"),
        ("The army rejected the observatory's account.", "The army", "rejected"),
        ("Residents dismissed the report as false.", "Residents", "dismissed"),
        ("The ministry said the claim was untrue.", "The ministry", "said the claim was untrue"),
        ("The governor called the report a lie.", "The governor", "called the report a lie"),
        ("Nobody moved. The army disputed this.", "The army", "disputed"),
    ],
)  # fmt: skip
def test_a_denial_repeats_what_it_denies(answer: str, who: str, cue: str) -> None:
    (_, first), (finding, stance) = told(SAID + answer)
    assert (first.polarity, stance.polarity, stance.speech_act) == ("affirmed", "denied", "denies")
    assert [speaker.text for speaker in stance.attribution] == [who]
    assert [one.text for one in stance.cues] == [cue]
    assert finding.evidence.start >= len(SAID)


@pytest.mark.parametrize(
    "answer",
    [
        "The army has not denied it.",
        "The army denied that its guns were lost.",
        "The observatory denied it.",
        "The army rejected the offer.",
        "The ministry said the dam was safe.",
    ],
)
def test_what_denies_nothing_told_before(answer: str) -> None:
    assert len(told(SAID + answer)) == 1


def test_what_nobody_is_said_to_say_is_no_claim_to_deny() -> None:
    assert len(told("Rebels seized the dam. The army rejected the claim.")) == 1
    assert len(told("Rebels seized the dam. The army denied it.")) == 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The observatory said rebels seized the dam, a claim the army rejects.", "the army"),
        ("The observatory said rebels seized the dam, which the army has always denied.", "the army"),
        ("The observatory said rebels seized the dam; the army denied it.", "the army"),
    ],
)
def test_a_denial_in_the_same_sentence_has_evidence_of_its_own(text: str, who: str) -> None:
    (first, _), (again, stance) = told(text)
    assert [speaker.text for speaker in stance.attribution] == [who]
    assert again.evidence != first.evidence and first.evidence.covers(again.evidence)


def mention(text: str, words: str, cluster: str, members: tuple[str, ...] = ()) -> Mention:
    at = text.index(words)
    return Mention(words, at, at + len(words), id=words, kind="group", form="named", cluster=cluster,
                   name=words, members=members)  # fmt: skip


def role(one: Mention) -> Role:
    return Role(
        one.text, one.start, one.end, role="attacker", name=one.name, actor=None, mention_kind=one.kind
    )


@pytest.mark.parametrize("text", ["Kosti and Bria both denied any part in it.", "Kosti and Bria denied it."])
def test_two_who_deny_together_deny_each_for_itself(text: str) -> None:
    mentions = [mention(text, "Kosti", "a"), mention(text, "Bria", "b")]
    doers = tuple(map(role, mentions))
    if "both" in text:
        mentions.append(mention(text, "both", "c", ("a", "b")))
        doers = (role(mentions[-1]),)
    at = text.index("denied")
    denial = Finding("attack", doers, Span(0, len(text)), Span(at, at + 6), "responsibility:denies", 0.8)
    found, stances = tell(text, split_sentences(text), mentions, (denial,), Encoding(text))
    assert [[one.text for one in finding.roles] for finding in found] == [["Kosti"], ["Bria"]]
    assert [stance.attribution[-1].text for stance in stances] == ["Kosti", "Bria"]


def test_who_claims_together_claims_once() -> None:
    text = "Kosti and Bria claimed it."
    doers = (role(mention(text, "Kosti", "a")), role(mention(text, "Bria", "b")))
    claim = Finding("attack", doers, Span(0, len(text)), Span(15, 22), "responsibility:claims", 0.8)
    found, _ = tell(text, split_sentences(text), (), (replace(claim),), Encoding(text))
    assert found == (claim,)


def test_a_charge_that_is_rejected_is_no_mere_report() -> None:
    assert len(told(SAID + "The army rejected the accusation.")) == 1
    blamed = "The observatory claimed that rebels seized the dam. "
    assert len(told(blamed + "The army rejected the accusation.")) == 2
    assert len(told(SAID[:-2] + ", a claim the army dismissed as propaganda.")) == 2


def test_what_nobody_says_is_left_open() -> None:
    ((_, stance),) = told("Nobody has said that rebels seized the dam.")
    assert (stance.certainty, stance.attribution) == ("hypothetical", ())


def test_how_often_he_says_it_is_no_habit_of_what_he_did() -> None:
    text = "Colonel Diallo, who seized the dam in 2004, has always denied working with the army."
    ((_, stance),) = told(text)
    assert (stance.aspect, stance.polarity) == ("once", "affirmed")


def test_a_deed_that_follows_a_denial_is_not_denied() -> None:
    stances = [stance for _, stance in told("The army rejected the truce and attacked a base.", "attacked")]
    assert [stance.polarity for stance in stances] == ["affirmed"]
    stances = [stance for _, stance in told("The army denied the raid and the attack.", "attack.")]
    assert [stance.polarity for stance in stances] == ["denied"]
