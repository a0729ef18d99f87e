"""Making a packed gazetteer: from a GeoNames dump that a user brings, or (scripts/) the one that ships."""

from factions.gazetteer.making.dump import build_from_dump

__all__ = ["build_from_dump"]
