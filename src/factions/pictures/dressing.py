"""What all pictures share: how they are dressed, titled, and what an empty one says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from factions.pictures.palette import Ground, Theme, load_colours
from factions.questions import Answer, heading

WIDTH = 720
_LINE = 124
_HALO = 3.5
_FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"


def dressed(chart: Any, answer: Answer | str, theme: Theme, remarks: Sequence[str] = ()) -> Any:
    """The chart with its question as title, its remarks below that, and the colours of the theme."""
    ground = load_colours().ground(theme)
    words = answer if isinstance(answer, str) else heading(answer)
    title = alt.TitleParams(
        text=textwrap.wrap(words, 86) or [""],
        subtitle=[line for remark in remarks for line in textwrap.wrap(remark, _LINE)],
    )
    return chart.properties(title=title).configure(**_config(ground))


def empty(answer: Answer | str, theme: Theme, why: str, remarks: Sequence[str] = ()) -> Any:
    """A picture that says why there is nothing to draw."""
    ground = load_colours().ground(theme)
    lines = textwrap.wrap(why, 80)
    words = alt.Chart(alt.InlineData([{"words": lines}]), width=WIDTH, height=60 + 18 * len(lines))
    text = words.mark_text(size=14, color=ground.quiet, lineHeight=18, baseline="middle")
    return dressed(text.encode(text="words:N"), answer, theme, remarks)


@contextmanager
def quickly() -> Iterator[None]:
    """Without Altair's check of every part against its schema, which takes longer than the drawing.

    Tests make every picture with the check.
    """
    with debug_mode(False):
        yield


def rows(values: Sequence[dict[str, Any]]) -> alt.InlineData:
    """Rows as data within the chart: nothing is fetched."""
    return alt.InlineData(values=list(values))


def short(words: str, most: int) -> str:
    """A name cut to a length, at a blank where there is one."""
    return (
        words
        if len(words) <= most
        else textwrap.shorten(words, most, placeholder="…") or words[: most - 1] + "…"
    )


def _config(ground: Ground) -> dict[str, Any]:
    words = {"labelFont": _FONT, "titleFont": _FONT, "labelColor": ground.quiet, "titleColor": ground.quiet,
             "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"}  # fmt: skip
    return {
        "background": ground.ground,
        "font": _FONT,
        "padding": 12,
        "axis": words | {"gridColor": ground.line, "domainColor": ground.line, "tickColor": ground.line},
        "legend": words | {"symbolSize": 90, "labelLimit": 260},
        "header": words,
        "title": {
            "anchor": "start", "color": ground.ink, "subtitleColor": ground.quiet, "fontSize": 15,
            "subtitleFontSize": 11, "subtitlePadding": 4, "subtitleLineHeight": 15, "offset": 12,
            "fontWeight": 600,
        },
        "view": {"stroke": None},
        "text": {"font": _FONT, "color": ground.ink},
    }  # fmt: skip


def on_halo(written: Any, ground: str, **look: Any) -> Iterator[Any]:
    """The texts of a chart on a halo of the ground, so that no line runs through them."""
    halo = {"color": ground, "stroke": ground, "strokeWidth": _HALO, "strokeJoin": "round"}
    yield written.mark_text(**(look | halo))
    yield written.mark_text(**look)


def wrapped(words: str, width: int, most: int) -> str:
    """A name in lines of some width, cut after the most lines there is room for."""
    return "\n".join(textwrap.wrap(words, width, max_lines=most, placeholder="…"))
