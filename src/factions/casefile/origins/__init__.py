"""Who says it first: which documents rest on one another, and how many independent origins that leaves."""

from factions.casefile.origins.agencies import agency
from factions.casefile.origins.copies import find_copies
from factions.casefile.origins.counting import count_origins

__all__ = ["agency", "count_origins", "find_copies"]
