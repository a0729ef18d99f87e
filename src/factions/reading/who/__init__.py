"""Who is spoken of: mentions of actors and persons, linked within the document and to the registry."""

from factions.reading.who.mentions import find_mentions

__all__ = ["find_mentions"]
