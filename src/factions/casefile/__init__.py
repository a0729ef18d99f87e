"""Claims and judgements, kept: one file, many documents, nothing ever lost from it."""

from factions.casefile.casefile import Casefile
from factions.casefile.judgements import Judgement
from factions.casefile.names import actor_key
from factions.casefile.reading_back import ALL_READERS
from factions.casefile.results import Added, Hit, KnownActor, Problem
from factions.casefile.summaries import EventCount

__all__ = [
    "ALL_READERS",
    "Added",
    "Casefile",
    "EventCount",
    "Hit",
    "Judgement",
    "KnownActor",
    "Problem",
    "actor_key",
]
