"""How alike two actors are: one small panel a respect."""

from __future__ import annotations

from typing import Any

import altair as alt

from factions.pictures.dressing import WIDTH, dressed, empty, rows
from factions.pictures.palette import Theme, load_colours
from factions.questions import Answer, DistanceLine

_REMARKS = (
    "Dot: distance, 0 alike to 1 nothing in common. Bar: its 95 % interval. Grey diamond: what chance gives.",
    "A dot near the diamond says no more than chance does; one far to the right of it, that the two differ.",
)


def resemblances(answer: Answer, *, theme: Theme = "light") -> Any:
    """The distances of two actors in targets, methods and places, one panel each, beside chance."""
    lines = [line for line in answer.lines if isinstance(line, DistanceLine)]
    if not lines:
        return empty(answer, theme, next(iter(answer.notes), "There is nothing to compare here."))
    ground = load_colours().ground(theme)
    base = alt.Chart(rows([_row(line) for line in lines])).encode(
        y=alt.value(24),
        tooltip=[alt.Tooltip("said:N", title="said"), alt.Tooltip("origins:N", title="origins")],
    )
    axis = alt.Axis(
        values=[0, 0.25, 0.5, 0.75, 1], tickCount=5, grid=False,
        labelExpr="datum.value == 0 ? 'alike' : datum.value == 1 ? 'apart' : format(datum.value, '.2f')",
    )  # fmt: skip
    distance = alt.X("distance:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=axis)
    layers = [
        base.mark_bar(height=12, opacity=0.3, color=ground.accent, cornerRadius=6).encode(
            x=alt.X("low:Q", title=None), x2="high:Q"
        ),
        base.mark_point(shape="diamond", filled=True, size=110, opacity=1, color=ground.quiet).encode(
            x="baseline:Q"
        ),
        base.mark_circle(size=110, opacity=1, color=ground.accent).encode(x=distance),
        base.mark_text(baseline="bottom", dy=-10, fontSize=11, fontWeight=600).encode(
            x="distance:Q", text=alt.Text("distance:Q", format=".2f")
        ),
        base.mark_text(align="left", fontSize=10.5, color=ground.quiet).encode(
            x=alt.value(0), y=alt.value(52), text="chance:N"
        ),
    ]
    width = WIDTH / len(lines) - 26
    chart = alt.layer(*layers).properties(width=width, height=60).facet(
        column=alt.Column("respect:N", sort=[line.respect for line in lines], title=None,
                          header=alt.Header(labelFontSize=12, labelFontWeight=600, labelColor=ground.ink)),
        spacing=26,
    )  # fmt: skip
    return dressed(chart, answer, theme, _REMARKS)


def _row(line: DistanceLine) -> dict[str, Any]:
    return {
        "respect": line.respect, "distance": line.distance, "low": line.low, "high": line.high,
        "baseline": line.baseline, "chance": f"{line.as_far:.0%} of chance deals lie as far",
        "said": line.text, "origins": line.origins,
    }  # fmt: skip
