"""The kinds of place that the rules speak of."""

from __future__ import annotations

from factions.gazetteer import Entry

_GROUPS = {"PCLI": "country", "ADM1": "state", "ADM2": "district", "PPLC": "capital", "PPL": "town"}


def group(entry: Entry) -> str:
    """country, state (first-order unit), district (second-order), capital, town, or region for all else."""
    return _GROUPS.get(entry.feature_code, "region")
