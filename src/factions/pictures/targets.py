"""Whom an actor attacks: shares of its events with their intervals, period by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from factions.pictures.dressing import WIDTH, dressed, empty, rows
from factions.pictures.palette import Theme, load_colours
from factions.questions import Answer, CountLine

_MOST = 4
_ROW = 24
_GAP = 66
_UNSAID = "not described"


def target_profile(answer: Answer, *, theme: Theme = "light") -> Any:
    """The shares of classes of target with their 95 % intervals, for the last four periods of the answer.

    Where a period has too few events for a share, the count stands in its place.
    """
    counts = [line for line in answer.lines if isinstance(line, CountLine)]
    patterns = len(answer.lines) - len(counts)
    if not counts:
        return empty(
            answer, theme, "No attack of this actor is stated here.", tuple(_remarks((), (), patterns))
        )
    labels = list(dict.fromkeys(line.label for line in counts))
    shown = labels[-_MOST:]
    kept = [line for line in counts if line.label in shown]
    chart = _panels(kept, shown, theme)
    return dressed(chart, answer, theme, tuple(_remarks(labels, shown, patterns)))


def _panels(lines: Sequence[CountLine], labels: Sequence[str], theme: Theme) -> Any:
    ground = load_colours().ground(theme)
    order = [name for name, _ in _by_size(lines)]
    values = [_row(line) for line in lines]
    base = alt.Chart(rows(values)).encode(
        y=alt.Y("target:N", sort=order, title=None,
                axis=alt.Axis(grid=False, ticks=False, domain=False, labelColor=ground.ink, labelLimit=160)),
        tooltip=[alt.Tooltip("said:N", title="said"), alt.Tooltip("origins:N", title="origins")],
    )  # fmt: skip
    share = alt.X(
        "share:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(format="%", values=[0, 0.5, 1], grid=True),
    )  # fmt: skip
    width = (WIDTH - 90) / max(len(labels), 2) - _GAP
    only = base.transform_filter("isValid(datum.share)")
    few = base.transform_filter("!isValid(datum.share)")
    layers = [
        only.mark_bar(height=10, opacity=0.3, color=ground.accent, cornerRadius=5).encode(
            x=alt.X("low:Q", title=None), x2="high:Q"
        ),
        only.mark_circle(size=70, opacity=1, color=ground.accent).encode(x=share),
        only.mark_text(align="left", dx=6, fontSize=10.5, color=ground.quiet).encode(
            x=alt.value(width), text="count:N"
        ),
        few.mark_text(align="left", dx=6, fontSize=11.5, color=ground.ink).encode(
            x=alt.value(0), text="count:N"
        ),
    ]
    return alt.layer(*layers).properties(width=width, height=_ROW * len(order)).facet(
        column=alt.Column("label:N", sort=list(labels), title=None,
                          header=alt.Header(labelFontSize=12, labelFontWeight=600, labelColor=ground.ink)),
        spacing=_GAP,
    )  # fmt: skip


def _row(line: CountLine) -> dict[str, Any]:
    return {
        "label": line.label, "target": _words(line.target_class), "share": line.share,
        "low": line.low, "high": line.high, "count": f"{line.count} of {line.total}", "said": line.text,
        "origins": line.origins,
    }  # fmt: skip


def _words(target_class: str) -> str:
    return _UNSAID if target_class == "unknown" else target_class.replace("_", " ")


def _by_size(lines: Iterable[CountLine]) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for line in lines:
        counted[_words(line.target_class)] += line.count
    return sorted(counted.items(), key=lambda one: (one[0] == _UNSAID, -one[1], one[0]))


def _remarks(labels: Sequence[str], shown: Sequence[str], patterns: int) -> Iterable[str]:
    if shown:
        yield "Dot: the share of distinct events. Bar: its 95 % interval. No share below ten events."
    if len(shown) < len(labels):
        yield f"Not drawn: {', '.join(labels[: len(labels) - len(shown)])}."
    if patterns:
        told = (
            "1 general statement of an author is" if patterns == 1 else f"{patterns} general statements are"
        )
        yield f"{told} in the answer beside the counts, and not drawn."
