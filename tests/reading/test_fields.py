"""Which findings of violence are sport, business or the stage, and which are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factions.documents import from_text
from factions.reading.assemble.fields import Fields, is_violence
from factions.reading.reader import read_document
from factions.reading.sentences import split_sentences
from factions.records import Claim, Finding, Role, Span

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text(encoding="utf-8"))["story"]
WORDS = ("attack", "shot", "siege", "rival", "bomb", "raid", "ambush", "clash")
# The most false claims of violence over all stories.
ALLOWED = 2


def violence(text: str) -> list[Claim]:
    return [claim for claim in read_document(from_text(text)).claims if is_violence(claim.kind)]


def test_the_stories_are_as_many_as_they_should_be_and_speak_of_war() -> None:
    assert len(STORIES) == 50
    assert {story["field"] for story in STORIES} == {"sport", "business", "film"}
    told = " ".join(story["text"].lower() for story in STORIES)
    assert all(told.count(word) >= 9 for word in WORDS)


def test_fifty_stories_of_sport_business_and_film_give_hardly_any_violence() -> None:
    false = [claim for story in STORIES for claim in violence(story["text"].strip())]
    assert len(false) <= ALLOWED, [claim.evidence[0].text for claim in false]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a football stadium in Maiduguri during the final on Sunday, killing nine fans.",
        "Al-Shabaab stormed a cinema in Mogadishu on Monday. The film had just begun and the audience fled.",
        "Militants raided a bank in Mopti on 3 May 2023 and shot two managers. Shares of the bank fell.",
        "Rebels bombed the market in Goma on Tuesday, and prices in the shops doubled.",
        "Russia attacked Ukraine on 24 February 2022.",
        "The M23 shelled Sake while the team was playing a match, and the coach was wounded.",
    ],
)
def test_violence_in_such_places_is_told_all_the_same(text: str) -> None:
    assert violence(text)


def finding(text: str, trigger: str, *roles: Role, kind: str = "attack") -> Finding:
    at = text.index(trigger)
    return Finding(kind, roles, Span(0, len(text)), Span(at, at + len(trigger)), "test", 0.9)


def test_only_violence_is_weighed() -> None:
    text = "The coach of the champions attacked the referee after the match."
    fields = Fields(text, split_sentences(text))
    assert fields.plays(finding(text, "attacked"))
    assert not fields.plays(finding(text, "attacked", kind="arrest"))


def test_a_group_that_the_registry_knows_outweighs_a_word_or_two() -> None:
    text = "JNIM attacked the market while traders set their prices."
    jnim = Role("JNIM", 0, 4, role="attacker", name="JNIM", actor="act_jnim", mention_kind="group")
    fields = Fields(text, split_sentences(text))
    assert not fields.plays(finding(text, "attacked", jnim))


def test_words_far_off_tell_nothing() -> None:
    far = "The coach praised the striker after the match. " + "It rained all day. " * 6
    text = far + "Then they attacked the village."
    fields = Fields(text, split_sentences(text))
    assert not fields.plays(finding(text, "attacked"))
    near = text.replace("It rained all day. " * 6, "It rained all day. ")
    assert Fields(near, split_sentences(near)).plays(finding(near, "attacked"))
