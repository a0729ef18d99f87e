"""Speakers shared by two verbs, beside a name, in a pair; and those who are nobody."""

from __future__ import annotations

import pytest
from test_stances import speakers, stance


@pytest.mark.parametrize(
    ("text", "trigger", "said_by"),
    [
        ("The army denied the raid and put the number of dead at six.", "six", ["The army"]),
        ("Troops bombed a village on Sunday, residents and a doctor said.", "bombed", ["a doctor"]),
        ("A councillor, Idris Maina, said one pupil had been shot.", "shot", ["Idris Maina"]),
        ("Officials continue to speak of about 50 deaths.", "50 deaths", ["Officials"]),
        ("The message denied that the bridge was hit.", "hit", ["The message"]),
        ("No group has claimed the murder of two tourists.", "murder", []),
    ],
)
def test_who_speaks(text: str, trigger: str, said_by: list[str]) -> None:
    names = tuple(name for name in said_by if name in ("Idris Maina", "No group"))
    assert speakers(stance(text, trigger, speakers=names)) == said_by


def test_a_second_verb_ends_what_the_first_denies() -> None:
    found = stance("The army denied the raid and put the number of dead at six.", "six")
    assert (found.polarity, found.speech_act) == ("affirmed", "states")


def test_nobody_harmed_is_denied_harm() -> None:
    found = stance("No civilian was harmed in the strike.", "harmed")
    assert found.polarity == "denied"


def test_doubt_outweighs_the_question_it_opens() -> None:
    found = stance("Diplomats doubted whether the faction was behind the raid.", "behind")
    assert (found.certainty, speakers(found)) == ("unlikely", ["Diplomats"])
