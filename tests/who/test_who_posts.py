"""Posts beside a name are no persons of their own; titles stand inside or outside a name as documented."""

from __future__ import annotations

import pytest
from reading_room import mentions, together


def persons(text: str) -> list[str]:
    return [m.text for m in mentions(text) if m.kind == "person" and m.form != "pronoun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ELN is led by Antonio Garcia, who was a commander in Arauca.", ["Antonio Garcia"]),
        ("Joseph Mamadou has been a deputy leader of M23 since 2013.", ["Joseph Mamadou"]),
        ("JNIM named Ahmed Dicko as governor of Djibo.", ["Ahmed Dicko"]),
        ("Its first governor, Ibrahim Musa, was killed.", ["Ibrahim Musa"]),
        ("Ibrahim Musa, formerly a commander of Ansaru, was killed.", ["Ibrahim Musa"]),
        ("Carlos Ruiz, the ELN's spokesman, denied it.", ["Carlos Ruiz"]),
        ("Bertrand Bisimwa is its president.", ["Bertrand Bisimwa"]),
        ("Khalil Ibrahim is now finance minister.", ["Khalil Ibrahim"]),
        ("The army's chief of staff, General Oumar Diarra, spoke.", ["General Oumar Diarra"]),
        ("The commander said the spokesman had left.", ["The commander", "the spokesman"]),
        ("Among the dead was a senior commander.", ["a senior commander"]),
        ("Soldiers killed a warlord and two fighters.", ["a warlord"]),
    ],
)
def test_posts_beside_names(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_a_post_tells_whom_the_commander_means() -> None:
    text = "Ibrahim Musa, formerly a commander of Ansaru, fled. The commander was shot."
    assert {"Ibrahim Musa", "The commander"} in together(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mullah Omar fled.", "Mullah Omar"),
        ("Hafiz Saeed Khan fled.", "Hafiz Saeed Khan"),
        ("Lt. Col. Ana Ruiz said so.", "Lt. Col. Ana Ruiz"),
        ("Colonel Assimi Goita ruled.", "Colonel Assimi Goita"),
        ("President Ana Ruiz ruled.", "Ana Ruiz"),
        ("Haibatullah Zadran succeeded him.", "Haibatullah Zadran"),
        ("The man was Gulbuddin Zadran.", "Gulbuddin Zadran"),
        ("Oleksandr Petrenko fled.", "Oleksandr Petrenko"),
    ],
)
def test_names_of_persons(text: str, name: str) -> None:
    assert name in persons(text)


def test_a_rare_first_name_stands_for_the_whole_name() -> None:
    assert {"Najibullah Zadran", "Najibullah"} in together("Najibullah Zadran led it. Later Najibullah fled.")


def test_a_place_with_a_date_is_no_person_of_that_age() -> None:
    assert persons("Port Harcourt, 10 August 2017. The army left.") == []
