"""Where: the places that a text names, the entries chosen for them, and how precisely it says so."""

from factions.reading.where.places import find_places

__all__ = ["find_places"]
