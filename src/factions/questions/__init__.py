"""Questions to a casefile, each a function that gives an `Answer` whose lines cite claims.

Every question has two clocks: `on`, the day asked about, and `known_by`, the last day of publication
looked at.
"""

from factions.questions.answer import (
    Answer,
    AuditLine,
    ChangeLine,
    CountLine,
    CoverageLine,
    DisputeLine,
    DistanceLine,
    Episode,
    EventLine,
    Figure,
    LeaderLine,
    LeftOut,
    Line,
    Part,
    Period,
    RelationLine,
    RepeatLine,
    SourceLine,
    Stretch,
)
from factions.questions.audit import audit
from factions.questions.changed import changed
from factions.questions.coverage import coverage
from factions.questions.disagreements import disagreements
from factions.questions.events import events
from factions.questions.first_said import first_said
from factions.questions.heading import heading, summary
from factions.questions.leaders import leaders
from factions.questions.lineage import lineage
from factions.questions.matrix import matrix
from factions.questions.quotes import Citation, quotes
from factions.questions.relationship import relationship
from factions.questions.resemblance import resemblance
from factions.questions.targeting import targeting
from factions.questions.timeline import timeline
from factions.questions.who import who

QUESTIONS = {
    question.__name__: question
    for question in (
        who, relationship, timeline, lineage, leaders, events, targeting, resemblance,
        disagreements, matrix, first_said, changed, audit, coverage,
    )
}  # fmt: skip

__all__ = [
    "QUESTIONS",
    "Answer",
    "AuditLine",
    "ChangeLine",
    "Citation",
    "CountLine",
    "CoverageLine",
    "DisputeLine",
    "DistanceLine",
    "Episode",
    "EventLine",
    "Figure",
    "LeaderLine",
    "LeftOut",
    "Line",
    "Part",
    "Period",
    "RelationLine",
    "RepeatLine",
    "SourceLine",
    "Stretch",
    "audit",
    "changed",
    "coverage",
    "disagreements",
    "events",
    "first_said",
    "heading",
    "leaders",
    "lineage",
    "matrix",
    "quotes",
    "relationship",
    "resemblance",
    "summary",
    "targeting",
    "timeline",
    "who",
]
