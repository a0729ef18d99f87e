"""Why a claim reads as it does: for each of its fields the head or the rule that gave it.

The rooms keep no record of this for every claim, which would slow every reading: a document is read again
for an explanation, and what its steps handed on is looked at for the one claim.
"""

from factions.reading.explain.claim import explain, find_claim
from factions.reading.explain.reason import Explanation, Option, Reason, Repeat, Share

__all__ = ["Explanation", "Option", "Reason", "Repeat", "Share", "explain", "find_claim"]
