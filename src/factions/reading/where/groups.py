"""The kinds of place that the rules speak of."""

from __future__ import annotations

from factions.gazetteer import Entry

_GROUPS = {
    "PCLI": "country", "ADM1": "state", "ADM1H": "state", "ADM2": "district",
    "PPLC": "capital", "PPL": "town",
}  # fmt: skip


def group(entry: Entry) -> str:
    """country, state (first-order unit, past or present), district (second-order), capital, town, region."""
    return _GROUPS.get(entry.feature_code, "region")


def is_curated(entry: Entry) -> bool:
    """Whether somebody put it on the map because reports name it: the supplement's rows, and continents."""
    return entry.feature_code == "CONT" or (entry.geonames_id is None and group(entry) in ("town", "region"))
