"""Made answers on two actors, on where one came from, and on who led it."""

from __future__ import annotations

from made_lines import a_leader, a_relation, an_answer, an_event

RELATIONSHIP = an_answer(
    "relationship",
    [
        a_relation("part_of", "act_river", "act_front", ("2010-01-01", "2013-05-31", "stated"), origins=3),
        a_relation(
            "allied_with",
            "act_river",
            "act_front",
            (None, "2014-12-31", "possible"),
            ("2015-01-01", "2016-06-30", "stated"),
            ("2016-07-01", "2017-12-31", "disputed"),
            origins=4,
        ),
        a_relation("rival_of", "act_river", "act_front", ("2018-03-01", None, "possible"), origins=1),
        a_relation("fights", "act_river", "act_front", ("2019-02-01", "2020-11-30", "stated"), origins=7),
        a_relation("supports", "act_front", "act_river", ("2011-01-01", "2012-12-31", "denied"), origins=1),
        a_relation("overlaps_with", "act_river", "act_front", origins=1),
        a_relation(
            "split_from", "act_river", "act_front", ("2013-06-01", "2013-06-30", "possible"), origins=2
        ),
        *(an_event("armed_clash", f"20{19 + at % 2}-0{1 + at}-12", "Orlu", number=at) for at in range(8)),
        an_event("bombing", "2020-06-02", "Orlu"),
        an_event("bombing", None, "Orlu", bounds=("2020-01-01", "2020-12-31", "2020-01-01", "2020-12-31")),
    ],
    a="River Brigade",
    b="People's Front",
    on="2016-01-01",
)

LINEAGE = an_answer(
    "lineage",
    [
        a_relation("founded", "act_front", None, ("2008-03-01", "2008-03-01", "stated"), origins=2),
        a_relation(
            "split_from", "act_river", "act_front", ("2013-06-01", "2013-06-30", "possible"), origins=2
        ),
        a_relation("split_from", "act_ember", "act_coast", ("2014-08-17", "2014-08-17", "stated"), origins=3),
        a_relation(
            "merged_into", "act_ember", "act_front", ("2019-05-04", "2019-05-04", "stated"), origins=2
        ),
        a_relation(
            "coalesced", ("act_hill", "act_guard"), "act_new", ("2017-01-10", "2017-02-20", "possible")
        ),
        a_relation("member_of_umbrella", "act_front", "act_union", ("2015-01-01", "2018-12-31", "stated")),
        a_relation("member_of_umbrella", "act_coast", "act_union", ("2015-03-01", "2017-12-31", "stated")),
        a_relation("allied_with", "act_river", "act_hill", ("2014-01-01", "2016-06-30", "stated"), origins=4),
        a_relation("fights", "act_river", "act_front", ("2013-07-01", "2016-01-01", "disputed"), origins=5),
        a_relation("rival_of", "act_hill", "act_coast", ("2012-01-01", None, "possible")),
        a_relation("supports", "act_coast", "act_front", ("2016-01-01", "2018-06-01", "denied")),
        a_relation("allied_with", "act_guard", "act_front"),
    ],
    actor="People's Front",
    steps="2",
)

LEADERS = an_answer(
    "leaders",
    [
        a_leader("Musa Kone", ("2008-01-01", "2008-12-31", "2013-03-01", "2013-03-01"), ended="2013-03-01"),
        a_leader("Amadou Ba", ("2013-03-01", "2013-06-30", "2016-01-01", "2016-12-31")),
        a_leader("Ibra Sall", (None, "2018-05-01", "2018-05-01", None), gap=True),
        a_leader("Awa Diop", ("2019-01-01", "2019-01-01", "2020-01-01", None), status="disputed"),
    ],
    actor="People's Front",
    post="leader",
)
