"""Every picture: what is in its rows, which marks stand for what, and that it is a valid specification."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from math import prod
from typing import Any

import pytest
from made_counts import RESEMBLANCE, TARGETING
from made_events import EVENTS, TOLLS
from made_lines import NAMES, a_relation, an_answer, an_event
from made_relations import LEADERS, LINEAGE, RELATIONSHIP
from msgspec.structs import replace

from factions.casefile.summaries import EventCount
from factions.pictures import VIEWS, counted_by_month, picture, spec
from factions.pictures.palette import load_colours
from factions.pictures.spans import FAINT, SLICES
from factions.questions import Answer

ALL: dict[str, tuple[Answer, str | None]] = {
    "relationship": (RELATIONSHIP, None),
    "lineage": (LINEAGE, None),
    "lineage as bars": (LINEAGE, "bars"),
    "leaders": (LEADERS, None),
    "months": (EVENTS, None),
    "map": (EVENTS, "map"),
    "tolls": (TOLLS, "tolls"),
    "targeting": (TARGETING, None),
    "resemblance": (RESEMBLANCE, None),
}


def drawn(answer: Answer, view: str | None = None, validate: bool = False) -> dict[str, Any]:
    """The specification, checked against the schema of Vega-Lite where that is tried: it takes a while."""
    question = VIEWS[answer.question]
    found: dict[str, Any] = question[view or next(iter(question))](answer).to_dict(validate=validate)
    return found


def rows_with(found: dict[str, Any], *fields: str) -> list[dict[str, Any]]:
    """All rows of data that have some fields."""
    return [
        row for values in found["datasets"].values() for row in values if all(one in row for one in fields)
    ]


def marks(found: Any) -> Iterator[str]:
    """The kinds of marks in a specification."""
    if isinstance(found, dict):
        if "mark" in found:
            yield found["mark"]["type"] if isinstance(found["mark"], dict) else found["mark"]
        for part in found.values():
            yield from marks(part)
    elif isinstance(found, list):
        for part in found:
            yield from marks(part)


@pytest.mark.parametrize("name", ALL)
def test_a_picture_is_valid_and_asks_nothing_of_another_host(name: str) -> None:
    found = drawn(*ALL[name], validate=True)
    words = json.dumps({key: value for key, value in found.items() if key != "$schema"})
    assert not re.search(r"https?:|\burl\b", words)
    assert found["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert found["title"]["text"]


@pytest.mark.parametrize("question", VIEWS)
def test_an_empty_answer_is_a_picture_that_says_so(question: str) -> None:
    for view in VIEWS[question]:
        arguments = {"actor": "Reef Army", "a": "Reef Army", "b": "Mesa Guard", "post": "leader"}
        found = drawn(an_answer(question, [], **arguments), view, validate=True)
        (words,) = (row["words"] for row in rows_with(found, "words"))
        assert " ".join(words).endswith((".", "?"))
        assert set(marks(found)) == {"text"}


def test_stretches_become_bars_whose_form_says_their_status() -> None:
    found = drawn(RELATIONSHIP)
    bars = [row for row in rows_with(found, "opacity", "kind", "end") if not row["fades"]]
    allied = [
        (row["start"], row["end"], row["status"], row["opacity"])
        for row in bars
        if row["kind"] == "allied with"
    ]
    assert allied[1:] == [
        ("2015-01-01", "2016-07-01", "stated", 1.0),
        ("2016-07-01", "2018-01-01", "disputed", 0.16),
    ]
    assert {row["status"] for row in bars if row["kind"] == "supports"} == {"denied"}


def test_an_open_side_fades_towards_the_edge_of_the_window() -> None:
    rows = rows_with(drawn(RELATIONSHIP), "opacity", "kind", "end")
    fading = [row for row in rows if row["kind"] == "allied with" and row["fades"]]
    assert len(fading) == SLICES and len({row["end"] for row in fading}) == 1
    starts = [row["start"] for row in fading]
    assert starts == sorted(starts) and len(set(starts)) == SLICES
    through = [prod(1 - row["opacity"] for row in fading[: number + 1]) for number in range(SLICES)]
    assert 1 - through[0] < 0.02 and abs(1 - through[-1] - FAINT) < 0.02
    assert (
        min(row["start"] for row in fading) < "2010-01-01"
        and max(row["end"] for row in fading) <= "2015-01-01"
    )


def test_origins_stand_on_the_bar_and_what_has_no_time_says_so() -> None:
    told = {row["label"]: row["count"] for row in rows_with(drawn(RELATIONSHIP), "label", "count")}
    assert told["allied with"] == "4 origins"
    assert told["rival of"] == "1 origin"
    assert told["overlaps with"] == "no time given · 1 origin"


def test_a_step_is_a_mark_and_an_event_a_tick_in_its_colour() -> None:
    found = drawn(RELATIONSHIP)
    (step,) = rows_with(found, "shape")
    assert (step["kind"], step["at"]) == ("split from", "2013-06-15")
    ticks = rows_with(found, "day", "colour")
    assert len(ticks) == 9 and len({row["colour"] for row in ticks}) == 2
    assert "1 event is told without a single day and not drawn." in found["title"]["subtitle"]


def test_the_day_asked_about_is_marked() -> None:
    found = drawn(RELATIONSHIP)
    assert {"at": "2016-01-01", "words": "1 January 2016"} in rows_with(found, "at", "words")


def test_leaders_are_rows_in_order_and_a_cross_ends_one() -> None:
    found = drawn(LEADERS)
    names = [row["label"] for row in rows_with(found, "label", "count")]
    assert names == ["Musa Kone", "Amadou Ba", "Ibra Sall", "Awa Diop"]
    (end,) = rows_with(found, "shape")
    assert (end["label"], end["at"]) == ("Musa Kone", "2013-03-01")
    solid = [row for row in rows_with(found, "opacity", "label", "end") if row["opacity"] == 1.0]
    assert [(row["label"], row["start"], row["end"]) for row in solid][:2] == [
        ("Musa Kone", "2008-12-31", "2013-03-02"),
        ("Amadou Ba", "2013-06-30", "2016-01-02"),
    ]


def test_events_are_counted_by_month_and_kind() -> None:
    found = drawn(EVENTS)
    rows = rows_with(found, "month")
    assert sum(row["events"] for row in rows) == 40 + 3 + 5 + 1 + 1 + 1
    january = [row for row in rows if row["month"] == "2020-01-01" and row["kind"] == "armed clash"]
    assert [row["family"] for row in january] == ["Clashes and assaults (C)"]
    bars, letters = found["layer"]
    assert bars["encoding"]["x"]["timeUnit"] == "utcyearmonth"
    assert bars["encoding"]["color"]["field"] == "family"
    assert letters["encoding"]["text"]["field"] == "sign", "read without colours, too"
    assert found["title"]["subtitle"] == ["1 without a month that is told is not drawn."]


def test_counts_of_a_casefile_are_drawn_as_they_are() -> None:
    counts = [EventCount("2021-03", "bombing", 1200, 3000), EventCount(None, "attack", 7, 9)]
    found = counted_by_month(counts, heading="Events").to_dict()
    assert [row["events"] for row in rows_with(found, "month")] == [1200]
    assert found["title"]["subtitle"] == ["7 without a month that is told are not drawn."]


def test_a_long_time_is_counted_by_year() -> None:
    counts = [EventCount(f"{year}-03", "bombing", 1, 1) for year in range(1990, 2020)]
    bars, _ = counted_by_month(counts, heading="Events").to_dict()["layer"]
    assert bars["encoding"]["x"]["timeUnit"] == "utcyear"


def test_bars_too_narrow_for_a_letter_have_none() -> None:
    counts = [EventCount(f"20{year}-03", "bombing", 1, 1) for year in range(10, 20)]
    assert counted_by_month(counts, heading="Events").to_dict()["encoding"]["x"]["timeUnit"] == "utcyearmonth"


def test_events_of_every_kind_have_a_letter_of_their_own() -> None:
    signs = [family.sign for family in load_colours().events.values()]
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 for sign in signs)


def test_few_dots_of_a_map_say_by_letters_what_is_told_of_them() -> None:
    words = {row["mark"] for row in rows_with(drawn(EVENTS, "map"), "mark")}
    assert any(mark[:1] in {family.sign for family in load_colours().events.values()} for mark in words)


def test_by_year_an_event_of_a_known_year_is_drawn_whatever_its_month() -> None:
    year = an_event("attack", None, None, bounds=("2015-01-01", "2015-12-31") * 2)
    lines = [an_event("bombing", f"{at}-03-01", None, number=at) for at in range(2000, 2020)]
    found = drawn(an_answer("events", [*lines, year], actor="x"))
    assert {row["month"] for row in rows_with(found, "month") if row["kind"] == "attack"} == {"2015-01-01"}
    assert not found["title"].get("subtitle")


def test_only_a_named_place_is_a_dot() -> None:
    found = drawn(EVENTS, "map")
    discs = next(layer for layer in found["layer"] if layer["mark"]["type"] == "arc")
    dots = found["datasets"][discs["data"]["name"]]
    assert {row["place"] for row in dots} == {"Gao", "Tombouctou"}
    slices = [row for row in dots if row["place"] == "Gao"]
    assert sum(row["events"] for row in slices) == 41 and {row["all"] for row in slices} == {41}
    assert slices[0]["from"] == 0 and abs(slices[-1]["to"] - 6.2832) < 0.001
    ring = next(layer for layer in found["layer"] if layer["mark"].get("strokeDash") == [3, 3])
    assert ring["mark"]["filled"] is False
    assert [row["place"] for row in found["datasets"][ring["data"]["name"]]] == ["Ansongo"]


def test_a_province_is_shaded_and_a_country_only_lightly() -> None:
    found = drawn(EVENTS, "map")
    areas = [layer for layer in found["layer"] if layer["mark"]["type"] == "geoshape"]
    shaded = [layer for layer in areas if "fillOpacity" in layer.get("encoding", {})]
    (province,) = found["datasets"][shaded[0]["data"]["name"]]
    assert province["properties"]["code"] == "ML-MO" and province["properties"]["events"] == 5
    pale = next(layer for layer in areas if layer["mark"].get("strokeDash") == [5, 4])
    (country,) = found["datasets"][pale["data"]["name"]]
    assert country["properties"]["code"] == "BF" and pale["mark"]["fillOpacity"] < 0.1


def test_the_map_says_what_it_leaves_out_and_takes_no_position() -> None:
    found = drawn(EVENTS, "map")
    told = " ".join(found["title"]["subtitle"])
    assert "42 events at a named place" in told and "1 event without a known place on land not drawn." in told
    assert any("imply no position" in row["words"] for row in rows_with(found, "words"))


def test_tolls_stand_side_by_side_by_source() -> None:
    found = drawn(TOLLS, "tolls")
    rows = {(row["source"], row["words"]): row for row in rows_with(found, "words", "shape")}
    assert len(rows) == 7 and not any(words == "1 killed" for _, words in rows)
    least = rows["officials (river-wire.example)", "at least 12 killed"]
    most = rows["the army (bay-desk.example)", "up to 8 killed"]
    wounded = rows["monitor.example", "40–60 wounded"]
    assert (least["shape"], least["at"]) == ("triangle-right", 12) and least["to"] > 12
    assert (most["shape"], most["from"], most["at"]) == ("triangle-left", 0, 8)
    assert (wounded["from"], wounded["to"]) == (40, 60) and wounded["colour"] != least["colour"]
    about = rows["bay-desk.example", "about 15 killed"]
    assert about["fill"] != about["colour"]


def test_shares_have_intervals_and_few_events_have_none() -> None:
    found = drawn(TARGETING)
    rows = rows_with(found, "target")
    civilians = {row["label"]: row for row in rows if row["target"] == "civilians"}
    assert (civilians["2020"]["low"], civilians["2020"]["share"], civilians["2020"]["high"]) == (
        0.42,
        0.6,
        0.77,
    )
    assert civilians["2021"]["share"] is None and civilians["2021"]["count"] == "3 of 4"
    assert "not described" in {row["target"] for row in rows}
    assert any("1 general statement of an author" in words for words in found["title"]["subtitle"])


def test_distances_are_small_multiples_beside_chance() -> None:
    found = drawn(RESEMBLANCE)
    assert found["facet"]["column"]["field"] == "respect"
    rows = {row["respect"]: row for row in rows_with(found, "distance")}
    assert (rows["places"]["low"], rows["places"]["distance"], rows["places"]["baseline"]) == (
        0.7,
        0.82,
        0.16,
    )


def test_markup_in_a_name_stays_words() -> None:
    names = NAMES | {"act_river": "<script>alert(1)</script>"}
    line = a_relation("fights", "act_river", "act_front", ("2019-01-01", "2019-02-01", "stated"), names=names)
    found = spec(picture(an_answer("relationship", [line], a="<b>x</b>", b="y")))
    assert any("<script>" in row.get("below", "") for row in rows_with(found, "below"))


def test_a_denial_before_all_that_is_affirmed_is_within_the_window() -> None:
    line = a_relation("allied_with", "act_front", "act_river", ("2012-01-01", "2013-12-31", "denied"))
    answer = an_answer("relationship", [replace(line, period=None, times=())], a="x", b="y")
    (bar,) = rows_with(drawn(answer), "fades", "status")
    scale = drawn(answer)["layer"][1]["encoding"]["x"]["scale"]["domain"]["expr"]
    first = datetime.fromtimestamp(int(scale.strip("[").split(",")[0]) / 1000, tz=UTC)
    assert f"{first:%Y-%m-%d}" <= bar["start"] == "2012-01-01"


def test_a_dispute_is_said_where_no_bar_can_show_it() -> None:
    line = replace(a_relation("allied_with", "act_front", "act_river"), status="disputed")
    (row,) = rows_with(
        drawn(an_answer("relationship", [RELATIONSHIP.lines[0], line], a="x", b="y")), "count"
    )[1:]
    assert row["count"] == "no time given · 1 origin · disputed"


def test_the_days_stand_above_many_rows() -> None:
    line = a_relation("fights", "act_front", "act_river", ("2012-01-01", "2013-12-31", "stated"))
    for count, orient in ((4, "bottom"), (12, "top")):
        found = drawn(an_answer("relationship", [line] * count, a="x", b="y"))
        axes = [
            one["encoding"]["x"].get("axis")
            for one in found["layer"]
            if "axis" in one["encoding"].get("x", {})
        ]
        assert {axis["orient"] for axis in axes} == {orient}
