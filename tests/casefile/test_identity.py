"""Who is who: joined and parted by judgements that are taken back at will, and never joined in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sample_readings import TEXT, read

from factions.casefile import Casefile, Judgement
from factions.casefile.identity import Identity, Tie
from factions.casefile.identity.rings import part_of_rings
from factions.casefile.judged import judged
from factions.records import Claim

FRONT, ALLIANCE = "act_lendu-front", "the Ituri Alliance"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Casefile]:
    with Casefile.open(tmp_path / "a.case") as casefile:
        casefile.add(read())
        casefile.add(read("A second report. " + TEXT))
        yield casefile


def said(number: int, what: str, one: str, other: str, who: str = "Ann", **details: object) -> Judgement:
    return Judgement(
        f"jdg_{number}", who, f"2024-01-01T00:00:{number:02}", what, (one, other), details=details
    )


def named(number: int, key: str, name: str, since: str | None = None, until: str | None = None) -> Judgement:
    details = {"name": name, "since": since, "until": until}
    return Judgement(f"jdg_{number}", "Ann", f"2024-01-01T00:00:{number:02}", "name", (key,), details=details)


def test_what_people_judge_one_is_one_in_all_answers_until_taken_back(case: Casefile) -> None:
    assert {actor.key for actor in judged(case).actors()} == {FRONT, ALLIANCE}
    made = case.judge("same", [FRONT, ALLIANCE], who="Ann", why="its new name")
    view = judged(case)
    (whole,) = view.actors()
    assert (whole.key, whole.claims, whole.documents) == (FRONT, 2, 2)
    assert view.actor_keys("Ituri Alliance") == view.actor_keys("lendu front") == (FRONT,)
    assert view.names(FRONT) == ("The Lendu Front", "the Ituri Alliance")
    for key in (FRONT, ALLIANCE, "Ituri alliance"):
        found = view.claims(actor=key)
        assert len(found) == 2
        assert all(role.actor == FRONT for claim in found for role in claim.roles)
    case.withdraw(made.id, who="Ann")
    assert {actor.key for actor in judged(case).actors()} == {FRONT, ALLIANCE}
    assert judged(case).claims() == case.claims()


def test_an_actor_without_an_id_is_made_one(case: Casefile) -> None:
    case.judge("same", [ALLIANCE, "Gunmen"], who="Ann")
    view = judged(case)
    assert view.actor_keys("ituri alliance") == ("usr_ituri-alliance",)
    assert len(view.claims(actor="usr_ituri-alliance")) == 4
    assert len(view.claims(actor="usr_ituri-alliance", role="attacker")) == 2


def test_a_name_that_means_another_actor_in_one_document_is_split_off(case: Casefile) -> None:
    first, second = (document.id for document in case.documents())
    case.judge("different", [f"{ALLIANCE}@{second}", ALLIANCE], who="Ann", why="another valley")
    view = judged(case)
    ids = view.actor_keys("Ituri Alliance")
    assert len(ids) == 2 and all(id.startswith("usr_ituri-alliance") for id in ids)
    found = {id: {claim.document for claim in view.claims(actor=id)} for id in ids}
    assert sorted(found.values(), key=sorted) == sorted([{first}, {second}], key=sorted)
    assert {actor.key for actor in view.actors()} == {FRONT, *ids}
    case.judge("same", [f"{ALLIANCE}@{second}", FRONT], who="Ann")
    assert {claim.document for claim in judged(case).claims(actor=ALLIANCE)} == {first}
    assert len(judged(case).claims(actor=FRONT)) == 2


def test_renames_are_dated_names_of_one_actor() -> None:
    identity = Identity(
        [
            named(1, "Reed Army", "Reed Army", until="2011-05-01"),
            named(2, "Reed Army", "Delta Guard", since="2011-05-02"),
        ]
    )
    assert identity.actor("the Delta Guard") == identity.actor("Reed Army") == "usr_delta-guard"
    assert identity.name_on("reed army", "2009-01-01") == "Reed Army"
    assert identity.name_on("Delta Guard", "2015-01-01") == "Delta Guard"
    assert identity.kinds("Delta Guard") == ()


def test_what_is_said_of_one_name_is_said_of_the_whole_actor() -> None:
    state = Judgement("jdg_2", "Ann", "2024-01-02", "type", ("Delta Guard",), details={"kind": "state"})
    identity = Identity([named(1, "Reed Army", "Delta Guard"), state])
    assert identity.actor("Delta Guard") == identity.actor("Reed Army")
    assert identity.kind_on("Reed Army", "2021-01-01") == "state"


def test_rebels_become_a_state() -> None:
    kinds = [("group", None, "2021-08-14"), ("state", "2021-08-15", None)]
    identity = Identity(
        [
            Judgement(
                f"jdg_{number}", "Ann", f"2024-01-0{number}", "type", ("act_reed",),
                details={"kind": kind, "since": since, "until": until},
            )
            for number, (kind, since, until) in enumerate(kinds, start=1)
        ]
    )  # fmt: skip
    assert identity.kind_on("act_reed", "2021-08-14") == "group"
    assert identity.kind_on("act_reed", "2021-08-15") == "state"
    assert identity.ids == ("act_reed",)


def test_the_registry_gives_names_and_kinds_where_nobody_judged() -> None:
    identity = Identity([])
    assert any(name.text == "JNIM" for name in identity.names("act_jnim"))
    assert identity.kind_on("act_jnim", "2022-01-01") == "group"
    assert identity.actor("nobody at all") is None


def test_a_contradiction_through_others_stays_open() -> None:
    apart, first, second = (
        said(1, "different", "a", "c"),
        said(2, "same", "a", "b"),
        said(3, "same", "b", "c"),
    )
    identity = Identity([apart, first, second])
    assert identity.actor("a") == identity.actor("b") != identity.actor("c")
    ((one),) = identity.open
    assert one.pair == ("b", "c") and one.judgements == (second, apart)


def test_two_people_who_disagree_leave_two_actors_until_somebody_decides() -> None:
    both = [said(1, "same", "a", "b"), said(2, "different", "b", "a", who="Bo")]
    identity = Identity(both)
    assert identity.actor("a") != identity.actor("b") and [one.pair for one in identity.open] == [("a", "b")]
    settled = Identity([*both, said(3, "same", "a", "b", who="Cy", adjudicates=["jdg_1", "jdg_2"])])
    assert settled.actor("a") == settled.actor("b") and settled.open == ()
    changed = Identity([*both, said(3, "same", "a", "b", who="Bo")])
    assert changed.actor("a") == changed.actor("b")


def test_a_ring_of_ties_is_one_actor() -> None:
    ring = [said(1, "same", "a", "b"), said(2, "same", "b", "c"), said(3, "same", "c", "a")]
    identity = Identity(ring)
    assert len({identity.actor(name) for name in "abc"}) == 1 and identity.open == ()


def test_a_guess_never_overrules_a_person_nor_joins_two_known_ids() -> None:
    identity = Identity([said(1, "different", "a", "b")], [Tie("a", "b", score=0.99), Tie("act_x", "act_y")])
    assert identity.actor("a") != identity.actor("b")
    assert identity.actor("act_x") == "act_x" and identity.actor("act_y") == "act_y"
    joined = Identity([], [Tie("a", "act_x", score=0.99)])
    assert joined.actor("a") == "act_x"
    assert Identity([said(1, "same", "act_x", "act_y")]).actor("act_y") == "act_x"


names = st.sampled_from(["a", "b", "c", "d", "act_x", "act_y", "a@doc_1", "b@doc_1"])
rows = st.lists(st.tuples(st.sampled_from(["same", "different"]), names, names), max_size=8)


@given(rows, st.lists(st.tuples(names, names), max_size=4))
def test_whatever_is_judged_a_different_pair_never_becomes_one(
    judgements: list[tuple[str, str, str]], guesses: list[tuple[str, str]]
) -> None:
    made = [said(n, what, a, b) for n, (what, a, b) in enumerate(judgements) if a != b]
    identity = Identity(made, [Tie(a, b, score=0.97) for a, b in guesses if a != b])
    last = {frozenset(one.on): one.what for one in made}
    open_pairs = {one.pair for one in identity.open}
    for pair, what in last.items():
        one, other = sorted(pair)
        ids = {_id(identity, one), _id(identity, other)}
        assert len(ids) == (2 if what == "different" else 1) or (
            what == "same" and (one, other) in open_pairs
        )


def _id(identity: Identity, node: str) -> str | None:
    key, _, document = node.partition("@")
    return identity.actor(key, document or None)


def part_of(number: int, part: str, whole: str) -> Claim:
    split = read().claims[0]
    roles = tuple(
        replace(role, name=name, actor=None) for role, name in zip(split.roles, (part, whole), strict=True)
    )
    return replace(split, id=f"clm_{number}", kind="part_of", roles=roles)


def test_rings_of_parts_are_named_and_end() -> None:
    ring = [
        part_of(1, "Left Wing", "B Front"),
        part_of(2, "B Front", "C League"),
        part_of(3, "C League", "Left Wing"),
    ]
    (found,) = part_of_rings([*ring, part_of(4, "D", "Left Wing"), part_of(5, "C League", "E")])
    assert found.actors == ("b front", "c league", "left wing")
    assert found.claims == ("clm_1", "clm_2", "clm_3")
    assert part_of_rings(ring[:2]) == ()
    assert [one.claims for one in part_of_rings([part_of(6, "D", "the D")])] == [("clm_6",)]
