"""Whom pronouns and definite nouns stand for: the topic, the group so called, or two actors at once."""

from __future__ import annotations

import pytest
from reading_room import mentions

from factions.records import Mention


def meaning(text: str, word: str, last: bool = True) -> str | None:
    """The best name of the last (or first) mention with these words; None where there is no such mention."""
    found = [m for m in mentions(text) if m.text == word]
    return found[-1 if last else 0].name if found else None


def member_names(text: str, word: str) -> list[set[str]]:
    """The first names of the members of each mention with these words."""
    read = mentions(text)
    best = {m.cluster: m.name for m in reversed(read)}
    return [{best[member] for member in m.members} for m in read if m.text == word]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("M23 drew fighters from the ADF, and it has been its rival.", "it", "March 23"),
        ("M23 took Sake. Unlike the ADF, it holds towns.", "it", "March 23"),
        ("The ADF raids Beni. M23 began a war that drove the group out.", "the group", "Allied Democratic"),
        ("M23 merged with bandits to form the Lake Front. It burnt a farm.", "It", "Lake Front"),
        ("Ansaru took a town. France listed it. Its first commander fled.", "Its", "Ansaru"),
        ("France listed M23, although it did not list the ADF.", "it", "France"),
        ("Ansaru shelled Djibo. It killed ten people.", "It", "Ansaru"),
        ("Observers describe Ansaru as part of al-Qaeda. It denies that.", "It", "Ansaru"),
        ("M23 left. Ansaru and its rivals stayed.", "its", "Ansaru"),
        ("M23 fought Ansaru. M23 was strong. It lost Sake to M23.", "It", "Ansaru"),
        ("M23 fought Ansaru. After it took Sake, M23 left.", "it", "March 23"),
        ("M23 fought Ansaru. Unlike M23, the group holds towns.", "the group", "Ansaru"),
    ],
)
def test_the_topic_is_meant(text: str, word: str, name: str) -> None:
    assert name in (meaning(text, word) or "")


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ansaru split in 2013. M23, its ally, did not.", "its", "Ansaru"),
        ("Musa Diallo founded the front. Ousmane Bah, his deputy, left it.", "his", "Musa Diallo"),
        ("M23 arrested many men. Ansaru raided its camps.", "its", "March 23"),
        ("Ousmane Bah fled. Musa Diallo ordered his arrest.", "his", "Ousmane Bah"),
        (
            "M23 took Goma. The ADF has a smaller force. The older group denied it.",
            "The older group",
            "March 23",
        ),
        (
            "M23 took Goma. It had beaten the ADF. The smaller group fled.",
            "The smaller group",
            "Allied Democratic",
        ),
        (
            "M23 took Goma. It lost Sake.\n\nThe ADF raids Beni. Its men burn farms.",
            "Its",
            "Allied Democratic",
        ),
    ],
)
def test_who_is_told_apart(text: str, word: str, name: str) -> None:
    assert name in (meaning(text, word) or "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("M23 took Goma. Its fighters shelled Sake.", "fighters"),
        ("M23 took Goma. Villagers fled M23's gunmen.", "gunmen"),
        ("Musa Diallo, the leader of M23, fled. His men shelled Sake.", "men"),
        ("M23 was founded by Musa Diallo. The ADF fears his movement.", "movement"),
        ("M23 commander Musa Diallo fled. The ADF hunts his fighters.", "fighters"),
    ],
)
def test_people_of_a_group_are_the_group(text: str, word: str) -> None:
    assert "March 23" in (meaning(text, word) or "")


def test_men_of_somebody_who_leads_none_told_are_nobody_known() -> None:
    assert "March 23" not in (meaning("M23 took Goma. Musa Diallo, a trader, sent his men.", "men") or "")


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The ADF and M23, two armed groups, oppose the FDLR. The former is older.", "The former", "Allied"),
        ("M23 took Goma. That group has grown.", "That group", "March 23"),
        ("The ADF took Beni. M23 attacked the group.", "the group", "Allied"),
    ],
)
def test_whom_a_noun_takes_up(text: str, word: str, name: str) -> None:
    assert name in (meaning(text, word) or "")


