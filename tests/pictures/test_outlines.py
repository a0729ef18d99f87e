"""Outlines and the sheet they are drawn on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factions.pictures.outlines import load_outlines
from factions.pictures.sheet import WIDE, label_spot, shape, sheet_around
from factions.registry.countries import load_countries


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "division"),
    [
        (16.27, -0.04, "ML", "ML-GO"),
        (31.6, 65.7, "AF", "AF-KD"),
        (7.88, -76.63, "CO", "CO-AN"),
        (0.0, 0.0, "ML", None),
    ],
)
def test_a_point_lies_in_its_division(
    latitude: float, longitude: float, country: str, division: str | None
) -> None:
    assert load_outlines().division_at(latitude, longitude, country) == division


def test_rings_are_closed_and_lie_in_their_box() -> None:
    outlines = load_outlines()
    for code in ("ML", "ML-GO", "ZA", "LS", "ID"):
        rings, box = outlines.rings(code), outlines.box(code)
        assert rings and box
        gaps = [max(abs(a - b) for a, b in zip(ring[0], ring[-1], strict=True)) for ring in rings]
        assert max(gaps) < 0.05
        assert -180 <= box[0] < box[2] <= 180 and -90 <= box[1] < box[3] <= 90


def test_nearly_every_country_has_an_outline() -> None:
    missing = {known.code for known in load_countries()} - set(load_outlines().countries)
    assert len(missing) < 15 and not missing & {
        "ML",
        "SD",
        "UA",
        "MM",
        "CD",
        "CO",
        "AF",
        "PK",
        "SY",
        "YE",
        "PS",
    }


@given(st.floats(-170, 150), st.floats(-60, 60), st.floats(0, 20), st.floats(0, 20))
def test_a_sheet_shows_the_whole_box(west: float, south: float, wide: float, high: float) -> None:
    sheet = sheet_around([(west, south, west + wide, south + high)])
    for x, y in (sheet.place(west, south), sheet.place(west + wide, south + high)):
        assert -0.01 <= x <= WIDE + 0.01 and -0.01 <= y <= sheet.height + 0.01


def test_a_name_stands_within_its_country() -> None:
    outlines = load_outlines()
    box = outlines.box("ML")
    assert box
    sheet = sheet_around([box])
    spot = label_spot("ML", outlines, sheet)
    assert spot and 0 < spot[0] < WIDE and 0 < spot[1] < sheet.height
    drawn = shape("ML", outlines, sheet)
    assert drawn and drawn["geometry"]["type"] == "MultiPolygon"
