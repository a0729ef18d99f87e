"""Made answers on events: forty at one place, some of vague places, and tolls that differ."""

from __future__ import annotations

from made_lines import a_figure, an_answer, an_event

_KINDS = ("armed_clash", "bombing", "air_strike", "abduction", "protest", "robbery", "withdrawal", "arrest")
GAO, ANSONGO, TOMBOUCTOU, MOPTI = (16.27, -0.04), (15.66, 0.5), (16.77, -3.0), (14.49, -4.19)

EVENTS = an_answer(
    "events",
    [
        *(
            an_event(
                _KINDS[(at * at) % 8],
                f"20{18 + at % 3}-{1 + (at * 5) % 12:02}-{1 + at % 27:02}",
                "Gao",
                number=at,
                spot=GAO,
                precision=1,
                country="ML",
                admin1="Gao",
            )
            for at in range(40)
        ),
        *(
            an_event(
                "bombing",
                f"2019-0{1 + at}-20",
                "Ansongo",
                number=at,
                spot=ANSONGO,
                precision=2,
                country="ML",
                admin1="Gao",
            )
            for at in range(3)
        ),
        *(
            an_event(
                "armed_clash",
                f"2020-0{1 + at}-09",
                "Mopti",
                number=at,
                spot=MOPTI,
                precision=4,
                country="ML",
                admin1="Mopti",
            )
            for at in range(5)
        ),
        an_event("air_strike", "2020-05-01", "Tombouctou", spot=TOMBOUCTOU, precision=1, country="ML"),
        an_event("armed_clash", "2020-06-01", "Burkina Faso", spot=(12.2, -1.5), precision=6, country="BF"),
        an_event("abduction", "2020-06-01", None),
        an_event(
            "abduction",
            None,
            "Gao",
            spot=GAO,
            precision=1,
            country="ML",
            bounds=("2019-01-01", "2019-12-31") * 2,
        ),
    ],
    actor=None,
    kind=None,
    country=None,
    since=None,
    until=None,
)

TOLLS = an_answer(
    "events",
    [
        an_event(
            "bombing",
            "2021-05-03",
            "Gao",
            tolls=(
                a_figure("officials (river-wire.example)", 12, None, "at_least"),
                a_figure("a doctor (river-wire.example)", 31, 31, category="wounded"),
                a_figure("monitor.example", 19, 19),
                a_figure("monitor.example", 40, 60, category="wounded"),
                a_figure("the army (bay-desk.example)", None, 8, "up_to"),
                a_figure("bay-desk.example", 15, 15, "about"),
                a_figure("bay-desk.example", 1, 1, scope="partial"),
            ),
        ),
        an_event("armed_clash", "2021-06-01", "Menaka", tolls=(a_figure("desk.example", 200, 250),)),
        an_event("protest", "2021-07-01", "Kati"),
    ],
    actor="JNIM",
)
