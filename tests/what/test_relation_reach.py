"""Relations across the distance that sentences put between actors."""

from __future__ import annotations

import pytest
from marked_findings import findings, told


def test_an_interruption_and_a_relative_clause_do_not_part_two_actors() -> None:
    found = told("[group Ansaru], by contrast, is allied with [group the Lake faction].")
    assert ("allied_with", (("object", "the Lake faction"), ("subject", "Ansaru"))) in found
    found = told(
        "[group The SPLM-N] that is led by [person Abdelaziz al-Hilu] has split from [group the Front]."
    )
    assert ("split_from", (("object", "the Front"), ("subject", "The SPLM-N"))) in found


def test_a_second_predicate_has_the_subject_of_the_first() -> None:
    found = told("[group The TNLA] split from [group the PSLF] and joined [group the Brotherhood Alliance].")
    assert ("joined", (("object", "the Brotherhood Alliance"), ("subject", "The TNLA"))) in found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("[group:nominal The two movements] are sworn enemies.", "rival_of"),
        ("[group:pronoun They] have fought each other for years.", "fights"),
        ("In the hills the two sides cooperate.", "allied_with"),
    ],
)
def test_two_actors_at_once_are_both_parties(words: str, kind: str) -> None:
    found = findings("[group The ELN] met [group the Gulf Clan]. " + words)
    pair = next(finding for finding in found if finding.kind == kind)
    assert {role.name for role in pair.roles} == {"ELN", "Gulf Clan"}
    assert len({role.start for role in pair.roles}) == 1


def test_one_actor_alone_is_no_pair() -> None:
    assert not told("[group The Taliban] cooperate closely.")


def test_a_deputy_serves_the_group_of_whom_he_is_deputy() -> None:
    found = findings(
        "[group JNIM] is led by [person Iyad]. [group ISGS] fled. "
        "[person:pronoun His] deputy, [person Koufa], spoke."
    )
    deputy = next(finding for finding in found if finding.roles[0].name == "Koufa")
    assert not any(role.name == "ISGS" for role in deputy.roles)


def test_a_contested_name_is_kept_in_its_own_words() -> None:
    found = findings("The so-called [group Islamic Emirate] is recognised by nobody.")
    names = [finding.attributes["name"] for finding in found if finding.kind == "named"]
    assert names == ["Islamic Emirate"]


def test_what_befalls_a_piece_befalls_no_whole() -> None:
    found = told("[group:nominal The Sahel province] of [group the caliphate] was formed in [time 2022].")
    assert ("founded", (("subject", "The Sahel province"),)) in found
    assert all(roles != (("subject", "the caliphate"),) for kind, roles in found if kind == "founded")
    unnamed = told("The armed wing of [group the Hizb] was founded in [time 2022].")
    assert all(kind != "founded" for kind, _ in unnamed)


def test_a_body_and_not_its_leader_makes_an_alliance() -> None:
    found = told(
        "[group:nominal A dissident wing] of [group Zaire] under [person Yves] "
        "allied itself with [group ARFI]."
    )
    assert ("allied_with", (("object", "ARFI"), ("subject", "A dissident wing"))) in found
    assert all(("subject", "Yves") not in roles for kind, roles in found if kind == "allied_with")


def test_a_post_is_told_of_both_who_leave_it_and_who_take_it() -> None:
    found = told("[person Baluku] succeeded [person Mukulu] as leader of [group the ADF] in [time 2015].")
    holders = {dict(roles)["subject"] for kind, roles in found if kind == "holds_post"}
    assert holders == {"Baluku", "Mukulu"}


def test_one_tie_is_told_once_whatever_words_stand_for_its_ends() -> None:
    found = told("[other The Union] put [person Mumin] on [other the Union]'s sanctions list.")
    assert [kind for kind, _ in found] == ["designated_by"]


def test_participles_in_a_list_stay_in_their_aside() -> None:
    found = told(
        "[group The Guard], [group:nominal a unit] that was raised, trained and funded by [state Chad], "
        "has battled [group Ansar]."
    )
    assert ("fights", (("object", "Ansar"), ("subject", "The Guard"))) in found
    assert all(("subject", "Chad") not in roles for kind, roles in found if kind == "fights")


def test_a_post_is_told_of_no_leader_whose_body_joins_another() -> None:
    found = told(
        "[group The Ravine gang], led by [person Renel Destina], has joined [group the alliance]. "
        "[group The Segonn gang] under [person Johnson Andre] is a member of [group the bloc]."
    )
    assert ("joined", (("object", "the alliance"), ("subject", "The Ravine gang"))) in found
    posts = {tuple(dict(roles).values()) for kind, roles in found if kind == "holds_post"}
    assert posts == {("The Ravine gang", "Renel Destina"), ("The Segonn gang", "Johnson Andre")}
