"""Which of the encoder's mentions fill a tie's roles, and words that only look like somebody."""

from __future__ import annotations

from marked_findings import told

from factions.reading.what.choosing import settled
from factions.reading.what.completing import completed
from factions.reading.what.cues import Cue, Filler
from factions.reading.what.examples import Marked, marked
from factions.reading.what.mask import mask_sentence, sentence_items
from factions.reading.what.tokens import Tokens
from factions.records import Span


def cue(source: Marked, word: str, kind: str, **scores: tuple[str, float]) -> Cue:
    """A cue at a word whose fillers are the mentions with these last words."""
    at = source.text.index(word)
    fillers = tuple(
        Filler(role, one, score)
        for one in source.mentions
        for last, (role, score) in scores.items()
        if one.text.endswith(last)
    )
    return Cue(Span(at, at + len(word)), kind, 0.6, fillers, {})


def ends(found: Cue) -> dict[str, list[str]]:
    return {role: [one.mention.text for one in found.of(role)] for role in ("subject", "object")}


def tokens(source: Marked) -> Tokens:
    items = sentence_items(source.mentions, source.times, source.places, source.text)
    return Tokens(source.text, mask_sentence(source.text, Span(0, len(source.text)), items))


def test_a_role_is_filled_from_one_side_of_its_cue() -> None:
    source = marked("[person Musa] quit [group the Hizb] and became head of [group Ansar].")
    found = cue(
        source, "quit", "split_from", Musa=("subject", 0.75), Hizb=("object", 0.9), Ansar=("subject", 0.5)
    )
    assert ends(settled(source.text, Span(0, len(source.text)), found)) == {
        "subject": ["Musa"],
        "object": ["the Hizb"],
    }


def test_two_of_one_side_share_a_role_only_in_a_list() -> None:
    source = marked("[group Ansar] works with [group:nominal militias] paid by [state Chad].")
    found = cue(
        source,
        "works",
        "allied_with",
        Ansar=("subject", 0.9),
        militias=("object", 0.42),
        Chad=("object", 0.46),
    )
    assert ends(settled(source.text, Span(0, len(source.text)), found))["object"] == ["militias"]
    source = marked("[group Ansar] works with [group the Hizb] and [state Chad].")
    found = cue(
        source, "works", "allied_with", Ansar=("subject", 0.9), Hizb=("object", 0.8), Chad=("object", 0.4)
    )
    assert ends(settled(source.text, Span(0, len(source.text)), found))["object"] == ["the Hizb", "Chad"]


def test_an_open_end_is_filled_by_the_syntax_of_the_verb() -> None:
    source = marked("[group The Lake faction] pledged to [group the caliphate].")
    found = cue(source, "pledged", "affiliated_with", faction=("subject", 0.9))
    assert ends(completed(tokens(source), found))["object"] == ["the caliphate"]


def test_what_a_passive_makes_stands_before_it() -> None:
    source = marked("The charge was raised against [group the Hizb] in [place Goma].")
    found = cue(source, "raised", "founded", Hizb=("subject", 0.9))
    assert ends(completed(tokens(source), found))["subject"] == []


def test_reflexives_are_words_of_their_verb() -> None:
    bomber = "[group:nominal A bomber] blew [person:pronoun himself] up outside [facility:nominal a mosque]."
    assert [kind for kind, _ in told(bomber)] == ["suicide_bombing"]
    assert "named" in dict(told("[group The Hizb] renamed [group:pronoun itself] [group Ansar]."))


def test_who_dies_in_a_raid_is_its_victim_and_comrades_do_not_clash() -> None:
    assert told("[person Sawadjaan] died in a raid by [state_force the army] in [time May].") == [
        ("attack", (("attacker", "the army"), ("victim", "Sawadjaan")))
    ]
    beside = "[group:nominal The former rebels] fight alongside [state_force the army]."
    assert [kind for kind, _ in told(beside)] == ["allied_with"]


def test_after_an_aside_nothing_is_told_of_who_stands_in_it() -> None:
    told_of = told("[group The Hizb], once allied with [group Ansar], has been at war with [state Mali].")
    assert ("fights", (("object", "Mali"), ("subject", "The Hizb"))) in told_of
    assert all(("subject", "Ansar") not in roles for kind, roles in told_of if kind == "fights")


def test_men_are_no_body_under_an_umbrella_and_an_army_is_none() -> None:
    source = marked("[group:nominal men], former members of [group Ansar], fight [state_force the army].")
    found = cue(
        source,
        "members",
        "member_of_umbrella",
        men=("subject", 0.6),
        Ansar=("object", 0.6),
        army=("object", 0.5),
    )
    assert ends(settled(source.text, Span(0, len(source.text)), found)) == {
        "subject": [],
        "object": ["Ansar"],
    }


def test_what_is_told_of_the_first_makes_no_list() -> None:
    source = marked(
        "[group A third faction], most of whose [group:nominal men] are young, fights [group Ansar]."
    )
    found = cue(
        source, "fights", "fights", faction=("subject", 0.8), men=("subject", 0.7), Ansar=("object", 0.9)
    )
    assert len(settled(source.text, Span(0, len(source.text)), found).of("subject")) == 1


def test_a_broker_is_no_party_and_the_enemy_no_ally() -> None:
    source = marked("[group Ansar] signed it with [state Chad], brokered by [other the Union].")
    found = cue(
        source,
        "signed",
        "agreement_with",
        Ansar=("subject", 0.9),
        Chad=("object", 0.8),
        Union=("object", 0.7),
    )
    kept = settled(source.text, Span(0, len(source.text)), found)
    assert [one.mention.text for one in kept.of("mediator")] == ["the Union"]
    source = marked("[group Ansar] stood with [state Chad] against [group the Hizb].")
    found = cue(
        source, "stood", "allied_with", Ansar=("subject", 0.9), Chad=("object", 0.6), Hizb=("object", 0.8)
    )
    assert ends(settled(source.text, Span(0, len(source.text)), found))["object"] == ["Chad"]


def test_a_label_is_nobody_who_was_listed() -> None:
    source = marked("[state Chad] declared it [group:nominal a terrorist group].")
    found = cue(source, "declared", "designated_by", group=("subject", 0.9), Chad=("object", 0.9))
    assert ends(settled(source.text, Span(0, len(source.text)), found))["subject"] == []
