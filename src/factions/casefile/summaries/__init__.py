"""Tables that make large casefiles quick. Each is derived from readings and can be made anew at any time."""

from factions.casefile.summaries.asking import (
    EventCount,
    claims_of_actor,
    claims_of_event,
    count_events,
    event_of_claim,
)
from factions.casefile.summaries.joining import join_events
from factions.casefile.summaries.keeping import rebuild, refresh

__all__ = [
    "EventCount",
    "claims_of_actor",
    "claims_of_event",
    "count_events",
    "event_of_claim",
    "join_events",
    "rebuild",
    "refresh",
]
