"""How much of the world a map shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_lines import an_answer, an_event

from factions.pictures import picture
from factions.pictures.extent import Told, within_sight

GAO, ANSONGO, PARIS = (16.27, -0.04), (15.66, 0.5), (48.85, 2.35)


def a_part(name: str, x: float, y: float, events: int = 1) -> Told:
    return Told(name, (x, y, x + 1, y + 1), events)


def test_one_event_far_from_all_others_lies_beyond() -> None:
    near = [a_part(f"town {at}", at, at, 5) for at in range(4)]
    kept, beyond = within_sight([*near, a_part("far", 60, 40)])
    assert [one.name for one in beyond] == ["far"] and kept == near


def test_what_is_more_than_a_tenth_is_always_shown() -> None:
    told = [a_part("here", 0, 0, 8), a_part("there", 60, 40, 1)]
    assert within_sight(told) == (told, [])


def test_a_large_area_around_all_others_is_not_left_beyond() -> None:
    told = [a_part("town", 5, 5, 40), Told("country", (0, 0, 30, 30), 1)]
    assert within_sight(told) == (told, [])


places = st.builds(
    a_part, st.text(max_size=3), st.integers(-180, 170), st.integers(-80, 80), st.integers(1, 30)
)


@given(st.lists(places, min_size=1, max_size=12))
def test_nothing_is_lost_and_little_is_beyond(told: list[Told]) -> None:
    kept, beyond = within_sight(told)
    assert sorted([*kept, *beyond], key=repr) == sorted(told, key=repr) and kept
    assert sum(one.events for one in beyond) * 10 <= sum(one.events for one in told)


def test_the_map_says_what_lies_beyond_it() -> None:
    lines = [
        an_event(
            "bombing",
            f"2020-01-{1 + at:02}",
            "Gao",
            number=at,
            spot=GAO,
            precision=1,
            country="ML",
            admin1="Gao",
        )
        for at in range(20)
    ]
    there = an_event(
        "bombing", "2020-03-01", "Ansongo", spot=ANSONGO, precision=1, country="ML", admin1="Gao"
    )
    far = an_event("protest", "2020-02-01", "Paris", spot=PARIS, precision=1, country="FR", admin1="IDF")
    found = picture(an_answer("events", [*lines, there, far]), "map").to_dict()
    assert "Beyond this sheet: Paris (1 event)." in found["title"]["subtitle"]
