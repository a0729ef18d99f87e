"""Explanations: every field of every claim names what gave it, and agrees with the claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factions.cli.app import run
from factions.documents import from_text
from factions.errors import UnknownClaim
from factions.reading import reader as reader_module
from factions.reading.explain import Explanation, find_claim
from factions.reading.reader import built_in_reader, read_document
from factions.records import Claim, Document

REPORT = (
    "Title: Garrison attacked in the north\nPublisher: river-desk.example\nPublished: 2023-06-14\n\n"
    "GAO, 14 June 2023 - Gunmen attacked an army garrison in Ansongo on Monday, reportedly killing at least "
    "12 soldiers, a military spokesman said. JNIM claimed responsibility for the attack.\n\n"
    "Ansaru, which split from Boko Haram in 2012, is led by Abu Usama. Ansaru broke away from Boko Haram in "
    "2012. The Wazalendo, a network within the resistance, control Masisi, and the army denied that drones "
    "had bombed a market in Kitchanga on 3 May 2023."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return from_text(REPORT)


@pytest.fixture(scope="module")
def explained(document: Document) -> list[tuple[Claim, Explanation]]:
    claims = read_document(document).claims
    assert len(claims) >= 5
    return [(claim, built_in_reader().explain(document, claim.id)) for claim in claims]


def of_kind(explained: list[tuple[Claim, Explanation]], kind: str, nth: int = 0) -> Explanation:
    return [explanation for claim, explanation in explained if claim.kind == kind][nth]


def test_every_field_of_every_claim_has_its_reason(explained: list[tuple[Claim, Explanation]]) -> None:
    for claim, explanation in explained:
        assert explanation.claim == claim
        (kind,) = explanation.of("kind")
        assert kind.value == claim.kind and kind.by and kind.words is not None
        roles = [(reason.field, reason.value) for reason in explanation.of("role")]
        assert roles == [(f"role {role.role}", role.name) for role in claim.roles]
        assert len(explanation.of("toll")) == len(claim.tolls)
        assert len(explanation.of("link")) == len(claim.links)
        (time,), (place,) = explanation.of("time"), explanation.of("place")
        assert (time.by == "no rule") == (claim.when is None)
        assert place.value == (claim.place.name if claim.place else "none")
        for field in ("polarity", "certainty", "aspect", "speech_act", "basis"):
            assert [reason.value for reason in explanation.of(field)] == [getattr(claim.stance, field)]


def test_words_stand_where_they_say(explained: list[tuple[Claim, Explanation]]) -> None:
    for _, explanation in explained:
        for reason in explanation.reasons:
            if reason.words is not None:
                assert REPORT[reason.words.start : reason.words.end] == reason.words.text


def test_confidence_is_the_sum_of_its_shares(explained: list[tuple[Claim, Explanation]]) -> None:
    for claim, explanation in explained:
        own = sum(share.amount for share in explanation.confidence)
        assert max([own, *(one.confidence for one in explanation.repeats)]) == pytest.approx(
            claim.confidence, abs=0.002
        )


def test_a_pattern_shows_its_example_and_its_repeat(explained: list[tuple[Claim, Explanation]]) -> None:
    split = of_kind(explained, "split_from")
    (kind,) = split.of("kind")
    assert (
        kind.by == "pattern:split.from" and kind.notes[0].startswith("as in: ") and "[" not in kind.notes[0]
    )
    assert [repeat.words.text for repeat in split.repeats] == ["Ansaru broke away from Boko Haram"]
    assert len(split.claim.evidence) == 2
    assert split.of("role")[0].options[0].id == "act_ansaru"


def test_stance_names_speaker_and_cue(explained: list[tuple[Claim, Explanation]]) -> None:
    attack = next(one for claim, one in explained if claim.tolls)
    (speaker,) = attack.of("attribution")
    assert speaker.value == "a military spokesman" and speaker.by == "speech verb “said”"
    (certainty,) = attack.of("certainty")
    assert certainty.words is not None and certainty.words.text == "reportedly"
    (toll,) = attack.of("toll")
    assert toll.value == "12–? (at least)" and "given by a military spokesman" in toll.notes


def test_an_answer_says_whose_time_it_took(explained: list[tuple[Claim, Explanation]]) -> None:
    answer = next(one for claim, one in explained if claim.stance.speech_act == "claims_responsibility")
    (time,) = answer.of("time")
    assert time.value == "2023-06-12" and time.notes[0] == "taken from the event that it answers"
    assert answer.of("kind")[0].by == "responsibility:claims"


def test_a_place_shows_where_it_was_taken_from(explained: list[tuple[Claim, Explanation]]) -> None:
    attack = next(one for claim, one in explained if claim.tolls)
    (place,) = attack.of("place")
    assert place.value == "Ansongo" and place.by in ("attached by role", "attached by sentence")
    assert any("ML" in note for note in place.notes)


def test_a_claim_is_found_by_the_beginning_of_its_id(explained: list[tuple[Claim, Explanation]]) -> None:
    claims = tuple(claim for claim, _ in explained)
    for claim in claims:
        assert find_claim(claims, claim.id) is find_claim(claims, claim.id[:12]) is claim
        assert find_claim(claims, claim.id.removeprefix("clm_")) is claim
    for wrong in ("", "clm_", "nothing", "clm_zzz"):
        with pytest.raises(UnknownClaim) as raised:
            find_claim(claims, wrong)
        assert all(claim.id in str(raised.value) for claim in claims)


def test_reading_explains_nothing(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object) -> None:
        raise AssertionError("an ordinary reading asked for an explanation")

    monkeypatch.setattr(reader_module, "explain", unwanted)
    assert read_document(document).claims


def test_a_document_in_another_language_has_no_claim_to_explain(document: Document) -> None:
    french = from_text(
        "Des hommes armés ont attaqué la caserne de l'armée lundi matin, selon la mairie de Gao."
    )
    assert french.language == "fr"
    with pytest.raises(UnknownClaim, match="The claims are: none"):
        built_in_reader().explain(french, "clm_0")


def test_the_command_prints_and_writes_json(
    tmp_path: Path, document: Document, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path, other = tmp_path / "report.txt", tmp_path / "garden.txt"
    path.write_text(REPORT, encoding="utf-8")
    other.write_text("The roses bloomed early this year, and the bees came with them.", encoding="utf-8")
    claim = read_document(document).claims[0]
    assert run(["read", str(other), str(path), "--explain", claim.id[:12]]) == 0
    page = capfdbinary.readouterr().out.decode()
    assert claim.id in page and "confidence:" in page and f"kind: {claim.kind}" in page
    assert run(["read", str(path), "--explain", claim.id, "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["claim"]["id"] == claim.id and {"reasons", "confidence", "repeats"} < told.keys()


def test_a_wrong_id_lists_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert run(["read", str(path), "--explain", "clm_zzz"]) == 2
    complaint = capsys.readouterr().err
    assert "clm_zzz" in complaint and "split_from: Ansaru" in complaint
