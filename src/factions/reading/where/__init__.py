"""Where: the places that a text names, the entries chosen for them, and how precisely it says so."""

from factions.reading.where.places import find_places
from factions.reading.where.precision import geo_precision

__all__ = ["find_places", "geo_precision"]
