"""The form of a claim: who says so, and attributes that are counts, lists, or yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from review_case import browsing, hand_made
from starlette.testclient import TestClient

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.records import Claim, Reading
from factions.vocabulary import faults
from factions.workbench.reviewing.changing import changes_of
from factions.workbench.reviewing.forms import claim_form

TEXT = (
    "The radio said on Monday that an elder had counted 300 to 400 fighters of the Hill Front. "
    "The Coast League supports the Hill Front with weapons. "
    "The Hill Front split from the Coast League. The radio and the elder agreed.\n"
)
CLAIMS = (
    Changes("strength", "300 to 400 fighters of the Hill Front", {"subject": "the Hill Front"}),
    Changes(
        "supports",
        "The Coast League supports the Hill Front with weapons",
        {"subject": "The Coast League", "object": "the Hill Front"},
        values={"support_types": "weapons", "support_words": "with weapons"},
    ),
    Changes(
        "split_from",
        "The Hill Front split from the Coast League",
        {"subject": "The Hill Front", "object": "the Coast League"},
        values={"temporary": "yes"},
    ),
)
READING: Reading = hand_made(TEXT, *CLAIMS)
ADDRESS = f"/documents/{READING.document.id}"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Casefile.open(tmp_path / "hill.case") as casefile:
        casefile.add(READING)
        yield casefile


@pytest.fixture
def client(case: Casefile) -> Iterator[TestClient]:
    with browsing(case) as client:
        yield client


def standing(case: Casefile, kind: str) -> Claim:
    (claim,) = judged(case).claims(kind=kind)
    return claim


def keys_of(client: TestClient, claim: Claim) -> list[str]:
    """What the page calls the claim and those of the same id; the one that stands is the last."""
    return re.findall(rf'<tr id="({claim.id}[\w-]*)"', client.get(ADDRESS).text)


def post(client: TestClient, case: Casefile, kind: str, **fields: str) -> str:
    """The page after an edit of the claim that stands; `__` in a name is written as a dot."""
    named = {name.replace("__", "."): value for name, value in fields.items()}
    key = keys_of(client, standing(case, kind))[-1]
    return client.post(f"{ADDRESS}/edit", data={"claim": key, "kind": kind, **named}).text


def at(words: str, *, last: bool = False) -> str:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return f"{start}:{start + len(words)}"


def test_speakers_stand_in_the_order_and_at_the_words_that_were_selected(
    client: TestClient, case: Casefile
) -> None:
    spans = f"{at('The radio')}|{at('the elder', last=True)}"
    page = post(client, case, "strength", speakers="The radio | the elder", speakers__at=spans)
    stance = standing(case, "strength").stance
    assert [f"{one.start}:{one.end}" for one in stance.attribution] == spans.split("|")
    assert stance.basis == "reported", "what somebody is named for is not without a source"
    assert "according to The radio, citing the elder" in page
    client.post(f"{ADDRESS}/undo", data={})
    assert standing(case, "strength").stance == READING.claims[0].stance


def test_a_speaker_is_taken_away_and_the_other_stays_as_it_was(client: TestClient, case: Casefile) -> None:
    post(client, case, "strength", speakers="The radio | an elder")
    held = standing(case, "strength").stance.attribution
    post(client, case, "strength", speakers="an elder")
    assert standing(case, "strength").stance.attribution == held[1:]
    post(client, case, "strength", speakers="")
    assert standing(case, "strength").stance.attribution == ()


def test_one_speaker_named_twice_is_one(client: TestClient, case: Casefile) -> None:
    post(client, case, "strength", speakers="The radio | The radio")
    assert len(standing(case, "strength").stance.attribution) == 1


def test_the_basis_that_was_chosen_along_with_a_speaker_holds(client: TestClient, case: Casefile) -> None:
    post(client, case, "strength", speakers="The radio", value__basis="inferred")
    assert standing(case, "strength").stance.basis == "inferred"


def test_counts_lists_and_yes_or_no_become_what_the_vocabulary_has(
    client: TestClient, case: Casefile
) -> None:
    post(client, case, "strength", value__min="300", value__max=" 400 ")
    post(client, case, "supports", value__support_types="joint operations | weapons, weapons")
    post(client, case, "split_from", value__temporary="no")
    assert standing(case, "strength").attributes == {"min": 300, "max": 400}
    assert standing(case, "supports").attributes["support_types"] == ["joint_operations", "weapons"]
    assert standing(case, "split_from").attributes == {"temporary": False}
    for kind in ("strength", "supports", "split_from"):
        assert faults(standing(case, kind)) == ()


def test_an_emptied_attribute_is_left_out_and_the_others_stay(client: TestClient, case: Casefile) -> None:
    post(client, case, "supports", value__support_types="")
    assert standing(case, "supports").attributes == {"support_words": "with weapons"}


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        ("strength", {"value__min": "some hundreds"}, "is no count for min; write a whole number"),
        ("strength", {"value__max": "-3"}, "is no count for max"),
        ("strength", {"value__max": "9" * 30}, "is no count for max"),
        ("strength", {"value__min": "400", "value__max": "300"}, "are more than the most"),
        ("supports", {"value__support_types": "weapons | advice"}, "is no support_types; it is one of"),
        ("split_from", {"value__temporary": "perhaps"}, "is no temporary; it is one of yes, no"),
        ("strength", {"speakers": "The mayor"}, "does not say"),
        ("strength", {"role__subject": ""}, "strength needs a subject"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    client: TestClient, case: Casefile, kind: str, fields: dict[str, str], why: str
) -> None:
    page = post(client, case, kind, **fields)
    assert 'role="alert"' in page and why in page
    assert not case.judgements()


def test_what_a_reader_left_wrong_does_not_keep_the_rest_from_being_put_right(
    client: TestClient, case: Casefile
) -> None:
    other = hand_made(TEXT + "More came.\n", CLAIMS[0])
    claim = replace(other.claims[0], attributes={"min": "many"})
    assert faults(claim)
    case.add(replace(other, claims=(claim,)))
    address = f"/documents/{other.document.id}"
    client.post(f"{address}/edit", data={"claim": claim.id, "kind": "strength", "speakers": "The radio"})
    (made,) = judged(case).claims(document=other.document.id)
    assert made.stance.attribution[0].text == "The radio" and made.attributes == {"min": "many"}


def test_the_form_shows_what_is_held_and_how_it_is_written(client: TestClient, case: Casefile) -> None:
    post(client, case, "supports", value__support_types="weapons | joint operations", speakers="The radio")
    key = keys_of(client, standing(case, "supports"))[-1]
    page = client.get(f"{ADDRESS}/edit", params={"claim": key}).text
    assert 'value="weapons | joint operations"' in page and "joint operations, weapons" in page
    assert f'name="speakers.at" value="{at("The radio")}"' in page
    assert 'aria-describedby="h-speakers"' in page and 'id="h-speakers"' in page


def test_a_claim_is_added_with_speakers_and_counts(client: TestClient, case: Casefile) -> None:
    client.post(
        f"{ADDRESS}/add",
        data={
            "kind": "strength",
            "evidence": "The radio and the elder agreed",
            "role.subject": "the Hill Front",
            "speakers": "the elder",
            "value.min": "5",
        },
    )
    added = [one for one in judged(case).claims(kind="strength") if one.attributes]
    assert [one.attributes for one in added] == [{"min": 5}] and added[0].stance.attribution


@pytest.mark.parametrize(
    "held", [{"degree": "unheard_of"}, {"degree_words": "by\nhalf"}, {"degree": {"text": 1}}]
)
def test_what_a_form_cannot_show_well_outlives_an_edit_of_something_else(held: dict[str, object]) -> None:
    claim = replace(READING.claims[2], kind="part_of", attributes=held)
    form = claim_form(claim)
    sent = {"kind": "part_of"} | {field.name: field.value for field in form.values}
    for field in form.values:
        assert not field.choices or field.value in dict(field.choices), "a browser sends what is listed"
    assert changes_of(sent, claim, READING.document) == Changes("part_of")
