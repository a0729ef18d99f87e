"""How the document stands to each finding: who says it, how surely, denied or not, once or as a habit.

Cues are data (`cues/*.toml`); their scope is the clause of the finding's trigger.
"""

from factions.reading.says.stances import read_stances, tell

__all__ = ["read_stances", "tell"]
