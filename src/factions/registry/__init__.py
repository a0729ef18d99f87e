"""Known actors: dated names, kinds, and their numbers in other schemes.

`load_registry` gives the `Registry`; its file, actors.jsonl, is made by scripts/build_registry.py from UCDP's
list of actors and the curated tables in sources/.
"""

from factions.registry.actors import Actor, ActorKind, ActorName, External, Match
from factions.registry.load import load_registry
from factions.registry.registry import Registry, Sighting

__all__ = ["Actor", "ActorKind", "ActorName", "External", "Match", "Registry", "Sighting", "load_registry"]
