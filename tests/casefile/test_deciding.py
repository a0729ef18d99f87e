"""What contradicts other judgements on who is who, or links private persons, is refused with the reason."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_readings import read

from factions.casefile import Casefile
from factions.casefile.identity.deciding import judge_actors
from factions.casefile.judged import judged
from factions.errors import UserError

FRONT, ALLIANCE = "act_lendu-front", "the Ituri Alliance"


def test_what_contradicts_other_pairs_is_refused(case: Casefile) -> None:
    case.add(read())
    judge_actors(case, "same", [FRONT, ALLIANCE], who="Ann")
    made = judge_actors(case, "different", [ALLIANCE, "Gunmen"], who="Ann")
    with pytest.raises(UserError, match=made.id):
        judge_actors(case, "same", [FRONT, "Gunmen"], who="Bo")
    case.withdraw(made.id, who="Ann")
    judge_actors(case, "same", [FRONT, "Gunmen"], who="Bo")
    assert {actor.key for actor in judged(case).actors()} == {FRONT}


def test_two_people_may_see_one_pair_differently(case: Casefile) -> None:
    case.add(read())
    judge_actors(case, "same", [FRONT, ALLIANCE], who="Ann")
    judge_actors(case, "different", [FRONT, ALLIANCE], who="Bo")
    assert [one.pair for one in judged(case).identity.open] == [(FRONT, "ituri alliance")]


def test_an_actor_of_the_registry_need_not_be_in_the_documents(case: Casefile) -> None:
    case.add(read())
    judge_actors(case, "same", [ALLIANCE, "act_jnim"], who="Ann")
    assert judged(case).actor_keys("the Ituri Alliance") == ("act_jnim",)
    with pytest.raises(UserError, match="act_gone"):
        judge_actors(case, "same", [ALLIANCE, "act_gone"], who="Ann")


def test_private_persons_are_linked_only_when_marked_as_public(case: Casefile) -> None:
    reading = read()
    split, attack = reading.claims
    person = replace(attack, roles=(replace(attack.roles[0], mention_kind="person"),))
    case.add(replace(reading, claims=(split, person)))
    with pytest.raises(UserError, match="private persons are not linked"):
        judge_actors(case, "same", ["Gunmen", ALLIANCE], who="Ann")
    judge_actors(case, "public", ["Gunmen"], who="Ann", why="named commander of the zone")
    assert judge_actors(case, "same", ["Gunmen", ALLIANCE], who="Ann").what == "same"
