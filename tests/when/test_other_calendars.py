"""Other calendars: known days, and what is kept as said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.reading import when
from factions.reading.when.hijri import hijri_day, hijri_month_end, solar_day

MONDAY = "2021-11-08"


@pytest.mark.parametrize(
    ("hijri", "ours"),
    [((1, 1, 1), date(622, 7, 19)), ((1442, 9, 1), date(2021, 4, 13)), ((1443, 1, 1), date(2021, 8, 10))],
)
def test_known_hijri_days(hijri: tuple[int, int, int], ours: date) -> None:
    assert hijri_day(*hijri) == ours


@pytest.mark.parametrize(
    ("solar", "ours"),
    [
        ((1357, 2, 7), date(1978, 4, 27)),
        ((1400, 5, 24), date(2021, 8, 15)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1304, 1, 1), date(1925, 3, 21)),
    ],
)
def test_known_solar_hijri_days(solar: tuple[int, int, int], ours: date) -> None:
    assert solar_day(*solar) == ours


def test_a_solar_year_without_a_leap_day_has_none() -> None:
    assert solar_day(1400, 12, 30) is None


@given(st.integers(1, 1690), st.integers(1, 12))
def test_hijri_months_follow_one_another_and_have_29_or_30_days(year: int, month: int) -> None:
    first, last = hijri_day(year, month, 1), hijri_month_end(year, month)
    assert (last - first).days + 1 in (29, 30)


@pytest.mark.parametrize(
    ("text", "words", "bounds", "flags"),
    [
        ("A truce began on 15 Ramadan 1435.", "15 Ramadan 1435", ("2014-07-12", "2014-07-14"), ("hijri",)),
        ("A truce held in Ramadan 2014.", "Ramadan 2014", ("2014-06-28", "2014-07-29"), ("hijri",)),
        ("The charter is of 1435 AH.", "1435 AH", ("2013-11-04", "2014-10-25"), ("hijri",)),
        ("Kabul fell on 24 Asad 1400.", "24 Asad 1400", ("2021-08-15", "2021-08-15"), ("solar-hijri",)),
        ("Guards fired at Nowruz 2012.", "Nowruz 2012", ("2012-03-20", "2012-03-20"), ("solar-hijri",)),
    ],
)
def test_dates_that_are_converted(
    text: str, words: str, bounds: tuple[str, str], flags: tuple[str, ...]
) -> None:
    (found,) = when.read_times(text, published=MONDAY)
    assert (found.text, found.bounds, found.flags) == (words, bounds * 2, flags)


@pytest.mark.parametrize(
    ("text", "words", "flags"),
    [
        ("Guns were silent in Ramadan 1997.", "Ramadan 1997", ("hijri", "ambiguous")),
        ("It was on 31 Ramadan 1435.", "31 Ramadan 1435", ("hijri", "impossible")),
        ("It was on 30 Hut 1400.", "30 Hut 1400", ("solar-hijri", "impossible")),
        ("The dyke broke in Bikram Sambat 2058.", "Bikram Sambat 2058", ("other-calendar",)),
        ("The law is of 2001 E.C.", "2001 E.C.", ("other-calendar",)),
    ],
)
def test_dates_that_are_kept_as_said(text: str, words: str, flags: tuple[str, ...]) -> None:
    (found,) = when.read_times(text, published=MONDAY)
    assert (found.text, found.bounds, found.edtf, found.flags) == (words, (None,) * 4, None, flags)


def test_ramadan_without_a_year_is_the_last_one_before_the_report() -> None:
    (found,) = when.read_times("Raids grew during Ramadan.", published=MONDAY)
    assert (found.bounds[0], found.anchor) == ("2021-04-12", "dateline")
    (open_one,) = when.read_times("Raids grew during Ramadan.")
    assert (open_one.bounds, "no-dateline" in open_one.flags) == ((None,) * 4, True)
