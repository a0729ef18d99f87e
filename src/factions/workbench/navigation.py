"""What stands at the head of every page, and the keys that lead there."""

from __future__ import annotations

from msgspec import Struct


class Entry(Struct, frozen=True):
    """A page in the navigation: its words, the name of its route, and the key that follows `g`."""

    words: str
    route: str
    key: str


NAVIGATION = (
    Entry("Documents", "documents", "d"),
    Entry("Actors", "actors", "a"),
    Entry("Events", "events", "e"),
    Entry("Map", "map", "m"),
    Entry("Lineage", "lineage", "l"),
    Entry("Disagreements", "disagreements", "x"),
    Entry("Review", "review", "r"),
    Entry("Same?", "same_actors", "s"),
    Entry("Audit", "audit", "q"),
    Entry("Judgements", "judgements", "j"),
    Entry("Problems", "problems", "p"),
)
# What the keys do, as the dialog behind `?` lists it; a page puts its own before them.
SHORTCUTS = (
    ("?", "This list"),
    ("/", "Search"),
    ("g h", "Home"),
    *((f"g {entry.key}", entry.words) for entry in NAVIGATION),
)
