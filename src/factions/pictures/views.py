"""Which pictures an answer has, by its question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factions.errors import UserError
from factions.pictures.dressing import quickly
from factions.pictures.leadership import leaders_band
from factions.pictures.likeness import resemblances
from factions.pictures.lineage import lineage_map
from factions.pictures.map import event_map
from factions.pictures.months import events_by_month
from factions.pictures.palette import Theme
from factions.pictures.relations import relations_over_time
from factions.pictures.targets import target_profile
from factions.pictures.tolls import toll_ranges
from factions.questions import Answer

_OF_EVENTS = {"months": events_by_month, "map": event_map, "tolls": toll_ranges}
_OF_RELATIONS = {"bars": relations_over_time, "lineage": lineage_map}
# The first view of a question is its own; the others are there for what else its lines hold.
VIEWS: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "who": _OF_RELATIONS | _OF_EVENTS,
    "relationship": _OF_RELATIONS | _OF_EVENTS,
    "timeline": _OF_RELATIONS | _OF_EVENTS,
    "lineage": {"lineage": lineage_map, "bars": relations_over_time},
    "leaders": {"bars": leaders_band},
    "events": _OF_EVENTS,
    "event": {"tolls": toll_ranges},
    "targeting": {"shares": target_profile},
    "resemblance": {"distances": resemblances},
}


def picture(answer: Answer, view: str | None = None, *, theme: Theme = "light") -> Any:
    """The picture of an answer, by its question; raises UserError where there is none, or no such view."""
    views = VIEWS.get(answer.question)
    if views is None:
        raise UserError(f"`{answer.question}` has no picture; those that have one are: {', '.join(VIEWS)}.")
    chosen = view or next(iter(views))
    if chosen not in views:
        raise UserError(f"`{answer.question}` has no view {chosen!r}; its views are: {', '.join(views)}.")
    with quickly():
        return views[chosen](answer, theme=theme)
