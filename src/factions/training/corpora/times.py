"""Time expressions of TimeBank, AQUAINT and WikiWars."""

from __future__ import annotations

from factions.training.gold import Labelled, Layer, Passage, Row, inventory, span_of, whole


def timexes(row: Row) -> Passage:
    """The spans with their type; where the gold gives none, any type will do. Nested ones are left out."""
    every = inventory().heads["time"]
    labelled = tuple(
        Labelled(span_of(timex), (timex["type"],) if timex.get("type") else every)
        for timex in row["timexes"]
        if not timex.get("optional")
    )
    layer = Layer("time", labelled, whole(row["text"]))
    return Passage(row["corpus"], row["id"], row["text"], (layer,))
