"""From what the rooms found to claims: each finding gets its time, its place, its stance and its links."""

from factions.reading.assemble.claims import build_claims
from factions.reading.assemble.nearness import Surroundings

__all__ = ["Surroundings", "build_claims"]
