"""The scorer of the demo corpus, tried on readings made from a key."""

from __future__ import annotations

import io
import json

import msgspec
import pytest
import score
from sample_keys import (
    Key,
    KeyClaim,
    KeyPlace,
    KeyStance,
    KeyTime,
    KeyToll,
    KeyWhen,
    KeyWhere,
    locate,
    locate_near,
)
from sample_measures import Ratio
from sample_scoring import Score, score_reading

from factions.documents import from_text
from factions.records import Claim, Document, Place, Quote, Reading, Role, Span, Speaker, Stance, Toll, When

TEXT = """Title: Clash at the bridge

SAMPLE. GOMA, 5 March 2012 - Rebels shelled the bridge on Sunday, killing more than 10 soldiers, an officer
said. The rebels are allied with a local militia. The militia denies it.
"""
DAY = "2012-03-04"
KEY = Key(
    report="clash.txt",
    split="seen",
    claims=(
        KeyClaim(
            kind="shelling",
            alternatives=("attack",),
            quote="Rebels shelled the bridge on Sunday",
            roles={"attacker": "Rebels", "target": "the bridge", "victim": "soldiers"},
            when=KeyWhen(DAY, DAY, DAY, DAY, DAY),
            place="none",
            stance=KeyStance(polarity="affirmed", attribution=("an officer",)),
            tolls=(KeyToll("killed", "more than 10 soldiers", 10, qualifier="at_least"),),
        ),
        KeyClaim(
            kind="allied_with",
            quote="The rebels are allied with a local militia",
            roles={"subject": "The rebels", "object": "a local militia"},
            place=KeyWhere("GOMA", "CD"),
        ),
        KeyClaim(kind="allied_with", quote="The militia denies it", roles={}, optional=True),
    ),
    times=(
        KeyTime("2012-03-05", "2012-03-05", "2012-03-05", "2012-03-05", "2012-03-05", text="5 March 2012"),
        KeyTime(DAY, DAY, DAY, DAY, DAY, text="Sunday"),
    ),
    places=(KeyPlace("GOMA", country="CD"),),
)


@pytest.fixture
def document() -> Document:
    return from_text(TEXT, source="clash.txt")


def at(document: Document, words: str) -> Quote:
    span = locate(document.text, words)
    assert span
    return document.quote(span)


def role(document: Document, name: str, words: str, near: Quote) -> Role:
    span = locate_near(document.text, words, near.span)
    assert span
    said = document.quote(span)
    return Role(said.text, said.start, said.end, role=name, name=words, actor=None, mention_kind="group")


def when(document: Document, words: str, day: str) -> When:
    said = at(document, words)
    return When(
        said.text,
        said.start,
        said.end,
        type="DATE",
        value=day,
        edtf=day,
        earliest_start=day,
        latest_start=day,
        earliest_end=day,
        latest_end=day,
        rule="day",
    )


def claim(document: Document, kind: str, words: str, roles: dict[str, str]) -> Claim:
    evidence = at(document, words)
    return Claim(
        id=f"clm_{evidence.start}_{kind}",
        document=document.id,
        kind=kind,
        roles=tuple(role(document, name, said, evidence) for name, said in roles.items()),
        when=None,
        place=None,
        attributes={},
        tolls=(),
        stance=Stance(),
        links=(),
        evidence=(evidence,),
        confidence=1.0,
        reader="test/1",
    )


def shelling(document: Document) -> Claim:
    toll, officer = at(document, "more than 10 soldiers"), at(document, "an officer")
    return msgspec.structs.replace(
        claim(
            document, "shelling", "Rebels shelled the bridge", {"attacker": "Rebels", "target": "the bridge"}
        ),
        when=when(document, "Sunday", DAY),
        tolls=(Toll(toll.text, toll.start, toll.end, category="killed", party="unknown", min=11, max=None),),
        stance=Stance(attribution=(Speaker(officer.text, officer.start, officer.end),)),
    )


def alliance(document: Document, **roles: str) -> Claim:
    return claim(document, "allied_with", "The rebels are allied with a local militia", roles)


def scored(document: Document, *claims: Claim) -> Score:
    goma = at(document, "GOMA")
    place = Place(goma.text, goma.start, goma.end, name="Goma", country="CD")
    times = (when(document, "5 March 2012", "2012-03-05"), when(document, "Sunday", "2012-03-05"))
    return score_reading(KEY, Reading(document, (), times, (place,), claims))


