"""Which stretches are mentions, of what kind and form, and that they never overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_room import mentions

from factions.reading.encoder.encoding import Tagged


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.kind) for mention in mentions(text) if mention.form != "pronoun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Taliban commander Qari Baryal was killed.",
            [("Taliban", "group"), ("Qari Baryal", "person")],
        ),
        ("Army chief Gen. Luis Salazar resigned.", [("Gen. Luis Salazar", "person")]),
        (
            "Troops shot a local ELN commander.",
            [("Troops", "state_force"), ("ELN", "group"), ("commander", "person")],
        ),
        ("Raids by the group's Pakistani wing went on.", [("the group", "group")]),
        (
            "It hit the Haqqanis and the Taliban movement.",
            [("the Haqqanis", "group"), ("the Taliban movement", "group")],
        ),
        ("The Taliban attack failed.", [("Taliban", "group")]),
        ("At least 13 soldiers and 40 people died.", [("soldiers", "state_force"), ("people", "civilians")]),
        ("A group of armed men stopped a bus.", [("armed men", "group"), ("a bus", "facility")]),
        (
            "Rebel forces fled; army officers stayed.",
            [("Rebel forces", "group"), ("army officers", "state_force")],
        ),
        ("Rockets hit the police station.", [("Rockets", "weapon"), ("the police station", "facility")]),
        ("They stormed Panzi Hospital in Bukavu.", [("Panzi Hospital", "facility")]),
        (
            "Hazara worshippers were shot by Sunni militants.",
            [("Hazara worshippers", "civilians"), ("Sunni militants", "group")],
        ),
        (
            "Fulani herders and Dogon villagers fled.",
            [("Fulani herders", "people"), ("Dogon villagers", "civilians")],
        ),
        (
            "The defence ministry blamed separatist guerrillas.",
            [("The defence ministry", "office"), ("separatist guerrillas", "group")],
        ),
        ("No group has claimed it.", []),
        (
            "Chile's army and the Saudi-led coalition said so.",
            [("Chile's army", "state_force"), ("the Saudi-led coalition", "state_force")],
        ),
        ("The plane flew from Mali to Niger.", []),
        ("Burundi denied it.", [("Burundi", "state")]),
        ("An Iran-backed militia fired drones.", [("An Iran-backed militia", "group"), ("drones", "weapon")]),
    ],
)
def test_mentions_and_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_forms() -> None:
    text = "M23 rebels took Rutshuru. The group said it would stay."
    assert [(m.text, m.form) for m in mentions(text)] == [
        ("M23 rebels", "named"),
        ("The group", "nominal"),
        ("it", "pronoun"),
    ]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Several such groups operate there.", "several"),
        ("Most residents left.", "most"),
        ("All of the attackers died.", "all"),
        ("Both factions signed.", "all"),
        ("One of the commanders escaped.", "one"),
        ("The rebels left.", None),
        ("A soldier fell.", None),
    ],
)
def test_quantities(text: str, quantity: str | None) -> None:
    assert mentions(text)[0].quantity == quantity


def test_the_head_is_the_noun_or_the_name() -> None:
    text = "Two heavily armed Boko Haram fighters met the old village chief."
    heads = [text[m.head.start : m.head.end] for m in mentions(text) if m.head]
    assert heads == ["Boko Haram", "chief"]


def test_a_surname_is_no_clan() -> None:
    text = "Wali Mehsud led the raid. Mehsud tribesmen mourned. Later Mehsud fled."
    assert (mentions(text)[0].text, mentions(text)[0].kind) == ("Wali Mehsud", "person")
    assert mentions(text)[-1].cluster == mentions(text)[0].cluster


def test_an_empty_it_is_no_mention() -> None:
    assert mentions("It is unclear who fired. It was reported that shelling went on.") == ()


def test_text_in_capitals_is_read_too() -> None:
    text = "BOGOTA -- THE ELN KIDNAPPED TWO POLICEMEN. THIS IS WHAT THE ARMY SAID."
    assert [m.text for m in mentions(text)] == ["THE ELN", "POLICEMEN", "THE ARMY"]


def test_the_encoder_tells_names_in_capitals() -> None:
    text = "THE ELN'S CHIEF SAID LUIS PARDO HAD FLED."
    read = mentions(text, tagged=(Tagged(21, 31, "named", "PER", 0.9),))
    assert [(m.text, m.kind) for m in read] == [
        ("THE ELN", "group"),
        ("CHIEF", "person"),
        ("LUIS PARDO", "person"),
    ]


def test_ranks_are_not_taken_twice() -> None:
    text = "Resolve Army Lt. Gen. Luis Pardo said so."
    assert found(text) == [("Resolve Army", "group"), ("Lt. Gen. Luis Pardo", "person")]


def test_the_encoder_s_lone_names_may_be_places() -> None:
    tags = (Tagged(11, 16, "named", "PER", 0.9),)
    assert [m.text for m in mentions("M23 seized Sirwa.", tagged=tags)] == ["M23"]
    tags = (Tagged(0, 5, "named", "PER", 0.9),)
    assert mentions("Sirwa said so.", tagged=tags)[0].kind == "person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was a military target with civilian staff.", []),
        ("The military fled.", [("The military", "state_force")]),
        (
            "US officials met 13 US service members.",
            [("US officials", "office"), ("US service members", "state_force")],
        ),
        ("Nine Malians died.", [("Malians", "civilians")]),
        ("They stormed a beach hotel.", [("a beach hotel", "facility")]),
        ("Local self-defence groups fled.", [("Local self-defence groups", "group")]),
        ("The 33rd Front fled.", [("The 33rd Front", "group")]),
        ("The Western War Front fled.", [("The Western War Front", "group")]),
        ("The Army of Free Herders fled.", [("The Army of Free Herders", "group")]),
        ("The Panel of Experts met.", [("The Panel of Experts", "other")]),
        ("Afghan commandos and his men left.", [("Afghan commandos", "state_force"), ("men", "group")]),
        ("Members of M23 fled.", [("Members", "group"), ("M23", "group")]),
        ("The soldiers of the caliphate fled.", [("The soldiers", "group"), ("the caliphate", "group")]),
        ("Rwanda, which denied it, left.", [("Rwanda", "state")]),
    ],
)
def test_phrases_and_what_describes_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_encoder_adds_what_rules_miss() -> None:
    text = "Ashin Wirathu met the saboteurs."
    tags = (Tagged(0, 13, "mention", "Person", 0.9), Tagged(22, 31, "ace", "PER", 0.9))
    read = mentions(text, tagged=tags)
    assert [(m.text, m.kind, m.form) for m in read] == [
        ("Ashin Wirathu", "person", "named"),
        ("the saboteurs", "civilians", "nominal"),
    ]


def test_the_encoder_never_makes_mentions_overlap() -> None:
    text = "A previously unknown militia attacked Taliban commander Ahmed Khan."
    tags = (
        Tagged(0, 28, "mention", "Organisation", 0.9),
        Tagged(38, 66, "mention", "Person", 0.9),
        Tagged(46, 62, "mention", "Person", 0.8),
    )
    assert [m.text for m in mentions(text, tagged=tags)] == [
        "A previously unknown militia",
        "Taliban",
        "Ahmed Khan",
    ]


_WORDS = (
    "The|the|Taliban|group|'s|army|IS|in|Mali|.|,|said|Abu|Musa|they|(|)|of|gunmen|one|all|Islamic|State|"
    "Khorasan|province|\n\n|people|General|its"
).split("|")


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))
def test_mentions_are_flat_and_quote_the_text(text: str) -> None:
    read = mentions(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in read)
    assert all(before.end <= after.start for before, after in pairwise(read))
    assert [m.id for m in read] == [f"m{number}" for number in range(1, len(read) + 1)]
    assert all(m.actor == other.actor for m in read for other in read if m.cluster == other.cluster)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in mentions(text))
