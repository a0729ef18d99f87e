"""Two tellings are scored ground by ground, and what cannot be one event is said so."""

from __future__ import annotations

from event_reports import BUKAVU, GOMA, a_claim, a_document, a_reading, barracks, market
from msgspec.structs import replace

from factions.casefile.events.blocking import looked_up_keys, stored_keys
from factions.casefile.events.kinds import load_kinds, nearness
from factions.casefile.events.scoring import load_weights, score
from factions.casefile.events.sketches import Sketch, draw
from factions.casefile.events.tellings import find_tellings
from factions.records import Reading
from factions.vocabulary import load_vocabulary


def sketch(reading: Reading) -> Sketch:
    (telling,) = find_tellings(reading.claims)
    return draw(telling, reading.document)


FIRST = sketch(market("a.example", "2021-06-04", 19))
SECOND = sketch(market("b.example", "2021-06-05", 21))


def test_a_score_is_the_sum_of_its_lines() -> None:
    found = score(FIRST, SECOND)
    odds = load_weights().of["bias"] + sum(ground.adds for ground in found.grounds)
    assert found.chance == 1 / (1 + 2.718281828459045**-odds)
    assert {ground.feature.name for ground in found.grounds} >= {
        "same_kind",
        "same_day",
        "same_place",
        "words",
    }
    assert any(ground.line().endswith("both on 2021-06-04") for ground in found.grounds)


def test_a_score_does_not_mind_which_comes_first() -> None:
    assert score(FIRST, SECOND) == score(SECOND, FIRST)


def test_reports_of_one_bombing_are_merged() -> None:
    assert score(FIRST, SECOND).chance >= load_weights().merge


def test_two_bombings_on_one_day_in_one_town_are_not_merged() -> None:
    assert score(FIRST, sketch(barracks())).chance < load_weights().merge


def test_days_that_cannot_meet_rule_out() -> None:
    later = sketch(market("b.example", "2021-06-12", 19, day="2021-06-11"))
    assert score(FIRST, later).ruled_out == "7 days apart"
    assert score(FIRST, sketch(market("b.example", "2021-06-05", 19, day="2021-06-05"))).ruled_out is None


def test_kinds_of_two_groups_rule_out() -> None:
    assert score(FIRST, replace(SECOND, kinds=("protest",))).ruled_out == "of different kinds"
    assert score(FIRST, replace(SECOND, kinds=("suicide_bombing",))).ruled_out is None


def test_other_people_named_as_harmed_rule_out() -> None:
    one, other = replace(FIRST, persons=("amadou keita",)), replace(SECOND, persons=("issa toure",))
    assert score(one, other).ruled_out == "other people are named as harmed"
    assert score(one, replace(SECOND, persons=("keita",))).ruled_out is None


def test_two_events_of_a_data_set_are_two() -> None:
    one, other = replace(FIRST, external="ged:1"), replace(SECOND, external="ged:2")
    assert score(one, other).ruled_out == "a data set has them as two events"
    assert score(one, replace(SECOND, external="other:2")).ruled_out is None


def test_another_province_speaks_against() -> None:
    text = "A bomb tore through the fish market of Bukavu, killing 19 people."
    document = a_document(text, "b.example", "2021-06-05")
    claim = a_claim(document, text, day="2021-06-04", place=BUKAVU, roles={"target": "fish market"})
    found = score(FIRST, sketch(a_reading(document, claim)))
    assert found.chance < load_weights().merge
    assert {"places_apart", "elsewhere"} & {ground.feature.name for ground in found.grounds}


def test_who_is_denied_to_have_done_it_is_no_doer() -> None:
    text = "The Hill League denied that it bombed the market in Goma."
    document = a_document(text, "b.example", "2021-06-05")
    claim = a_claim(document, text, place=GOMA, roles={"attacker": "The Hill League=act_hill-league"})
    denial = replace(claim, stance=replace(claim.stance, polarity="denied"))
    assert sketch(a_reading(document, claim)).doers == ("act_hill-league",)
    assert sketch(a_reading(document, denial)).doers == ()


def test_all_kinds_of_events_have_a_group() -> None:
    assert set(load_kinds().group) == set(load_vocabulary().kinds("event"))
    assert nearness(("bombing",), ("bombing",)) == 1.0
    assert nearness(("bombing",), ("abduction",)) == 0.0


def test_reports_that_may_be_one_event_share_a_key() -> None:
    assert looked_up_keys(FIRST) & stored_keys(SECOND) and looked_up_keys(SECOND) & stored_keys(FIRST)
    unplaced = replace(SECOND, site=None)
    assert looked_up_keys(FIRST) & stored_keys(unplaced) and looked_up_keys(unplaced) & stored_keys(FIRST)
    next_month = replace(SECOND, bounds=("2021-07-04",) * 4)
    assert not looked_up_keys(FIRST) & stored_keys(next_month)
