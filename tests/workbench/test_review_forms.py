"""The form of a claim: what is left alone changes nothing, what is filled in changes just that."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from review_case import SPLIT, SPLIT_CLAIMS, hand_made

from factions.casefile.judging.drafting import Changes, draft
from factions.errors import UserError
from factions.records import Claim, Link, Reading, Span
from factions.vocabulary import load_vocabulary
from factions.workbench.reviewing.changing import changes_of
from factions.workbench.reviewing.forms import ClaimForm, claim_form

READING = hand_made(SPLIT, *SPLIT_CLAIMS)
DOCUMENT = READING.document
ASSAULT = next(claim for claim in READING.claims if claim.kind == "armed_assault")


def as_sent(form: ClaimForm, **changed: str) -> dict[str, str]:
    """What a browser sends of a form when some fields were changed."""
    fields = (form.evidence, form.speakers, *form.roles, *form.circumstances, *form.values, *form.links)
    sent = {"kind": form.kind} | {field.name: field.value for field in fields}
    spans = {f"{field.name}.at": field.at for field in fields if field.at is not None}
    return sent | spans | {name.replace("__", "."): value for name, value in changed.items()}


def edited(sent: Mapping[str, str], base: Claim = ASSAULT) -> Claim:
    empty = Reading(DOCUMENT, (), (), (), ())
    return draft(empty, changes_of(sent, base, DOCUMENT), "person:Ann/1", base)


@pytest.mark.parametrize("claim", READING.claims, ids=lambda claim: claim.kind)
def test_a_form_sent_back_as_it_was_changes_nothing(claim: Claim) -> None:
    assert changes_of(as_sent(claim_form(claim)), claim, DOCUMENT) == Changes(claim.kind)


def test_line_breaks_in_words_are_no_change() -> None:
    sent = as_sent(claim_form(ASSAULT), evidence="Gunmen killed four\r\npeople in Bol on 3 February 2021")
    assert changes_of(sent, ASSAULT, DOCUMENT) == Changes(ASSAULT.kind)


def test_each_field_changes_what_it_is_of() -> None:
    sent = as_sent(
        claim_form(ASSAULT),
        when="2021-02-02/2021-02-04",
        place="",
        toll__killed="4-6",
        value__polarity="denied",
    )
    made = edited(sent)
    assert made.when and made.when.bounds == ("2021-02-02", "2021-02-04", "2021-02-02", "2021-02-04")
    assert made.place is None and (made.tolls[0].min, made.tolls[0].max) == (4, 6)
    assert made.stance.polarity == "denied" and made.roles == ASSAULT.roles


def test_a_tie_to_another_claim_is_changed_or_undone_and_else_kept() -> None:
    tied = replace(ASSAULT, links=(Link("cause", "clm_a"), Link("while", "clm_b")))
    form = claim_form(tied, linked={"clm_a": "the road was closed"})
    assert [(field.value, field.help) for field in form.links] == [
        ("cause", "with: the road was closed"), ("while", "with: clm_b"),
    ]  # fmt: skip
    assert edited(as_sent(form, place=""), tied).links == tied.links
    assert edited(as_sent(form, link__0="", link__1="after"), tied).links == (Link("after", "clm_b"),)
    with pytest.raises(UserError, match="is no tie"):
        edited(as_sent(form, link__0="despite"), tied)


def test_selected_words_stand_where_they_were_selected() -> None:
    second = DOCUMENT.text.rindex("The Reed Army")
    sent = as_sent(
        claim_form(ASSAULT),
        role__attacker="The Reed Army",
        role__attacker__at=f"{second}:{second + 13}",
    )
    (attacker,) = [role for role in edited(sent).roles if role.role == "attacker"]
    assert attacker.span == Span(second, second + 13)


def test_words_typed_over_selected_ones_are_looked_up() -> None:
    sent = as_sent(claim_form(ASSAULT), role__attacker="the Reed Army | the Lake Guard")
    names = {role.text for role in edited(sent).roles if role.role == "attacker"}
    assert names == {"the Reed Army", "The Lake Guard"} or names == {"The Reed Army", "The Lake Guard"}


def test_another_kind_takes_over_the_parties_that_it_has() -> None:
    form = claim_form(ASSAULT, "abduction")
    assert {field.name: field.value for field in form.roles}["role.abductor"] == "Gunmen"
    made = edited(as_sent(form))
    allowed = {slot.role for slot in load_vocabulary().roles("abduction")}
    assert made.kind == "abduction" and {role.role for role in made.roles} <= allowed
    assert made.when == ASSAULT.when and made.place == ASSAULT.place


@pytest.mark.parametrize("kind", load_vocabulary().kinds())
def test_a_claim_may_become_one_of_any_kind(kind: str) -> None:
    made = edited(as_sent(claim_form(ASSAULT, kind)))
    assert made.kind == kind and made.evidence == ASSAULT.evidence


def test_a_new_claim_needs_a_kind() -> None:
    with pytest.raises(UserError, match="what kind"):
        changes_of({"evidence": "The two are rivals"}, None, DOCUMENT)


def test_a_new_claim_is_what_its_form_says() -> None:
    words = DOCUMENT.quote(Span(DOCUMENT.text.index("The two"), DOCUMENT.text.index(" since then")))
    sent = as_sent(claim_form(None, "allied_with", words), role__subject="the Reed Army")
    made = draft(READING, changes_of(sent, None, DOCUMENT), "person:Ann/1")
    assert made.evidence[0] == words and made.roles[0].text.casefold() == "the reed army"


@pytest.mark.parametrize("at", ["5:2", "x", "1:99999", "-1:4", "1:2:3"])
def test_a_place_that_is_none_is_not_believed(at: str) -> None:
    sent = as_sent(claim_form(ASSAULT), role__attacker="The Reed Army", role__attacker__at=at)
    assert DOCUMENT.text[edited(sent).roles[0].start :].startswith(edited(sent).roles[0].text)
