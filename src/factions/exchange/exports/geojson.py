"""Claims with a point as GeoJSON (RFC 7946), which a map program opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

import msgspec

from factions.exchange.exports.table import claim_rows
from factions.questions.casefile import Casefile
from factions.records import Claim

_NOTICE = (
    "Reported, not verified. A point stands for the place that the words name, which may be a whole "
    "province: see where_precision and radius_km. Null is not zero. Names and boundaries imply no position."
)


def write_geojson(casefile: Casefile, claims: Sequence[Claim], file: IO[str]) -> int:
    """Writes one feature for each claim that has a point, and gives their number."""
    placed = [claim for claim in claims if claim.place is not None and _point(claim) is not None]
    features = [
        {"type": "Feature", "id": claim.id, "geometry": _point(claim), "properties": _properties(claim, row)}
        for claim, row in zip(placed, claim_rows(casefile, placed), strict=True)
    ]
    whole = {"type": "FeatureCollection", "notice": _NOTICE, "features": features}
    file.write(msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n")
    return len(features)


def _point(claim: Claim) -> dict[str, Any] | None:
    place = claim.place
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(claim: Claim, row: dict[str, Any]) -> dict[str, Any]:
    place = claim.place
    located = {"radius_km": place.radius_km, "place_relation": place.relation} if place else {}
    return {name: value for name, value in row.items() if name not in ("latitude", "longitude")} | located
