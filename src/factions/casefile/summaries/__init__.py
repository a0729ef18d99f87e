"""Tables that make large casefiles quick. Each is derived from readings and can be made anew at any time."""

from factions.casefile.summaries.asking import (
    EventCount,
    claims_of_actor,
    claims_of_event,
    claims_of_events,
    count_events,
    event_of_claim,
)
from factions.casefile.summaries.joining import join_events
from factions.casefile.summaries.keeping import (
    make_ties,
    rebuild,
    rebuild_tallies,
    refresh,
    refresh_judged,
)
from factions.casefile.summaries.latest import ALL, MOST_COUNTED, Narrowed, latest_of_actor, latest_of_all
from factions.casefile.summaries.standing import settle_standings

__all__ = [
    "ALL",
    "MOST_COUNTED",
    "EventCount",
    "Narrowed",
    "claims_of_actor",
    "claims_of_event",
    "claims_of_events",
    "count_events",
    "event_of_claim",
    "join_events",
    "latest_of_actor",
    "latest_of_all",
    "make_ties",
    "rebuild",
    "rebuild_tallies",
    "refresh",
    "refresh_judged",
    "settle_standings",
]
