"""Relations over time: one row a relation or step, with the events that both sides took part in below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from factions.pictures.bands import Band, band_chart
from factions.pictures.dressing import WIDTH, dressed, empty, rows, short
from factions.pictures.palette import Theme, load_colours
from factions.pictures.spans import Window, middle, stretches_of, window_of
from factions.questions import Answer, EventLine, RelationLine
from factions.vocabulary import load_vocabulary

_MOST = 24
LEGEND = "Solid: stated. Faded: possible, or an end that nobody bounds. Striped: disputed. Hollow: denied."


def relations_over_time(answer: Answer, *, theme: Theme = "light") -> Any:
    """The relations and steps of an answer as bars over time, of which the weightiest 24 are drawn.

    The days of events stand below them. The day asked about (`on`) is marked.
    """
    lines = [line for line in answer.lines if isinstance(line, RelationLine)]
    happened = [line for line in answer.lines if isinstance(line, EventLine)]
    window = window_of((*lines, *happened))
    if window is None:
        why = "No relation is told here." if not lines else "No relation here is told with a time."
        return empty(answer, theme, why)
    shown = weightiest(lines, _MOST)
    chart = band_chart([band_of(line) for line in shown], window, theme, answer.on) if shown else None
    ticks = event_ticks(happened, window, theme)
    parts = [part for part in (chart, ticks) if part is not None]
    picture = parts[0] if len(parts) == 1 else alt.vconcat(*parts, spacing=8)
    return dressed(picture, answer, theme, (LEGEND, *_remarks(lines, shown, happened)))


def weightiest(lines: Sequence[RelationLine], most: int) -> list[RelationLine]:
    """The lines with a time before those without, of most origins and claims, in the order they stood in."""
    order = sorted(range(len(lines)), key=lambda at: _weight(lines[at], at))
    return [lines[at] for at in sorted(order[:most])]


def _weight(line: RelationLine, at: int) -> tuple[bool, int, int, int]:
    return not stretches_of(line), -line.origins, -len(line.claims), at


def band_of(line: RelationLine) -> Band:
    is_step = load_vocabulary().shape(line.kind) == "step"
    return Band(
        line=line,
        label=line.kind.replace("_", " "),
        below=parties_words(line),
        family=load_colours().family(line.kind),
        mark=middle(line.period) if is_step else None,
    )


def parties_words(line: RelationLine) -> str:
    """Who stands to whom: "River Brigade → People's Front", or "A – B" where neither comes first."""
    subjects = [short(part.name, 26) for part in line.parts if part.role == "subject"]
    objects = [short(part.name, 26) for part in line.parts if part.role == "object"]
    joint = " – " if load_vocabulary().is_symmetric(line.kind) else " → "
    sides = [", ".join(side) for side in (subjects, objects) if side]
    return joint.join(sides)


def event_ticks(lines: Iterable[EventLine], window: Window, theme: Theme) -> Any | None:
    """One tick a day and kind of event, in the colour of its kind; null where no day is told."""
    found = []
    for line in lines:
        if line.day:
            family = load_colours().family(line.kind)
            found.append({
                "day": line.day, "colour": family.colour(theme), "family": family.label, "said": line.text,
                "kind": line.kind.replace("_", " "), "origins": line.origins,
            })  # fmt: skip
    if not found:
        return None
    ground = load_colours().ground(theme)
    scale = alt.Scale(**window.scale)
    base = alt.Chart(rows(found), width=WIDTH - 120, height=30)
    ticks = base.mark_tick(thickness=2, size=22).encode(
        x=alt.X("day:T", scale=scale, title=None, axis=None),
        color=alt.Color("colour:N", scale=None),
        tooltip=[alt.Tooltip(f"{name}:N", title=name) for name in ("said", "kind", "origins")],
    )
    words = alt.Chart(rows([{"words": f"{len(found)} event{'' if len(found) == 1 else 's'}"}]))
    label = words.mark_text(align="right", fontSize=12, fontWeight=600, color=ground.ink)
    return alt.layer(ticks, label.encode(x=alt.value(-10), y=alt.value(15), text="words:N"))


def _remarks(
    lines: Sequence[RelationLine], shown: Sequence[RelationLine], happened: Sequence[EventLine]
) -> Iterable[str]:
    if len(shown) < len(lines):
        yield f"{len(lines) - len(shown)} relations of less weight are not drawn."
    vague = sum(line.day is None for line in happened)
    if vague:
        yield f"{vague} event{' is' if vague == 1 else 's are'} told without a single day and not drawn."
