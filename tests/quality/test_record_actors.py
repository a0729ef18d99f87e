"""Who stands on which side of an event of a PLOVER record."""

from __future__ import annotations

import pytest

from benchmarks.tasks.record.actors import sides, whole
from factions.records import Span


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _sides(text: str, cue: str, *actors: str, root: str = "THREATEN") -> tuple[list[str], list[str]]:
    found = sides(text, [_span(text, one) for one in actors], Span(0, len(text)), _span(text, cue), root)
    source, target = ([text[one.start : one.end] for one in side] for side in found)
    return source, target


def test_actors_joined_by_and_stand_on_one_side() -> None:
    text = "Chad threatened Libya and the Sudan over a border post."
    assert _sides(text, "threatened", "Chad", "Libya", "the Sudan") == (["Chad"], ["Libya", "the Sudan"])


@pytest.mark.parametrize(("root", "target"), [("AGREE", []), ("THREATEN", ["Eritrea"])])
def test_who_acts_together_has_no_target(root: str, target: list[str]) -> None:
    text = "Mali and Niger signed a pact on roads to Eritrea."
    assert _sides(text, "signed", "Mali", "Niger", "Eritrea", root=root) == (["Mali", "Niger"], target)


def test_a_possessor_and_its_office_are_one_actor() -> None:
    text = "Mali's interior minister warned rebels from the northern front."
    source, target = _sides(text, "warned", "Mali", "minister", "rebels", "northern front")
    assert source == ["Mali's interior minister"]
    assert target == ["rebels from the northern front"]


def test_a_word_is_not_cut_at_its_hyphen() -> None:
    text = "An anti-mining activist spoke."
    (found,) = whole(text, [_span(text, "mining activist")])
    assert text[found.start : found.end] == "anti-mining activist"


def test_the_opponent_goes_before_the_place() -> None:
    text = "Farmers marched in the Cauca against the Army Council's plan."
    assert _sides(text, "marched", "Farmers", "Cauca", "Army Council")[1] == ["Army Council"]


def test_a_passive_turns_the_sides_round() -> None:
    text = "Villagers were expelled by the Red Column."
    assert _sides(text, "expelled", "Villagers", "Red Column") == (["Red Column"], ["Villagers"])


def test_a_number_or_a_weekday_is_no_actor() -> None:
    text = "Militants threatened on Monday to burn eighty lorries."
    assert _sides(text, "threatened", "Militants")[1] == []
