"""Every kind of relation has a sentence, made of roles and attributes that it has."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from fake_casefile import a_claim, a_document
from msgspec.structs import replace

from factions.questions.agreement import is_plural
from factions.questions.sentences import keyed_attributes, relation_sentence
from factions.records import Claim
from factions.vocabulary import load_vocabulary

TEMPLATES = tomllib.loads((files("factions.questions") / "sentences.toml").read_text(encoding="utf-8"))
RELATIONS = load_vocabulary().kinds("state", "step", "pattern")
TEXT = a_document("The Brigade of the North and the Front met a General in Bunia.")


def a_relation(kind: str, **attributes: object) -> Claim:
    roles = {"subject": "Brigade=act_brigade", "object": "Front=act_front"}
    kept = {slot.role: roles[slot.role] for slot in load_vocabulary().roles(kind) if slot.role in roles}
    return a_claim(TEXT, kind, kept, attributes=attributes)


def sentence(*claims: Claim) -> str:
    return relation_sentence(claims, {"act_brigade": "the Brigade", "act_front": "the Front"})


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_kind_has_a_sentence_without_gaps(kind: str) -> None:
    words = sentence(a_relation(kind))
    assert "the Brigade" in words or words.startswith("The Brigade")
    assert not re.search(r"[{}\[\]|]|  | ,|\(\)", words)


@pytest.mark.parametrize("kind", RELATIONS)
def test_a_sentence_names_only_what_its_kind_has(kind: str) -> None:
    term = load_vocabulary().term(kind)
    had = {slot.role for slot in term.roles} | {attribute.name for attribute in term.attributes} | {"place"}
    assert set(re.findall(r"\{(\w+)\}", TEMPLATES[kind]["text"])) <= had
    assert set(TEMPLATES[kind].get("keyed", ())) <= had


def test_templates_are_of_relations_only() -> None:
    assert set(TEMPLATES) - {"attributes", "number", "roles", "classes"} == set(RELATIONS)


def test_an_unstated_value_gives_way_to_a_stated_one() -> None:
    assert sentence(a_relation("part_of")) == "The Brigade is described as part of the Front"
    both = a_relation("part_of", degree="unstated"), a_relation("part_of", degree="autonomous")
    assert sentence(*both) == "The Brigade is described as an autonomous part of the Front"


def test_several_values_stand_beside_each_other() -> None:
    given = (
        a_relation("supports", support_types=["weapons"]),
        a_relation("supports", support_types=["funding"]),
    )
    assert sentence(*given) == "The Brigade is said to support the Front (funding / weapons)"


def test_an_optional_part_is_dropped_with_its_attribute() -> None:
    assert sentence(a_relation("strength")) == "The Brigade is given a strength"
    assert (
        sentence(a_relation("strength", words="some 300 men"))
        == "The Brigade is given a strength of some 300 men"
    )


def test_posts_and_names_keep_claims_apart() -> None:
    leader, member = a_relation("holds_post", post="leader"), a_relation("holds_post", post="member")
    assert keyed_attributes(leader) != keyed_attributes(member)
    assert keyed_attributes(a_relation("part_of", degree="nominal")) == keyed_attributes(
        a_relation("part_of")
    )


def test_a_place_is_named_by_its_mention_where_none_was_chosen() -> None:
    claim = a_claim(TEXT, "controls", {"subject": "Brigade=act_brigade", "object": "Bunia"})
    assert sentence(claim) == "The Brigade is said to control Bunia"
    assert (
        sentence(replace(claim, roles=claim.roles[:1])) == "The Brigade is said to control an unnamed place"
    )


def test_parties_of_a_symmetric_relation_are_named_once() -> None:
    one = a_relation("allied_with")
    swapped = a_claim(TEXT, "allied_with", {"subject": "Front=act_front", "object": "Brigade=act_brigade"})
    assert (
        sentence(one, swapped)
        == sentence(swapped, one)
        == "The Brigade and the Front are described as allies"
    )


def test_words_that_only_repeat_are_left_out() -> None:
    assert (
        sentence(a_relation("holds_post", post="leader", post_words="leader"))
        == "The Brigade is named as leader of the Front"
    )
    assert sentence(a_relation("holds_post", post="leader", post_words="emir")).endswith("(“emir”)")


@pytest.mark.parametrize(
    "name",
    ["all the attackers", "militant groups", "Gunmen", "Taliban", "the Allied Democratic Forces", "Haqqanis",
     "two men of the Front", "former members", "police", "fighters loyal to the governor"],
)  # fmt: skip
def test_what_is_of_several_has_a_plural_verb(name: str) -> None:
    assert is_plural(name)
    told = relation_sentence((a_relation("part_of"),), {"act_brigade": name, "act_front": "the Front"})
    assert f"{name[1:]} are described as part" in told


@pytest.mark.parametrize(
    "name",
    ["Shore Front", "United States", "the United Nations", "FARC", "ISIS", "Hamas", "Boko Haram", "Brigade",
     "the Coalition of Patriots", "al-Shabaab", "ELN", "the Karen National Union"],
)  # fmt: skip
def test_what_is_one_has_a_singular_verb(name: str) -> None:
    assert not is_plural(name)


def test_several_subjects_have_a_plural_verb() -> None:
    other = a_claim(TEXT, "part_of", {"subject": "General", "object": "Front=act_front"})
    assert " are described as part of" in sentence(a_relation("part_of"), other)


def test_a_lone_preposition_is_no_word_for_a_degree() -> None:
    told = sentence(a_relation("part_of", degree_words="of"), a_relation("part_of", degree_words="branch"))
    assert told.endswith("(“branch”)")


def test_whom_an_actor_spares_it_is_not_said_to_attack() -> None:
    told = sentence(a_relation("targets", frequency_words="spares", target_class=["civilians"]))
    assert told == "The Brigade is said to spare the Front in general (civilians), “spares”"
    assert "to attack the Front in general" in sentence(a_relation("targets", frequency_words="mainly"))


def test_a_class_of_target_that_only_repeats_whom_is_left_out() -> None:
    claim = a_relation("targets", target_class=["officials"])
    told = relation_sentence((claim,), {"act_brigade": "the Brigade", "act_front": "local officials"})
    assert told == "The Brigade is said to attack local officials in general"
    unsaid = relation_sentence((a_relation("targets"),), {"act_front": "an army of half-wits"})
    assert unsaid.endswith("to attack an army of half-wits in general")
