"""Counts, pages and tallies are of the claims that stand: judgements reach all that is derived, and back."""

from __future__ import annotations

import random

import pytest
from derived_rows import assert_derived, derived
from msgspec.structs import replace
from sample_readings import numbered, read

from factions.casefile import Casefile
from factions.casefile.identity.deciding import judge_actors
from factions.casefile.judged import judged
from factions.casefile.judging.drafting import Changes
from factions.casefile.judging.persons import add_claim, edit_claim
from factions.casefile.judging.tombstones import redact
from factions.records import Claim, Span

FRONT, ALLIANCE = "act_lendu-front", "the Ituri Alliance"


def claims_of(case: Casefile) -> tuple[Claim, Claim]:
    split, attack = case.claims()
    return split, attack


def months(case: Casefile) -> list[tuple[str | None, str, int]]:
    return [(count.month, count.kind, count.events) for count in case.count_events()]


def test_a_rejected_event_is_counted_nowhere_until_that_is_taken_back(case: Casefile) -> None:
    case.add(read())
    _, attack = claims_of(case)
    before, counts = derived(case), months(case)
    assert counts == [("2021-06", "armed_assault", 1)]
    made = case.judge("reject", attack.id, who="Ann", why="the date is another's")
    assert months(case) == [] and case.event_claims(attack.id) == () and case.actor_claims("Gunmen") == ()
    assert_derived(case)
    case.withdraw(made.id, who="Ann")
    assert derived(case) == before and months(case) == counts
    assert case.event_claims(attack.id) == case.actor_claims("Gunmen") == (attack,)


def test_an_edit_moves_its_event_to_another_month(case: Casefile) -> None:
    case.add(read())
    _, attack = claims_of(case)
    mine, made = edit_claim(case, attack.id, Changes(when="2021-05-30"), who="Ann")
    assert months(case) == [("2021-05", "armed_assault", 1)]
    assert case.event_claims(attack.id) == case.actor_claims("Gunmen") == (mine,)
    assert_derived(case)
    case.withdraw(made.id, who="Ann")
    assert months(case) == [("2021-06", "armed_assault", 1)]


def test_what_people_disagree_about_counts(case: Casefile) -> None:
    case.add(read())
    _, attack = claims_of(case)
    case.judge("reject", attack.id, who="Ann")
    bo = case.judge("accept", attack.id, who="Bo")
    assert months(case) == [("2021-06", "armed_assault", 1)]
    case.judge("reject", attack.id, who="Cy", details={"adjudicates": [bo.id]})
    assert months(case) == []


def test_a_judgement_still_holds_in_the_counts_of_a_better_reader(case: Casefile) -> None:
    case.add(read())
    case.judge("reject", claims_of(case)[1].id, who="Ann")
    case.add(read(reader="encoder/2"))
    assert months(case) == []
    assert_derived(case)


def test_an_actor_of_rejected_claims_alone_is_none(case: Casefile) -> None:
    case.add(read())
    case.add(numbered(1))
    first, second = case.claims(kind="split_from")
    assert {(actor.key, actor.claims, actor.documents) for actor in case.actors()} == {
        (FRONT, 2, 2),
        (ALLIANCE, 2, 2),
    }
    case.judge("reject", first.id, who="Ann")
    assert {(actor.key, actor.claims) for actor in judged(case).actors()} == {(FRONT, 1), (ALLIANCE, 1)}
    assert [claim.document for claim in case.actor_claims(FRONT)] == [second.document]
    case.judge("reject", second.id, who="Ann")
    assert case.actors() == judged(case).actors() == ()
    assert_derived(case)


def test_unsure_of_a_pair_says_nothing_of_either_claim(case: Casefile) -> None:
    case.add(read())
    case.add(numbered(1))
    one, other = (claim.id for claim in case.claims(kind="armed_assault"))
    case.judge("reject", one, who="Ann")
    case.judge("unsure", (one, other), who="Ann")
    assert judged(case).standing(case.claim(one)).word == "rejected"


def test_pages_of_a_judged_actor(case: Casefile) -> None:
    for number in range(7):
        case.add(numbered(number))
    judge_actors(case, "same", [FRONT, ALLIANCE], who="Ann")
    case.judge("reject", case.claims(kind="split_from")[0].id, who="Ann")
    view, found, after = judged(case), [], None
    while page := view.actor_claims(ALLIANCE, most=4, after=after):
        found += page
        after = page[-1].id
    assert tuple(found) == view.claims(actor=ALLIANCE) and len(found) == 6
    assert {role.actor for claim in found for role in claim.roles} == {FRONT}
    (whole,) = view.actors()
    assert (whole.key, whole.claims, whole.documents) == (FRONT, 6, 6)
    attack = view.claims(kind="armed_assault")[0]
    assert attack in view.event_claims(attack.id) and view.count_events() == case.count_events()


def test_pages_where_one_document_means_another_actor_by_a_name(case: Casefile) -> None:
    for number in range(3):
        case.add(numbered(number))
    odd = case.documents()[0].id
    judge_actors(case, "different", [f"{ALLIANCE}@{odd}", ALLIANCE], who="Ann")
    view = judged(case)
    for actor in view.actors():
        assert view.actor_claims(actor.key, most=1) == view.claims(actor=actor.key)[:1]
        assert view.actor_claims(actor.key) == view.claims(actor=actor.key)
        assert actor.claims == len(view.claims(actor=actor.key))
    assert {actor.claims for actor in view.actors()} == {1, 2, 3}


def test_a_redaction_leaves_other_documents_their_actors(case: Casefile) -> None:
    case.add(read())
    case.add(numbered(1))
    at = read().document.text.index(ALLIANCE)
    redact(case, read().document.id, [Span(at, at + len(ALLIANCE))], who="Ann")
    assert [claim.document for claim in case.actor_claims(ALLIANCE)] == [numbered(1).document.id]
    assert case.names(ALLIANCE) == (ALLIANCE,)
    assert_derived(case)


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 12))])
def test_whatever_is_done_all_that_is_derived_follows_from_the_rows(case: Casefile, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(4):
        case.add(numbered(number))
    for deed in chance.sample(
        ["reject", "accept", "edit", "add", "undo", "reread", "redact", "same"] * 2, 12
    ):
        act(case, deed, chance)
    assert_derived(case)


def act(case: Casefile, deed: str, chance: random.Random) -> None:
    claim = chance.choice(case.claims())
    standing = [one for one in case.judgements() if one.what != "redact"]
    if deed in ("reject", "accept"):
        case.judge(deed, claim.id, who=chance.choice(["Ann", "Bo"]))
    elif deed == "edit":
        edit_claim(case, claim.id, Changes(when="2020-02-03"), who="Ann")
    elif deed == "add":
        add_claim(case, claim.document, Changes(kind="threat", evidence="denied it"), who="Bo")
    elif deed == "undo" and standing:
        case.withdraw(chance.choice(standing).id, who="Ann")
    elif deed == "reread":
        reading = numbered(chance.randrange(4))
        better = tuple(replace(one, reader="encoder/2") for one in reading.claims[chance.randrange(2) :])
        case.add(replace(reading, claims=better))
    elif deed == "redact":
        redact(case, claim.document, [Span(0, chance.randrange(3, 30))], who="Ann")
    elif deed == "same":
        one, other, *_ = sorted({one.id for one in case.claims(kind="armed_assault")})
        case.judge("same", (one, other), who="Ann")
