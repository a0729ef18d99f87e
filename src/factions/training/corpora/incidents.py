"""MUC-4 templates as stretches: every occurrence of a fill string bears its role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factions.records import Span
from factions.training.gold import Labelled, Layer, Passage, Row, whole

FILLS = {
    "perp_individual": "perp_individual",
    "perp_org": "perp_org",
    "phys_tgt": "phys_tgt",
    "hum_tgt_name": "hum_tgt",
    "hum_tgt_description": "hum_tgt",
    "instrument": "instrument",
}


def muc4(row: Row) -> Passage:
    """Optional fills and templates are left open; one string in two roles may bear either."""
    roles: dict[Span, set[str]] = {}
    types: list[Labelled] = []
    unsure: list[Span] = []
    for incident in row["incidents"]:
        for role, span, optional in _fills(row["text"], incident):
            if optional:
                unsure.append(span)
            else:
                roles.setdefault(span, set()).add(role)
                types.append(Labelled(span, tuple(incident["incident_type"])))
    labelled = tuple(Labelled(span, tuple(sorted(names))) for span, names in _longest(roles))
    layer = Layer("muc", labelled, whole(row["text"]), unsure=tuple(unsure))
    return Passage("muc4", row["id"], row["text"], (layer,), incidents=tuple(types))


def _fills(text: str, incident: Row) -> Iterator[tuple[str, Span, bool]]:
    for field, role in FILLS.items():
        for cluster in incident[field]:
            for fill in cluster:
                optional = bool(incident.get("optional") or fill.get("optional"))
                for match in re.finditer(rf"(?<!\w){re.escape(fill['text'])}(?!\w)", text):
                    yield role, Span(*match.span()), optional


def _longest(roles: dict[Span, set[str]]) -> list[tuple[Span, set[str]]]:
    """Of overlapping stretches the longest."""
    kept: list[tuple[Span, set[str]]] = []
    for span in sorted(roles, key=lambda one: one.start - one.end):
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, roles[span]))
    return kept
