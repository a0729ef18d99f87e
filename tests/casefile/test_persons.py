"""A person's own claims: from selected words, or another claim put right, which then no longer counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_readings import read

from factions.casefile import Casefile
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.casefile.judging.persons import add_claim, edit_claim, last_of
from factions.errors import UserError
from factions.records import Span

DENIAL = "The Front denied it."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Casefile.open(tmp_path / "a.case") as casefile:
        casefile.add(read())
        yield casefile


def document(case: Casefile) -> str:
    return case.documents()[0].id


def test_a_claim_is_added_from_selected_words(case: Casefile) -> None:
    changes = Changes(kind="rival_of", evidence=DENIAL, roles={"subject": "The Front"})
    claim, made = add_claim(case, document(case), changes, who="Ann", why="they answer each other")
    assert [quote.text for quote in claim.evidence] == [DENIAL]
    assert claim.reader.startswith("person:Ann/") and made.details["made"] == claim.reader
    view = judged(case)
    assert claim in view.claims() and view.standing(claim).word == "added"
    case.judge("reject", claim.id, who="Bo")
    assert judged(case).standing(claim).word == "contested"
    case.withdraw(made.id, who="Ann")
    assert claim not in judged(case).claims() and claim in case.claims()


def test_words_are_also_given_by_offsets(case: Casefile) -> None:
    start = case.documents()[0].text.index(DENIAL)
    span = Span(start, start + len(DENIAL))
    claim, _ = add_claim(case, document(case), Changes(kind="threat", evidence=span), who="Ann")
    assert claim.evidence[0].text == DENIAL


def test_an_edit_supersedes_even_where_only_the_time_changes(case: Casefile) -> None:
    attack = case.claims(kind="armed_assault")[0]
    claim, made = edit_claim(case, attack.id, Changes(when="2021-06-03", tolls={"killed": "4-6"}), who="Ann")
    assert claim.id == attack.id and made.on == (attack.id, attack.id)
    assert claim.when is not None and claim.when.bounds == ("2021-06-03",) * 4
    assert [(toll.min, toll.max) for toll in claim.tolls] == [(4, 6)]
    view = judged(case)
    assert view.claims(kind="armed_assault") == (claim,)
    assert (view.standing(attack).word, view.standing(claim).word) == ("superseded", "edited")
    assert judged(case).claims(on="2021-06-04") == (), "the old time no longer answers"


def test_an_edit_is_edited_again_and_taken_back_step_by_step(case: Casefile) -> None:
    attack = case.claims(kind="armed_assault")[0]
    first, _ = edit_claim(case, attack.id, Changes(when="2021-06-03"), who="Ann")
    second, _ = edit_claim(case, attack.id, Changes(when="2021-06-02/2021-06-03"), who="Ann")
    assert judged(case).claims(kind="armed_assault") == (second,)
    case.withdraw(last_of(case, attack.id, "Ann").id, who="Ann")
    assert judged(case).claims(kind="armed_assault") == (first,)
    case.withdraw(last_of(case, attack.id, "Ann").id, who="Ann")
    assert judged(case).claims(kind="armed_assault") == (attack,)
    with pytest.raises(UserError, match="nothing"):
        last_of(case, attack.id, "Ann")


def test_an_edit_survives_a_better_reader(case: Casefile) -> None:
    attack = case.claims(kind="armed_assault")[0]
    claim, _ = edit_claim(
        case, attack.id, Changes(kind="attack", roles={"target": "three people"}), who="Ann"
    )
    case.add(read(reader="encoder/2"))
    assert judged(case).claims(document=claim.document)[1:] == (claim,)
    assert {role.role: role.text for role in claim.roles} == {"attacker": "Gunmen", "target": "three people"}


def test_two_people_who_edit_differently_are_both_heard(case: Casefile) -> None:
    attack = case.claims(kind="armed_assault")[0]
    ann, ann_said = edit_claim(case, attack.id, Changes(kind="attack"), who="Ann")
    case.judge("accept", attack.id, who="Bo", details={"reader": attack.reader})
    view = judged(case)
    assert view.standing(ann).word == view.standing(attack).word == "contested"
    cy, _ = edit_claim(case, attack.id, Changes(kind="bombing"), who="Cy", adjudicates=(ann_said.id,))
    view = judged(case)
    assert [view.standing(claim).word for claim in (attack, ann, cy)] == ["superseded"] * 2 + ["edited"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (Changes(kind="dance", evidence=DENIAL), "no kind of claim"),
        (Changes(kind="attack"), "needs its words"),
        (Changes(kind="attack", evidence="never said"), "does not say"),
        (Changes(kind="attack", evidence=Span(5, 50_000)), "characters"),
        (Changes(kind="attack", evidence=DENIAL, roles={"leader": "Gunmen"}), "no role 'leader'"),
        (Changes(kind="attack", evidence=DENIAL, when="lately"), "not a date"),
        (Changes(kind="attack", evidence=DENIAL, when="2021-06-05/2021-06-01"), "ends before"),
        (Changes(kind="attack", evidence=DENIAL, tolls={"killed": "some"}), "no toll"),
        (Changes(kind="attack", evidence=DENIAL, tolls={"bored": "3"}), "no category"),
        (Changes(kind="attack", evidence=DENIAL, values={"polarity": "maybe"}), "no polarity"),
        (Changes(kind="attack", evidence=DENIAL, values={"colour": "red"}), "no field"),
    ],
)
def test_what_is_not_said_or_not_known_is_refused(case: Casefile, changes: Changes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        add_claim(case, document(case), changes, who="Ann")
    assert len(case.claims()) == 2 and case.judgements() == ()


def test_fields_are_set_by_the_terms_of_the_vocabulary(case: Casefile) -> None:
    changes = Changes(
        kind="part_of", evidence=DENIAL, roles={"subject": "The Front"}, place="Bunia", when="2021-06-04",
        words="Friday", tolls={"wounded": "7+"}, values={"degree": "nominal", "polarity": "denied"},
    )  # fmt: skip
    claim, _ = add_claim(case, document(case), changes, who="Ann")
    assert claim.attributes == {"degree": "nominal"} and claim.stance.polarity == "denied"
    assert claim.place is not None and claim.place.text == "Bunia"
    assert claim.when is not None and (claim.when.text, claim.when.rule) == ("Friday", "person")
    assert [(toll.min, toll.max, toll.qualifier) for toll in claim.tolls] == [(7, None, "at_least")]
    bare, _ = edit_claim(case, claim.id, Changes(when="none", place="none", tolls={"wounded": ""}), who="Bo")
    assert (bare.when, bare.place, bare.tolls) == (None, None, ())


def test_a_role_that_the_new_kind_does_not_have_must_be_said_away(case: Casefile) -> None:
    attack = case.claims(kind="armed_assault")[0]
    with pytest.raises(UserError, match="part_of has no role 'attacker'"):
        edit_claim(case, attack.id, Changes(kind="part_of"), who="Ann")


def test_an_edit_of_a_claim_that_is_gone(case: Casefile) -> None:
    with pytest.raises(UserError, match="clm_gone"):
        edit_claim(case, "clm_gone", Changes(when="2021-06-03"), who="Ann")
