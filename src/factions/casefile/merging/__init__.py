"""A casefile as a log that replays to the same state, and two casefiles as one."""

from factions.casefile.merging.entries import Entry, read_log, write_log
from factions.casefile.merging.merge import Merged, merge, replay

__all__ = ["Entry", "Merged", "merge", "read_log", "replay", "write_log"]
