"""Several people judging the same claims: a codebook, blind assignments, agreement, adjudication."""

from factions.casefile.coding.agreement import Agreement, agreement
from factions.casefile.coding.assigning import Assignment, assign, open_assignments
from factions.casefile.coding.codebook import Codebook, load_codebook

__all__ = ["Agreement", "Assignment", "Codebook", "agreement", "assign", "load_codebook", "open_assignments"]
