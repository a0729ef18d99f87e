"""Which place a finding is given: only one that its own sentence says, and not one that names an actor."""

from __future__ import annotations

import re

from factions.reading.assemble.nearness import Surroundings
from factions.records import Finding, Place
from factions.vocabulary import load_vocabulary

_LOCATING = re.compile(
    r"\b(?:in|at|near|outside|inside|around|of|from|on|across|between|towards?)\s(?:the\s)?$", re.IGNORECASE
)
_UNLOCATED_COST = 25
_COARSE_COST = 15


def place_of(around: Surroundings, finding: Finding) -> Place | None:
    """The nearest literal place of the sentence; a located and a precise one come before others."""
    if load_vocabulary().shape(finding.kind) != "event" and not _has_place_role(finding):
        return None
    literal = (place for place in around.places_beside(finding.trigger) if place.place_class == "literal")
    free = (place for place in literal if not _names_an_actor(place, finding))
    return min(free, key=lambda place: _cost(around, finding, place), default=None)


def _has_place_role(finding: Finding) -> bool:
    return any(role.mention_kind == "place" for role in finding.roles)


def _names_an_actor(place: Place, finding: Finding) -> bool:
    """A place inside the words of an actor ("the Kabul government") is that actor's, not the event's."""
    actors = (role for role in finding.roles if role.mention_kind not in ("place", "facility"))
    return any(role.span.covers(place.span) for role in actors)


def _cost(around: Surroundings, finding: Finding, place: Place) -> int:
    before = around.document.text[max(0, place.start - 16) : place.start]
    unlocated = _LOCATING.search(before) is None
    coarse = (place.precision or 7) >= 4
    return around.distance(finding.trigger, place.span) + _UNLOCATED_COST * unlocated + _COARSE_COST * coarse
