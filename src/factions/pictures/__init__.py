"""Answers become pictures: one function a picture, from an `Answer` to an Altair chart.

Every function takes `theme` (light or dark). An answer with nothing to draw gives a picture that says so.
"""

from factions.pictures.dressing import WIDTH
from factions.pictures.months import counted_by_month, events_by_month
from factions.pictures.palette import THEMES, Theme, load_colours
from factions.pictures.saving import EMBEDDING, html, javascript, png, save, spec, svg

__all__ = [
    "EMBEDDING",
    "THEMES",
    "WIDTH",
    "Theme",
    "counted_by_month",
    "events_by_month",
    "html",
    "javascript",
    "load_colours",
    "png",
    "save",
    "spec",
    "svg",
]
