"""The lineage map, as Mapping Militants draws it: `layout` says where all stands, the others draw a layer."""

from factions.pictures.lineage.drawing import lineage_map

__all__ = ["lineage_map"]
