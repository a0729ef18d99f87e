"""Marks on the lines of a lineage map: changes of leader, deadly attacks, other names."""

from __future__ import annotations

from typing import Any

import pytest
from made_lines import a_figure, a_leader, a_relation, an_answer, an_event
from msgspec.structs import replace

from factions.pictures import lineage_map, svg
from factions.pictures.lineage.marks import ATTACK, LEADER, NAME, marked
from factions.questions import EventLine

FIGHTS = a_relation("fights", "act_front", "act_hill", ("2010-01-01", "2020-12-31", "stated"))


def an_attack(day: str | None, dead: int, *attackers: str) -> EventLine:
    line = an_event("bombing", day, "Gao", tolls=(a_figure("wire.example", dead, dead),))
    return replace(line, attackers=attackers, text=f"{dead} killed on {day}.")


def rows_marked(*lines: Any) -> list[dict[str, Any]]:
    found = lineage_map(an_answer("lineage", [FIGHTS, *lines], actor="x")).to_dict(validate=False)
    points = [layer for layer in found["layer"] if "fill" in layer["encoding"]]
    return [row for layer in points for row in found["datasets"][layer["data"]["name"]]]


def test_an_attack_is_marked_on_the_line_of_each_attacker() -> None:
    rows = rows_marked(an_attack("2015-06-01", 20, "act_front", "act_hill"))
    assert {row["full"] for row in rows} == {"People's Front", "Hill League"}
    assert {(row["mark"], row["start"], row["said"]) for row in rows} == {
        (ATTACK, "2015-06-01", "20 killed on 2015-06-01.")
    }


def test_no_more_than_four_attacks_stand_on_one_line_the_deadliest_first() -> None:
    many = [an_attack(f"20{10 + at}-06-01", 10 * at, "act_front") for at in range(1, 9)]
    assert {row["start"][:4] for row in rows_marked(*many)} == {"2015", "2016", "2017", "2018"}


def test_an_attack_without_dead_or_day_is_not_marked() -> None:
    assert not rows_marked(an_attack("2015-06-01", 0, "act_front"), an_attack(None, 90, "act_front"))


def test_whoever_was_only_there_has_no_mark() -> None:
    line = replace(an_attack("2015-06-01", 20, "act_hill"), actors=("act_front", "act_hill"))
    assert {row["full"] for row in rows_marked(line)} == {"Hill League"}


def test_a_leader_is_marked_where_leading_began_and_where_an_event_ended_it() -> None:
    kone = a_leader("Musa Kone", ("2011-01-01", "2011-12-31", "2013-03-01", "2013-03-01"), ended="2013-03-01")
    begun, ended = rows_marked(kone)
    assert (begun["mark"], begun["start"], begun["vague"]) == (LEADER, "2011-07-02", True)
    assert (ended["mark"], ended["start"], ended["vague"]) == (LEADER, "2013-03-01", False)


def test_who_is_only_known_to_have_led_by_then_is_counted_and_not_marked() -> None:
    sall = a_leader("Ibra Sall", (None, "2018-05-01", "2018-05-01", None))
    found = lineage_map(an_answer("lineage", [FIGHTS, sall], actor="x")).to_dict(validate=False)
    assert not rows_marked(sall)
    told = " ".join(found["title"]["subtitle"])
    assert "1 of whose leading neither begin nor end is told is not marked." in told


def test_marks_on_one_spot_are_one_that_tells_of_both() -> None:
    ended = a_leader("Musa Kone", (None, "2012-01-01", "2013-03-01", "2013-03-01"), ended="2013-03-01")
    begun = a_leader("Amadou Ba", ("2013-03-09", "2013-03-09", "2016-01-01", None))
    (row,) = rows_marked(ended, begun)
    assert row["said"] == "Musa Kone: led. · Amadou Ba: led."


def test_a_mark_after_all_relations_is_still_on_the_map() -> None:
    (row,) = rows_marked(an_attack("2023-06-01", 20, "act_front"))
    lived = lineage_map(an_answer("lineage", [FIGHTS, an_attack("2023-06-01", 20, "act_front")], actor="x"))
    solid = [one for rows in lived.to_dict(validate=False)["datasets"].values() for one in rows
             if one.get("opacity") == 0.9 and "end" in one]  # fmt: skip
    ends = [one["end"] for one in solid if one.get("full") == "People's Front"]
    assert row["start"] == "2023-06-01" and ends == ["2023-06-01"]


def test_the_legend_names_the_marks_that_are_there() -> None:
    found = lineage_map(an_answer("lineage", [FIGHTS, an_attack("2015-06-01", 20, "act_front")], actor="x"))
    drawn = svg(found)
    assert ATTACK in drawn and LEADER not in drawn and NAME not in drawn


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_attacks_and_names_are_told_apart_without_colour(theme: Any) -> None:
    names = {"act_islamic-state": "Islamic State", "act_front": "People's Front"}
    years = ("2003-01-01", "2020-12-31", "stated")
    other = a_relation("fights", "act_islamic-state", "act_front", years, names=names)
    answer = an_answer("lineage", [other, an_attack("2015-06-01", 20, "act_front")], actor="x")
    (points,) = [one for one in lineage_map(answer, theme=theme).to_dict(validate=False)["layer"]
                 if one["mark"]["type"] == "point" and "fill" in one["encoding"]]  # fmt: skip
    shapes, fills = points["encoding"]["shape"]["scale"], points["encoding"]["fill"]["scale"]
    assert shapes["domain"] == [NAME, ATTACK] and len(set(shapes["range"])) == len(set(fills["range"])) == 2


def test_an_answer_without_leaders_or_attacks_has_no_marks() -> None:
    assert marked(an_answer("lineage", [FIGHTS])).marks == ()
