"""The lineage map: who stands where, from when to when, and what fades when one group is traced."""

from __future__ import annotations

from datetime import date

import pytest
from made_lines import a_relation, an_answer
from made_relations import LINEAGE

from factions.pictures import lineage_map
from factions.pictures.lineage.layout import Layout, lay_out
from factions.pictures.spans import window_of
from factions.questions import RelationLine

LINES = [line for line in LINEAGE.lines if isinstance(line, RelationLine)]


@pytest.fixture(scope="module")
def layout() -> Layout:
    window = window_of(LINES)
    assert window is not None
    return lay_out(LINES, window)


def test_steps_begin_and_end_lines(layout: Layout) -> None:
    lives = {life.name: life for life in layout.lives}
    ember = lives["Ember Wing"]
    assert (ember.start, ember.begun) == (date(2014, 8, 17), True)
    assert (ember.end, ember.ended) == (date(2019, 5, 4), True)
    coast = lives["Coast Army"]
    assert (coast.start, coast.begun, coast.ended) == (date(2012, 1, 1), False, False)
    assert lives["Hill League"].ended and lives["New Dawn"].begun and not lives["New Dawn"].ended


def test_an_umbrella_is_a_box_behind_its_members_alone(layout: Layout) -> None:
    assert "Northern Union" not in {life.name for life in layout.lives}
    columns = {life.actor: life.column for life in layout.lives}
    for box in layout.boxes:
        assert {columns[actor] for actor in box.members} == set(range(box.left, box.right + 1))
    assert {actor for box in layout.boxes for actor in box.members} == {"act_front", "act_coast"}


def test_kin_stand_side_by_side(layout: Layout) -> None:
    columns = {life.name: life.column for life in layout.lives}
    assert abs(columns["New Dawn"] - columns["Mesa Guard"]) == 1
    assert abs(columns["River Brigade"] - columns["People's Front"]) == 1


def test_what_is_undated_is_counted_and_what_is_too_much_is_named(layout: Layout) -> None:
    assert layout.undated == 1 and layout.beyond == ()
    names = {f"act_{at}": f"Group {at}" for at in range(20)}
    many = [
        a_relation("fights", f"act_{at}", "act_0", ("2019-01-01", "2019-02-01", "stated"), names=names)
        for at in range(1, 20)
    ]
    window = window_of(many)
    assert window is not None
    found = lay_out(many, window)
    assert len(found.lives) == 14 and len(found.beyond) == 6


def test_tracing_leaves_an_actor_and_those_tied_to_it(layout: Layout) -> None:
    assert layout.near("act_ember") == ["act_coast", "act_ember", "act_front"]
    found = lineage_map(LINEAGE).to_dict(validate=False)
    assert {param["name"]: param["select"]["on"] for param in found["params"]} == {
        "over": "pointerover",
        "trace": "click",
    }
    tests = {layer["encoding"]["opacity"]["condition"]["test"] for layer in found["layer"]}
    assert len(tests) == 1 and "trace.actor" in tests.pop()
    rows = [row for values in found["datasets"].values() for row in values]
    assert all("near" in row for row in rows)


def test_time_runs_down_and_a_split_points_to_the_new_actor() -> None:
    found = lineage_map(LINEAGE).to_dict(validate=False)
    scales = [
        layer["encoding"]["y"]["scale"] for layer in found["layer"] if "scale" in layer["encoding"]["y"]
    ]
    assert scales and all(scale["reverse"] for scale in scales)
    rows = [row for values in found["datasets"].values() for row in values if row.get("words") == "split 3"]
    heads = {
        row["full"]: row["x"]
        for values in found["datasets"].values()
        for row in values
        if "full" in row and "name" in row
    }
    assert rows[0]["tip"] - heads["Ember Wing"] in (7, -7)


def test_what_is_left_open_goes_no_further_than_the_actor() -> None:
    found = lineage_map(LINEAGE).to_dict(validate=False)
    rivals = [
        row for values in found["datasets"].values() for row in values
        if row.get("kind") == "rival of" and row.get("fades")
    ]  # fmt: skip
    assert rivals and max(row["end"] for row in rivals) <= "2017-02-20"


def test_a_relation_says_in_words_what_it_is_so_that_print_needs_no_colour() -> None:
    found = lineage_map(LINEAGE).to_dict(validate=False)
    words = [row["words"] for values in found["datasets"].values() for row in values if "dash" in row]
    assert {"allied 4", "fight 5", "rivals 1", "supports 1"} == set(words)


def test_words_of_relations_of_one_day_stand_above_each_other() -> None:
    kinds = ("allied_with", "fights", "rival_of")
    lines = [
        a_relation(kind, "act_front", "act_hill", ("2012-01-01", "2014-01-01", "stated")) for kind in kinds
    ]
    found = lineage_map(an_answer("lineage", lines, actor="x")).to_dict(validate=False)
    rows = [row for values in found["datasets"].values() for row in values if "dash" in row]
    assert {row["words"]: row["above"] for row in rows}.keys() == {"allied 1", "fight 1", "rivals 1"}
    assert {row["above"] for row in rows} == {0, 1, 2}