@pytest.mark.parametrize(
    "text",
    [
        "The Valley Men left the hills and renamed themselves the Front of the Valley.",
        "Its armed wing, the Front of the Valley, left the hills.",
    ],
)
def test_a_group_and_the_name_it_takes_are_one(text: str) -> None:
    clusters = {m.cluster for m in mentions(text) if m.text.endswith(("Valley", "armed wing", "themselves"))}
    assert len(clusters) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed ten people. A Boko Haram spokesman denied it.",
        "The ELN signed an accord. It is the first accord since 2016.",
        "Colombia and the ELN signed a peace agreement. The ELN later broke it.",
        "An offensive against M23 began in May. It will go on until June.",
    ],
)
def test_it_may_stand_for_an_event(text: str) -> None:
    assert meaning(text, "it") is None
    assert meaning(text, "It") is None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "The Haqqani network hit Kabul. M23 left. Al-Shabaab fled. The network denied it.",
            "The network",
            "Haqqani",
        ),
        (
            "A small militia, backed by the ADF, hit Beni. M23 left. The group denied it.",
            "The group",
            "March 23",
        ),
        ("The Movement for the Salvation of Azawad fought JNIM. The movement won.", "The movement", "Azawad"),
        (
            "India banned the Liberation Tigers of Tamil Eelam. The Tigers denied it.",
            "The Tigers",
            "Liberation",
        ),
        ("The 33rd Front fought the ELN. Members of the front fled.", "the front", "33rd Front"),
        ("Somali troops fought Hezb-e-Islami. The party lost.", "The party", "Hezb-e-Islami"),
        ("Islamic State fought the ADF. Soldiers of the caliphate fled.", "the caliphate", "Islamic State"),
    ],
)
def test_definite_nouns_prefer_the_group_so_called(text: str, word: str, name: str) -> None:
    assert name in (meaning(text, word) or "")


def test_a_splinter_group_is_not_the_group_that_it_left() -> None:
    text = "In May a dissident faction broke away from JNIM. The splinter group is small."
    (faction,) = [m for m in mentions(text) if m.text == "a dissident faction"]
    (splinter,) = [m for m in mentions(text) if m.text == "The splinter group"]
    assert splinter.cluster == faction.cluster
    assert splinter.actor is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ELN fought the EPL in Catatumbo. The two groups have since met.", "The two groups"),
        ("The ELN fought the EPL in Catatumbo. Both sides lost fighters.", "Both sides"),
        ("The ELN fought the EPL in Catatumbo. Residents fear both.", "both"),
        ("The ELN met the EPL in Catatumbo. They have fought each other since.", "They"),
        ("The ELN met the EPL in Catatumbo. Clashes between them went on.", "them"),
        ("The ELN and the EPL agreed on a truce. They met in Arauca.", "They"),
    ],
)
def test_two_actors_at_once(text: str, word: str) -> None:
    (members,) = member_names(text, word)
    assert len(members) == 2
    assert any("National Liberation Army" in name or name == "ELN" for name in members)
    assert any("Popular Liberation Army" in name or name == "EPL" for name in members)


def test_a_pair_is_one_mention_of_its_own() -> None:
    text = "The ELN fought the EPL. The two groups met. They have fought each other since."
    pair: list[Mention] = [m for m in mentions(text) if m.members]
    assert [m.text for m in pair] == ["The two groups", "They"]
    assert len({m.cluster for m in pair}) == 1
    assert {m.actor for m in pair} == {None}
    assert {m.kind for m in pair} == {"group"}


def test_both_sides_of_a_river_are_no_actors() -> None:
    assert not any(m.members for m in mentions("The ELN and the EPL hold both sides of the river."))


def test_fighters_belong_to_the_group_named_after_them() -> None:
    first, second = mentions("Fighters of Ansaru fled.")
    assert first.cluster == second.cluster
    assert first.actor == "act_ansaru"
