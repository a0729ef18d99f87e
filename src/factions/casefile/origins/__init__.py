"""Who says it first: which documents rest on one another, and how many independent origins that leaves."""

from factions.casefile.origins.agencies import agency, citations
from factions.casefile.origins.copies import find_copies
from factions.casefile.origins.counting import count_origins
from factions.casefile.origins.grading import Grade, grade_of, suggested_digit
from factions.casefile.origins.related import Relation, find_related, line_over_time
from factions.casefile.origins.signs import Tie
from factions.casefile.origins.tracing import Branch, Origin, Origins, Tree

__all__ = [
    "Branch",
    "Grade",
    "Origin",
    "Origins",
    "Relation",
    "Tie",
    "Tree",
    "agency",
    "citations",
    "count_origins",
    "find_copies",
    "find_related",
    "grade_of",
    "line_over_time",
    "suggested_digit",
]
