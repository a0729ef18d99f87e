"""What all layers of a lineage map are drawn on: positions across are points of paper, down the page days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from factions.pictures.dressing import WIDTH, on_halo, rows
from factions.pictures.lineage.layout import Layout, Tie
from factions.pictures.palette import Family, Theme, load_colours
from factions.pictures.spans import Window

_COLUMN, _WIDEST = 104, 170
_YEAR, _LEAST, _MOST = 34, 320, 900
_MANY_DAYS = 9000
_TOOLTIP = ("said", "status", "origins")
_TRACED = (
    "(!isValid(trace.actor) || indexof(datum.near, trace.actor[0]) >= 0) && "
    "(isValid(trace.actor) || !isValid(over.actor) || indexof(datum.near, over.actor[0]) >= 0)"
)


class Paper:
    """A map's columns and days, and how anything is put on them."""

    def __init__(self, layout: Layout, window: Window, theme: Theme) -> None:
        self.layout, self.window, self.theme = layout, window, theme
        self.ground = load_colours().ground(theme)
        self.column = max(_COLUMN, min(_WIDEST, WIDTH // len(layout.lives)))
        self.width = self.column * len(layout.lives)
        self.height = round(min(max(window.days / 365 * _YEAR, _LEAST), _MOST))
        self.hue = _hue(layout, theme)

    def at(self, actor: str) -> float:
        """Where an actor's line stands."""
        return self.column * (self.layout.column(actor) + 0.5)

    def days(self, points: float) -> float:
        """How many days a length of paper is."""
        return self.window.days * points / self.height

    def base(self, values: Sequence[Mapping[str, Any]], *, y: str = "start") -> alt.Chart:
        """Rows placed by `x` and the day `y`, which fade while another actor is traced."""
        shown = alt.Axis(
            grid=True, orient="left", tickCount="year" if self.window.days < _MANY_DAYS else 10, format="%Y"
        )
        scale = alt.Scale(**self.window.scale, reverse=True)
        return alt.Chart(rows([dict(value) for value in values])).encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, self.width], nice=False, zero=False), axis=None),
            y=alt.Y(f"{y}:T", scale=scale, title=None, axis=shown),
            opacity=faded({"field": "opacity", "type": "quantitative", "scale": None}),
        )

    def words(self, values: Sequence[Mapping[str, Any]], field: str, **look: Any) -> Iterator[Any]:
        """Words on a halo of the ground, so that no line runs through them."""
        written = self.base(values).encode(text=f"{field}:N")
        yield from on_halo(written, self.ground.ground, **look)

    def of(self, actor: str) -> dict[str, Any]:
        """What every row of an actor has."""
        full = next(life.name for life in self.layout.lives if life.actor == actor)
        return {"actor": actor, "near": self.layout.near(actor), "full": full}

    def about(self, tie: Tie) -> dict[str, Any]:
        """What every row of a relation or step has."""
        family: Family = load_colours().family(tie.line.kind)
        return {
            "actor": tie.a, "near": sorted({tie.a, tie.b or tie.a}), "family": family.label,
            "kind": tie.line.kind.replace("_", " "), "said": tie.line.text, "status": tie.line.status,
            "origins": tie.line.origins,
        }  # fmt: skip


def faded(opacity: dict[str, Any]) -> alt.OpacityValue:
    """As it is, and nearly gone while another actor is traced."""
    return alt.OpacityValue(0.06, condition={"test": _TRACED, **opacity})


def tooltip() -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=field) for field in _TOOLTIP]


def _hue(layout: Layout, theme: Theme) -> alt.Color:
    """The families of what is told, in the order of the legend."""
    told = {load_colours().family(tie.line.kind) for tie in layout.ties}
    families = [one for one in load_colours().relations.values() if one in told]
    return alt.Color(
        "family:N",
        scale=alt.Scale(
            domain=[one.label for one in families], range=[one.colour(theme) for one in families]
        ),
        legend=alt.Legend(title=None, orient="bottom", columns=4, symbolType="square", symbolOpacity=1),
    )
