"""How far a speaker's words reach, and speech that is told in other ways than "X said that …"."""

from __future__ import annotations

import pytest
from test_stances import speakers, stance


@pytest.mark.parametrize(
    ("text", "trigger", "said_by", "mentions"),
    [
        ("Rebels stormed the clinic, according to the mayor's office.", "stormed", "the mayor's office",
         ("the mayor",)),
        ("Rebels stormed the clinic, two guards told a local paper.", "stormed", "two guards", ("guards",)),
        ("One of the drivers said rebels stormed the clinic.", "stormed", "One of the drivers",
         ("the drivers",)),
        ("The front's secretary said rebels stormed the clinic.", "stormed", "The front's secretary",
         ("The front", "secretary")),
        ("Rebels stormed the clinic, local and security sources said.", "stormed",
         "local and security sources", ()),
        ("The general staff said rebels stormed the clinic.", "stormed", "The general staff", ("staff",)),
        ("Nurses interviewed by the panel stated that rebels stormed the clinic.", "stormed", "Nurses",
         ("Nurses", "the panel")),
        ("A guard who was there on Monday said rebels stormed the clinic.", "stormed", "A guard",
         ("A guard",)),
        ("A local official, who asked not to be named, said the rebels had stormed the clinic.", "stormed",
         "A local official", ("the rebels",)),
        ("Survivors reached by phone, however, insisted that rebels stormed the clinic.", "stormed",
         "Survivors", ()),
        ("The account is contradicted by traders, who say rebels stormed the clinic.", "stormed", "traders",
         ("traders",)),
        ("According to the indictment of 2011, rebels stormed the clinic.", "stormed",
         "the indictment of 2011", ()),
        ("Residents and a nurse said rebels stormed the clinic.", "stormed", "Residents and a nurse",
         ("Residents", "a nurse")),
        ("A faction led by Bakura said rebels stormed the clinic.", "stormed", "A faction",
         ("A faction", "Bakura")),
        ("The army denied the raid, saying that rebels stormed the clinic.", "stormed", "The army",
         ("The army",)),
        ("The army closed the road, insisting that rebels stormed the clinic.", "stormed", "The army",
         ("The army",)),
        ("A former officer, whose name was withheld, told the court that rebels stormed the clinic.",
         "stormed", "A former officer", ("the court",)),
    ],
)  # fmt: skip
def test_the_whole_phrase_speaks(text: str, trigger: str, said_by: str, mentions: tuple[str, ...]) -> None:
    assert speakers(stance(text, trigger, speakers=mentions)) == [said_by]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels stormed the clinic, the army said Friday, citing its area commander.",
         ["the army", "its area commander"]),
        ("Officials quoted by the Delta Radio agency said rebels stormed the clinic.",
         ["the Delta Radio", "Officials"]),
        ("Unconfirmed reports by radio: rebels stormed the clinic.", []),
    ],
)  # fmt: skip
def test_chains(text: str, who: list[str]) -> None:
    assert [one.removesuffix(" agency") for one in speakers(stance(text, "stormed"))] == who


def test_the_one_who_speaks_of_himself_speaks_once() -> None:
    text = "“I believe they stormed the clinic,” a nurse said."
    assert speakers(stance(text, "stormed", speakers=("I", "a nurse"))) == ["a nurse"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        '"They came at dawn," one of the nurses said. "They shot the guard.\n\n'
        '"By noon they had burned the clinic."\n\nThe army bombed the camp.'
    )
    assert speakers(stance(text, "burned")) == ["one of the nurses"]
    assert speakers(stance(text, "bombed")) == []


def test_a_paragraph_of_nothing_but_a_quotation_has_the_speaker_before_it() -> None:
    text = (
        '"They came at dawn," a nurse said.\n\n"They burned the clinic and left."\n\nOne man "stormed" off.'
    )
    assert speakers(stance(text, "burned")) == ["a nurse"]
    assert speakers(stance(text, "stormed")) == []


TRANSCRIPT = """Host: Who burned the clinic?

Commander Sabo: The army burned it. We did not shoot anybody.

Host: They say that you shelled the mill.

Commander Sabo: My deputy told me that they stormed the dam."""


@pytest.mark.parametrize(
    ("trigger", "who"),
    [
        ("shoot", ["Commander Sabo"]),
        ("shelled", ["Host"]),
        ("stormed", ["Commander Sabo", "My deputy"]),
    ],
)
def test_a_turn_of_a_transcript_is_its_speakers(trigger: str, who: list[str]) -> None:
    assert speakers(stance(TRANSCRIPT, trigger)) == who


def test_two_lines_with_a_colon_are_no_transcript() -> None:
    text = "Place: Goma\n\nKind: Rebels stormed the clinic. They burned the mill."
    assert speakers(stance(text, "burned")) == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Police have not confirmed that rebels stormed the clinic.", "certainty", "possible"),
        ("Police have not confirmed that rebels stormed the clinic.", "polarity", "affirmed"),
        ("The army has not denied that it stormed the clinic.", "polarity", "affirmed"),
        ("I don't believe that rebels stormed the clinic.", "certainty", "unlikely"),
        ("The army said none of the rebels had stormed the clinic.", "polarity", "denied"),
        ("The army repeatedly said that rebels stormed the clinic.", "aspect", "once"),
        ("The army could not rule out that rebels stormed the clinic.", "certainty", "possible"),
        ("Nobody has claimed that rebels stormed the clinic.", "polarity", "affirmed"),
    ],
)
def test_a_cue_beside_the_verb_of_saying_is_of_the_saying(text: str, field: str, value: str) -> None:
    assert getattr(stance(text, "stormed", speakers=("The army",) * ("The army" in text)), field) == value


@pytest.mark.parametrize(
    ("text", "trigger", "mentions", "chain"),
    [
        ("A rebel outlet, quoting a deserter, reported that troops stormed the clinic.", "stormed",
         ("a deserter",), ["A rebel outlet", "a deserter"]),
        ("Analysts warned of a split, and the front leader vowed to storm the clinic.", "storm",
         ("Analysts", "the front leader"), []),
        ("Officials accused them of a blast for which the front took credit.", "took",
         ("Officials", "the front"), []),
        ("The front's leader, Musa Diallo, claimed in a video that his men stormed the clinic.", "stormed",
         ("Musa Diallo",), ["Musa Diallo"]),
        ("The army had at first said rebels stormed the clinic.", "stormed", ("The army",), ["The army"]),
        ("The second column, a guard said, had stormed the clinic.", "stormed", ("a guard",), ["a guard"]),
        ("Nobody spoke; the column, he said, had stormed the clinic.", "spoke", ("he",), []),
        ("Some groups claim too much: rebels stormed the clinic.", "stormed", ("Some groups",), []),
        ("A memo, which the army disputes, says they stormed it.", "stormed", ("the army",), ["A memo"]),
        ("The army lost men, but said it stormed the clinic.", "lost", ("The army",), []),
        ("The front, which had been blamed by a priest, stormed the clinic.", "stormed", ("a priest",), []),
        ("By the army's account, it ended when rebels stormed the clinic.", "stormed", ("the army",),
         ["the army"]),
        ("The front lost two men and claimed to have stormed the clinic.", "stormed", ("The front",),
         ["The front"]),
        ("Police heard of a blast, suspected the front and fled.", "heard", ("Police", "the front"), []),
    ],
)  # fmt: skip
def test_where_a_speaker_ends(text: str, trigger: str, mentions: tuple[str, ...], chain: list[str]) -> None:
    assert speakers(stance(text, trigger, speakers=mentions)) == chain