def test_a_claim_is_found_when_half_its_roles_are_filled(document: Document) -> None:
    measures = scored(document, shelling(document)).measures
    assert measures["claims found"] == Ratio(1, 2)
    assert measures["claims known to the key"] == Ratio(1, 1)
    assert measures["roles"] == Ratio(2, 3)
    assert (
        measures["time"] == measures["place"] == measures["attribution"] == measures["tolls"] == Ratio(1, 1)
    )


def test_a_claim_with_one_role_of_three_is_missed(document: Document) -> None:
    thin = claim(document, "shelling", "Rebels shelled the bridge", {"attacker": "Rebels"})
    result = scored(document, thin)
    assert result.measures["claims found"] == Ratio(0, 2)
    assert result.spurious == (thin,)
    assert [key.kind for key in result.missed] == ["shelling", "allied_with"]


def test_another_kind_is_found_only_where_the_key_allows_it(document: Document) -> None:
    roles = {"attacker": "Rebels", "target": "the bridge"}
    quote = "Rebels shelled the bridge"
    assert scored(document, claim(document, "attack", quote, roles)).kinds["shelling"] == Ratio(1, 1)
    assert scored(document, claim(document, "bombing", quote, roles)).kinds["shelling"] == Ratio(0, 1)


def test_the_sides_of_a_symmetric_relation_may_change_places(document: Document) -> None:
    turned = alliance(document, subject="a local militia", object="The rebels")
    measures = scored(document, turned).measures
    assert measures["claims found"] == Ratio(1, 2)
    assert measures["roles"] == Ratio(2, 2)
    assert measures["place"] == Ratio(0, 1)


def test_one_produced_claim_stands_for_one_key_claim(document: Document) -> None:
    again = msgspec.structs.replace(KEY.claims[1])
    double = msgspec.structs.replace(KEY, claims=(KEY.claims[1], again))
    claims = (alliance(document, subject="The rebels", object="a local militia"),)
    assert score_reading(double, Reading(document, (), (), (), claims)).measures["claims found"].right == 1


def test_an_optional_key_claim_is_neither_missed_nor_held_against_the_reading(document: Document) -> None:
    measures = scored(document, claim(document, "allied_with", "The militia denies it", {})).measures
    assert measures["claims found"] == Ratio(0, 2)
    assert measures["claims known to the key"] == Ratio(1, 1)


def test_claims_of_the_headline_are_left_out(document: Document) -> None:
    start = document.text.index("Clash at")
    headline = document.quote(Span(start, start + 19))
    extra = msgspec.structs.replace(claim(document, "attack", "Sunday", {}), evidence=(headline,))
    assert scored(document, extra).measures["claims known to the key"] == Ratio(0, 0)


def test_times_and_places_are_found_and_normalised(document: Document) -> None:
    measures = scored(document).measures
    assert measures["times found"] == Ratio(2, 2)
    assert measures["time bounds"] == Ratio(1, 2)
    assert measures["places found"] == measures["place countries"] == Ratio(1, 1)


def test_totals_are_kept_apart_by_half(document: Document) -> None:
    seen = scored(document, shelling(document))
    unseen = msgspec.structs.replace(seen, split="unseen")
    totals = score.by_split([seen, seen, unseen])
    assert totals["seen"]["measures"]["claims found"] == Ratio(2, 4)
    assert totals["unseen"]["measures"]["claims found"] == Ratio(1, 2)
    table = io.StringIO()
    score.print_table(totals, table)
    assert "2/4   50.0%" in table.getvalue()


def test_json_holds_both_halves(
    document: Document, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = scored(document, shelling(document))
    monkeypatch.setattr(score, "score_samples", lambda splits: [result])
    assert score.main(["--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["seen"]["measures"]["claims found"] == {"right": 1, "of": 2}


def test_misses_of_the_unseen_half_are_never_listed(
    document: Document, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = scored(document)
    unseen = msgspec.structs.replace(seen, split="unseen", report="hidden.txt")
    listing = io.StringIO()
    score.print_misses([seen, unseen], listing)
    assert "clash.txt" in listing.getvalue() and "hidden.txt" not in listing.getvalue()
    monkeypatch.setattr(score, "score_samples", lambda splits: pytest.fail(f"read {splits}"))
    assert score.main(["--misses", "--split", "unseen"]) == 2
    assert "never listed" in capsys.readouterr().err
