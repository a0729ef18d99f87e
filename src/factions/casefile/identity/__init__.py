"""Which names are one actor: judged ties and likely ones, dated names and kinds, suggestions with reasons."""

from factions.casefile.identity.actors import Identity
from factions.casefile.identity.joining import Open, Tie
from factions.casefile.identity.nodes import is_id, node_of, split_key

__all__ = ["Identity", "Open", "Tie", "is_id", "node_of", "split_key"]
