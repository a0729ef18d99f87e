"""Names of persons and bodies: particles, other names, what only looks like a name."""

from __future__ import annotations

import pytest
from reading_room import actors, mentions, tag

from factions.reading.encoder.encoding import Encoding
from factions.reading.who import find_mentions
from factions.records import Span
from factions.registry import load_registry


def clusters(text: str) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for mention in mentions(text):
        found.setdefault(mention.cluster, set()).add(mention.text)
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Moussa ag Intalla spoke.", "General Moussa ag Intalla"),
        ("Colonel Ahmed ould Salem spoke.", "Colonel Ahmed ould Salem"),
        ("Commander Pieter van der Berg spoke.", "Pieter van der Berg"),
        ("President Hassan Sheikh Osman spoke.", "Hassan Sheikh Osman"),
        ("The army of al-Baghdadi fled.", "al-Baghdadi"),
    ],
)
def test_names_keep_their_small_words(text: str, name: str) -> None:
    assert name in {m.text for m in mentions(text) if m.kind == "person"}


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Ahmed Salem, alias Abu Hamza, fled.", {"Ahmed Salem", "Abu Hamza"}),
        ('Mohamed Dagalo ("Hemedti") fled.', {"Mohamed Dagalo", "Hemedti"}),
        (
            "General Luis Pardo, known by his nom de guerre Iván Luna, fled.",
            {"General Luis Pardo", "Iván Luna", "his"},
        ),
        ("Iyad ag Salem spoke. Ag Salem left.", {"Iyad ag Salem", "Ag Salem"}),
        (
            "General Luis Pardo and Ana Ruiz met. The former left, the latter stayed.",
            {"General Luis Pardo", "The former"},
        ),
        ("The ELN and the EPL met. The two had fought.", {"The two"}),
        (
            "The ELN said of the EPL that it had fired. The EPL denied that it had.",
            {"the EPL", "The EPL", "it"},
        ),
    ],
)
def test_other_names_and_words_for_them(text: str, one: set[str]) -> None:
    assert any(one <= cluster for cluster in clusters(text))


def test_the_post_of_a_group_s_man_leaves_its_words_free() -> None:
    read = mentions("The spokesman of the ELN, Luis Pardo, denied it.")
    assert [m.text for m in read] == ["the ELN", "Luis Pardo"]


def test_a_body_named_after_somebody_is_one_mention() -> None:
    read = mentions("The army fought the Dagoberto Ramos front. The front denied it.")
    front = next(m for m in read if m.text == "the Dagoberto Ramos front")
    assert (front.kind, front.form) == ("group", "named")
    assert front.cluster == next(m for m in read if m.text == "The front").cluster


def test_where_the_fighting_is_is_no_group() -> None:
    assert "the front" not in {m.text for m in mentions("Two soldiers died at the front near Sake.")}


def test_a_name_of_plain_words_inside_a_longer_one_is_not_read() -> None:
    assert "act_tnla" not in {
        m.actor for m in mentions("Troops left. Fighters of the Wa-O National Liberation Army came.")
    }


def test_capitals_that_act_are_states() -> None:
    text = "Niamey and Ouagadougou have since left the bloc."
    tagged = (tag(text, "Niamey", "person", score=0.4), tag(text, "Ouagadougou", "place"))
    assert [m.actor for m in mentions(text, tagged=tagged)][:2] == ["act_niger", "act_burkina-faso"]


def test_an_acronym_means_whom_the_text_named_in_full() -> None:
    text = "The Justice and Equality Movement split in Sudan and Pakistan. A faction of JEM left."
    assert actors(text)["JEM"] == "jem"


def test_adjectives_of_two_words() -> None:
    assert actors("South African soldiers died.") == {"South African soldiers": "south-africa-armed-forces"}


def test_a_group_that_others_left_is_not_the_one_that_names_itself() -> None:
    text = "A group of commanders has split from the Reed Front and calls itself the Delta Column."
    told = mentions(text, tagged=(tag(text, "the Delta Column", "group"),))
    assert next(one.name for one in told if one.text == "the Delta Column") == "Delta Column"


def test_no_name_runs_from_one_line_of_the_head_to_the_next() -> None:
    text = "Title: Fighters leave the Reed Front\nPublisher: bay-desk.example\n\nThey left in May.\n"
    body = text.index("They")
    found = find_mentions(text, (Span(body, len(text) - 1),), Encoding(text), load_registry())
    assert "the Reed Front" in [one.text for one in found]


def test_bodies_named_after_the_land_are_told_apart_in_a_list() -> None:
    text = "The Lake Guard, the River Front and the Reed Army fought the Valley Militia."
    assert clusters(text) == [
        {"The Lake Guard"},
        {"the River Front"},
        {"the Reed Army"},
        {"the Valley Militia"},
    ]


def test_both_is_no_part_of_the_first_of_two() -> None:
    text = "They fought both the army and the rebels. They announced an alliance with the rebels."
    words = [mention.text for mention in mentions(text)]
    assert "the army" in words and "an alliance" not in words
