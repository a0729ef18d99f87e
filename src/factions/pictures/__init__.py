"""Answers become pictures: one function a picture, from an `Answer` to an Altair chart.

Every function takes `theme` (light or dark). An answer with nothing to draw gives a picture that says so.
"""

from factions.pictures.dressing import WIDTH
from factions.pictures.leadership import leaders_band
from factions.pictures.likeness import resemblances
from factions.pictures.lineage import lineage_map
from factions.pictures.map import event_map
from factions.pictures.months import counted_by_month, events_by_month
from factions.pictures.palette import THEMES, Theme, load_colours
from factions.pictures.relations import relations_over_time
from factions.pictures.saving import EMBEDDING, html, javascript, png, save, spec, svg
from factions.pictures.targets import target_profile
from factions.pictures.tolls import event_tolls, toll_ranges
from factions.pictures.views import VIEWS, picture

__all__ = [
    "EMBEDDING",
    "THEMES",
    "VIEWS",
    "WIDTH",
    "Theme",
    "counted_by_month",
    "event_map",
    "event_tolls",
    "events_by_month",
    "html",
    "javascript",
    "leaders_band",
    "lineage_map",
    "load_colours",
    "picture",
    "png",
    "relations_over_time",
    "resemblances",
    "save",
    "spec",
    "svg",
    "target_profile",
    "toll_ranges",
]
