"""Whom mentions stand for: registry actors by time and place, and one another within the document."""

from __future__ import annotations

import pytest
from msgspec import structs
from reading_room import actors, mentions, together

from factions.reading.encoder.encoding import Encoding
from factions.reading.who import find_mentions
from factions.records import Span
from factions.registry import ActorName, Registry, load_registry


def test_the_pakistani_taliban_are_not_the_taliban() -> None:
    assert actors("The Pakistani Taliban said the Taliban had agreed.") == {
        "The Pakistani Taliban": "tehrik-i-taliban-pakistan",
        "the Taliban": "tehrik-i-taliban-pakistan",
    }
    assert actors("The Afghan Taliban met the TTP. The Taliban left.")["The Taliban"] == "taliban"
    assert actors("The Taliban said so.")["The Taliban"] == "taliban"


def test_provinces_are_not_islamic_state() -> None:
    read = actors("Islamic State's Sahel province fought IS-K. Islamic State itself said nothing.")
    assert list(read.values()) == ["islamic-state-sahel", "islamic-state-khorasan", "islamic-state"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Peruvian police fought the ELN near Lima, Peru.", "the ELN", "ucdp-748-eln"),
        ("Colombian police fought the ELN.", "the ELN", "eln"),
        ("Malian soldiers fled. The army said nothing.", "The army", "mali-armed-forces"),
        ("Ukrainian police shot a man.", "Ukrainian police", "ukraine-police"),
        ("Soldiers fled. The army said nothing.", "The army", None),
        ("Russian and Ukrainian troops met. The army left.", "The army", None),
        ("Gunmen killed a priest in Nigeria.", "Gunmen", None),
        ("The government of Sri Lanka banned two groups.", "The government", "sri-lanka"),
        ("The River Front for Justice struck.", "The River Front for Justice", None),
        ("In Canada the KIA dealer sold cars.", "KIA", None),
    ],
)
def test_which_actor(text: str, words: str, actor: str | None) -> None:
    assert actors(text).get(words) == actor


def test_the_mission_is_the_body_that_was_named_or_nobody() -> None:
    assert actors("In Mozambique SAMIM came late. The mission left in 2024.")["The mission"] == "samim"
    assert "The mission" not in actors("In Mozambique troops came late. The mission was a failure.")
    assert "the mission" not in actors("In Mozambique SAMIM began the mission of freeing Palma.")


def test_the_province_is_the_group_so_called_unless_a_preposition_makes_it_a_place() -> None:
    told = "The Islamic State's West Africa Province taxes fishermen. The army fights, "
    assert actors(told + "but the province fights better.")["the province"] == "islamic-state-west-africa"
    assert "the province" not in actors(told + "but few in the province help.")


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "In Sagaing the Shanni Nationalities Army (SNA) fights on. The SNA took Homalin.",
            "The SNA",
            "shanni-nationalities-army",
        ),
        (
            "In Libya the Special Deterrence Force (SDF, or Rada) runs Mitiga. The SDF denied it.",
            "The SDF",
            "rada",
        ),
        ("In Kaduna the River Nomads Front (RNF) raids farms. The RNF is new.", "The RNF", None),
        ("The Syrian National Army lost Afrin. The SNA never was one.", "The SNA", "syrian-national-army"),
    ],
)
def test_a_short_form_stands_for_the_name_that_brought_it_in(
    text: str, words: str, actor: str | None
) -> None:
    assert actors(text)[words] == actor


def test_the_day_decides_between_actors_of_one_country() -> None:
    registry = load_registry()
    isaf, support = registry.get("act_isaf"), registry.get("act_resolute-support")
    shared = (ActorName(text="Kabul Mission"),)
    missions = [structs.replace(actor, names=shared, name="Kabul Mission") for actor in (isaf, support)]
    for day, ident in (("2010-01-01", "act_isaf"), ("2017-01-01", "act_resolute-support")):
        text = "The Kabul Mission left."
        read = find_mentions(text, (Span(0, len(text)),), Encoding(text), Registry(missions), published=day)
        assert read[0].actor == ident


def test_the_country_may_be_given() -> None:
    assert actors("The army shelled a village.", country="MM")["The army"] == "myanmar-armed-forces"


def test_a_group_that_rules_is_still_a_group_in_text() -> None:
    (mention,) = mentions("The Taliban banned it.", published="2022-03-01")[:1]
    assert mention.kind == "group"
    assert mentions("The RSF left.", published="2020-01-01")[0].kind == "state_force"
    assert mentions("The RSF left.", published="2024-01-01")[0].kind == "group"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Haqqani network, a network within the movement, struck. The group said it won.",
            {"The Haqqani network", "a network", "The group", "it"},
        ),
        (
            "The Front for Peace (FRP) formed. The FRP, a new group, grew.",
            {"The Front for Peace", "FRP", "The FRP", "a new group"},
        ),
        (
            "The Gulf Clan, also known as the Gaitanist Forces, fled. The clan denied it.",
            {"The Gulf Clan", "the Gaitanist Forces", "The clan"},
        ),
        (
            "Gunmen stormed a bank. The attackers fled. Police chased the gunmen.",
            {"Gunmen", "The attackers", "the gunmen"},
        ),
        ("Ansaru seized a town. Residents fled. The militants left.", {"Ansaru", "The militants"}),
        ("Governor Ana Ruiz spoke. Ruiz said she was safe.", {"Ana Ruiz", "Ruiz", "she"}),
        ("A senior commander, Abu Walid, died. He led raids.", {"Abu Walid", "He"}),
        (
            "Yusuf Hassan, the group's spokesman, denied it. The spokesman laughed.",
            {"Yusuf Hassan", "The spokesman"},
        ),
        (
            "Kachin rebels, the KIA, fought. The Kachin Independence Army won.",
            {"the KIA", "The Kachin Independence Army"},
        ),
        (
            "The Arakan Army and the TNLA joined the Northern Alliance. The alliance grew.",
            {"the Northern Alliance", "The alliance"},
        ),
        (
            "M23 shelled Sake. The army retook it. Its spokesman, Sylvain Ekenge, said so.",
            {"The army", "Its"},
        ),
    ],
)
def test_what_stands_for_the_same(text: str, expected: set[str]) -> None:
    assert expected in together(text)


def test_an_object_pronoun_is_not_its_own_subject() -> None:
    read = mentions("Ahmed Godane led it. Ahmed Diriye succeeded him.")
    him = next(m for m in read if m.text == "him")
    assert him.name == "Ahmed Godane"


def test_so_called_names_lead_to_their_owner() -> None:
    assert actors("Islamic State lost Mosul. The so-called caliphate fell.")["caliphate"] == "islamic-state"
    assert actors("Al-Qaeda lost ground. The so-called caliphate fell.")["caliphate"] is None


def test_the_best_name_is_the_registry_s() -> None:
    assert {m.name for m in mentions("Daesh fled. ISIS denied it.") if m.actor} == {"Islamic State"}


def test_soldiers_are_not_one_with_their_army() -> None:
    army, soldiers = mentions("Niger's army lost 20 soldiers.")
    assert army.actor == soldiers.actor == "act_niger-armed-forces"
    assert army.cluster != soldiers.cluster
