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
