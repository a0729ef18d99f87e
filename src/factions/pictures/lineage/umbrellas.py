"""Umbrellas: a box behind neighbouring members, while they are told as its members."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factions.pictures.dressing import wrapped
from factions.pictures.lineage.layout import Box
from factions.pictures.lineage.paper import Paper
from factions.pictures.palette import load_colours

_SIDE = 0.04
_LETTER = 5.6


def boxes(paper: Paper) -> Iterator[Any]:
    """The boxes; the first layer of all, which holds the window open even where there is none."""
    first = paper.window.domain[0]
    edge = {"x": 0, "x2": 0, "start": first, "end": first, "opacity": 0, "near": [], "name": ""}
    base = paper.base([edge, *_rows(paper)]).encode(x2="x2:Q", y2="end:T")
    hue = _hue(paper)
    yield base.mark_rect(
        color=hue, fillOpacity=0.08, stroke=hue, strokeOpacity=0.55, strokeDash=[4, 3], cornerRadius=6
    )


def names(paper: Paper) -> Iterator[Any]:
    """What the boxes are called, beside the lines that run through them."""
    look: dict[str, Any] = {"align": "left", "baseline": "line-top", "lineBreak": "\n", "dx": 5, "dy": 5}
    values = _rows(paper)
    if values:
        yield from paper.words(values, "name", fontSize=10.5, fontStyle="italic", color=_hue(paper), **look)


def _hue(paper: Paper) -> str:
    return load_colours().relations["belonging"].colour(paper.theme)


def _rows(paper: Paper) -> list[dict[str, Any]]:
    return [_row(paper, box) for box in paper.layout.boxes]


def _row(paper: Paper, box: Box) -> dict[str, Any]:
    side = paper.column * _SIDE
    return {
        "x": paper.column * box.left + side, "x2": paper.column * (box.right + 1) - side,
        "start": box.start.isoformat(), "end": box.end.isoformat(), "opacity": 1,
        "name": wrapped(box.name, int((box.right - box.left + 1) * paper.column * 0.88 / _LETTER), 2),
        "near": sorted({actor for member in box.members for actor in paper.layout.near(member)}),
        "actor": box.members[0], "said": f"Named as members of {box.name}", "status": "", "origins": "",
    }  # fmt: skip
