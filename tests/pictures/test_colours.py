"""One colour a kind, told apart by people of every common kind of colour vision, on light and dark ground."""

from __future__ import annotations

from itertools import combinations

import pytest

from factions.pictures.palette import THEMES, Family, Theme, load_colours
from factions.vocabulary import load_vocabulary

# Viénot, Brettel and Mollon, "Digital video colourmaps for checking the legibility of displays by dichromats"
# (1999), for linear RGB; tritanopia after Brettel, Viénot and Mollon (1997) with one half plane.
SEEN = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritanopia": ((1.01277, 0.13548, -0.14826), (-0.01243, 0.86812, 0.14431), (0.07589, 0.805, 0.11911)),
}
COLOURS = load_colours()
TABLES = {"events": COLOURS.events, "relations": COLOURS.relations, "tolls": COLOURS.tolls}


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def seen_by(colour: str, eyes: str) -> tuple[float, ...]:
    red, green, blue = linear(colour)
    return tuple(max(0.0, row[0] * red + row[1] * green + row[2] * blue) for row in SEEN[eyes])


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* for the white of D65."""
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (at ** (1 / 3) if at > 0.008856 else 7.787 * at + 16 / 116 for at in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, eyes: str) -> float:
    pairs = zip(lab(seen_by(one, eyes)), lab(seen_by(other, eyes)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def contrast(one: str, other: str) -> float:
    """As WCAG counts it."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other))))[
        ::-1
    ]
    return (light + 0.05) / (dark + 0.05)


def test_every_kind_of_claim_has_one_colour() -> None:
    kinds = [
        kind for table in (COLOURS.events, COLOURS.relations) for one in table.values() for kind in one.kinds
    ]
    assert sorted(kinds) == sorted(load_vocabulary().kinds())
    assert len(set(kinds)) == len(kinds)
    assert set(COLOURS.tolls) == set(load_vocabulary().names("toll_categories"))


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("table", TABLES)
def test_families_are_told_apart(table: str, theme: Theme, eyes: str) -> None:
    found = {
        (one.label, other.label): round(apart(one.colour(theme), other.colour(theme), eyes))
        for one, other in combinations(TABLES[table].values(), 2)
    }
    assert min(found.values()) >= 14, sorted(found.items(), key=lambda one: one[1])[:4]


@pytest.mark.parametrize("theme", THEMES)
def test_colours_and_words_stand_out_from_the_ground(theme: Theme) -> None:
    ground = COLOURS.ground(theme)
    assert contrast(ground.ink, ground.ground) >= 7
    assert contrast(ground.quiet, ground.ground) >= 4.5 and contrast(ground.quiet, ground.land) >= 4.5
    families: list[Family] = [one for table in TABLES.values() for one in table.values()]
    low = {one.label: round(contrast(one.colour(theme), ground.ground), 2) for one in families}
    assert min(low.values()) >= 2, low
