"""Pictures of much and of nothing: forty actors, twenty years, one event, none; no words on words."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import Any

import pytest
from made_lines import a_leader, a_relation, an_answer, an_event

from factions.pictures import VIEWS, lineage_map, picture, svg

MANY = {f"act_{at}": f"Movement {at} of the Northern Plateau" for at in range(40)}
KINDS = ("allied_with", "fights", "rival_of", "split_from", "part_of", "supports")
FORTY = an_answer(
    "lineage",
    [
        a_relation(
            KINDS[at % len(KINDS)], f"act_{at}", f"act_{(at * 7 + 3) % 40}",
            (f"{2001 + at % 20}-0{1 + at % 9}-01", f"{2003 + at % 20}-01-01", "stated"), names=MANY,
        )
        for at in range(40)
    ],
    actor="x",
)  # fmt: skip


def words_in(drawn: str) -> list[tuple[float, float, float, str]]:
    """Every text of an SVG of one group: its place, its size, its words (halos once)."""
    found = re.findall(
        r'transform="translate\(([-\d.]+),([-\d.]+)\)"[^>]*font-size="([\d.]+)px"[^>]*>([^<]+)</text>', drawn
    )
    return list(dict.fromkeys((float(x), float(y), float(size), words) for x, y, size, words in found))


def test_forty_actors_are_fourteen_columns_and_some_others_are_named() -> None:
    found = lineage_map(FORTY).to_dict(validate=False)
    heads = {row["full"] for rows in found["datasets"].values() for row in rows if "full" in row}
    told = " ".join(found["title"]["subtitle"])
    assert len(heads) == 14 and "Not drawn, for less is told of them" in told and "and 18 more." in told
    assert not any(f"{name}," in told for name in heads)


def test_no_name_of_a_column_reaches_into_the_next() -> None:
    found = lineage_map(FORTY).to_dict(validate=False)
    heads = {(row["x"], row["name"]) for rows in found["datasets"].values() for row in rows
             if "full" in row and "name" in row and "mark" not in row}  # fmt: skip
    column = min(b - a for a, b in pairwise(sorted(x for x, _ in heads)))
    widest = max(len(line) for _, name in heads for line in name.split("\n"))
    assert widest * 12 * 0.58 <= column  # Liberation Sans, bold: .58 of its size a letter at most, on average


def test_rows_of_bars_do_not_lie_on_each_other() -> None:
    drawn = svg(picture(FORTY, "bars"))
    labels = [one for one in words_in(drawn) if one[3] in {kind.replace("_", " ") for kind in KINDS}]
    assert len(labels) == 24
    assert all(abs(one[1] - other[1]) >= one[2] for one, other in combinations(labels, 2))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", ["months", "map", "tolls"])
def test_one_event_and_none_make_a_picture(view: str, theme: Any) -> None:
    one = an_event(
        "bombing", "2020-01-05", "Gao", spot=(16.27, -0.04), precision=1, country="ML", admin1="Gao"
    )
    assert "<svg" in svg(picture(an_answer("events", [one], actor="x"), view, theme=theme))
    drawn = svg(picture(an_answer("events", [], actor="x"), view, theme=theme))
    assert re.search(r">No [^<]+\.</text>", drawn), "an empty picture says so"


@pytest.mark.parametrize("question", ["relationship", "lineage", "leaders", "targeting", "resemblance"])
def test_an_answer_without_lines_says_so_in_every_picture(question: str) -> None:
    for view in VIEWS[question]:
        drawn = svg(picture(an_answer(question, [], actor="x", a="x", b="y", post="leader"), view))
        assert re.search(r">(No|Nobody|There is nothing) ?[^<]+\.</text>", drawn), view


def test_twenty_years_of_leaders_stand_one_below_the_other() -> None:
    years = [(f"{year}-01-01", f"{year}-01-01", f"{year}-12-01", None) for year in range(2000, 2020)]
    lines = [a_leader(f"Person {at}", bounds) for at, bounds in enumerate(years)]
    drawn = svg(picture(an_answer("leaders", lines, actor="x", post="leader")))
    places = sorted(one[1] for one in words_in(drawn) if one[3].startswith("Person"))
    assert len(places) == 20 and all(below - above >= 20 for above, below in pairwise(places))
