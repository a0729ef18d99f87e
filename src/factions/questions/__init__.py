"""Questions to a casefile, each a function that gives an `Answer` whose lines cite claims.

Every question has two clocks: `on`, the day asked about, and `known_by`, the last day of publication
looked at.
"""

from factions.questions.answer import Answer, EventLine, LeftOut, Line, Period
from factions.questions.events import events
from factions.questions.heading import heading
from factions.questions.quotes import Citation, quotes
from factions.questions.relationship import relationship
from factions.questions.timeline import timeline
from factions.questions.who import who

__all__ = [
    "Answer",
    "Citation",
    "EventLine",
    "LeftOut",
    "Line",
    "Period",
    "events",
    "heading",
    "quotes",
    "relationship",
    "timeline",
    "who",
]
