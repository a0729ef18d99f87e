"""MUC-4 templates as stretches: an occurrence of a fill string bears its role where the incident is told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factions.reading.sentences import split_sentences
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
    """Optional fills and templates are left open, and so are strings told again far from the incident.

    One string in two roles may bear either.
    """
    roles: dict[Span, set[str]] = {}
    types: list[Labelled] = []
    unsure: list[Span] = []
    sentences = split_sentences(row["text"])
    for incident in row["incidents"]:
        fills = list(_fills(row["text"], incident))
        told = _told(fills, sentences)
        for role, span, optional in fills:
            if optional or span not in told:
                unsure.append(span)
            else:
                roles.setdefault(span, set()).add(role)
                types.append(Labelled(span, tuple(incident["incident_type"])))
    unsure = [span for span in unsure if span not in roles]
    labelled = tuple(Labelled(span, tuple(sorted(names))) for span, names in _longest(roles))
    layer = Layer("muc", labelled, whole(row["text"]), unsure=tuple(unsure))
    return Passage("muc4", row["id"], row["text"], (layer,), incidents=tuple(types))


def _told(fills: list[tuple[str, Span, bool]], sentences: Sequence[Span]) -> set[Span]:
    """A role's first occurrences, and those in a sentence with a fill of another role."""
    starts = [one.start for one in sentences]
    told: set[Span] = set()
    inside: dict[int, set[str]] = {}
    first: dict[str, int] = {}
    for role, span, _ in fills:
        inside.setdefault(bisect_right(starts, span.start), set()).add(role)
        first[role] = min(span.start, first.get(role, span.start))
    for role, span, _ in fills:
        if span.start == first[role] or inside[bisect_right(starts, span.start)] - {role}:
            told.add(span)
    return told


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
