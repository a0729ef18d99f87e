"""Known places: one packed file of names and points, looked up without a server.

Sources and licences are in docs/places.md; scripts/build_gazetteer.py makes the file.
"""

from factions.gazetteer.entry import Entry
from factions.gazetteer.store import SETTING, Gazetteer, load_gazetteer, shipped_gazetteer

__all__ = ["SETTING", "Entry", "Gazetteer", "load_gazetteer", "shipped_gazetteer"]
