"""From what the rooms found to claims: each finding gets its time, its place, its stance and its links."""

from factions.reading.assemble.claims import build_claims, draft_claims
from factions.reading.assemble.nearness import Surroundings
from factions.reading.assemble.repeats import meaning

__all__ = ["Surroundings", "build_claims", "draft_claims", "meaning"]
