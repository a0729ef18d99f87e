"""Roles of given events: each mention of the trigger's surroundings that the role head ties to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.sentences import split_sentences
from factions.records import Span

# Set on training documents (`--tune` of benchmarks/tune_roles.py prints the table).
SURE = 0.5
# Mentions of other sentences must be likelier, and stand within so many characters.
SURE_ELSEWHERE = 0.7
NEAR = 400
HEADS = ("ace", "place")


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        sentences = split_sentences(document["text"])
        encoding = encoder.encode(document["text"], sentences)
        events = [
            {**event, "roles": roles(encoding, sentences, event["trigger"])}
            for event in document["events"]
            if event.get("trigger")
        ]
        yield {"id": document["id"], "events": events}


def roles(encoding: Encoding, sentences: Sequence[Span], trigger: dict[str, Any]) -> list[dict[str, Any]]:
    """The roles of one event; of overlapping mentions the likeliest."""
    at = Span(trigger["start"], trigger["end"])
    own = next((one for one in sentences if one.covers(at)), at)
    spans = candidates(encoding, at)
    rows = encoding.scores("role", [(at, span) for span in spans])
    found = sorted(
        ((row[name], name, span) for span, row in zip(spans, rows, strict=True) for name in [_best(row)]),
        key=lambda one: -one[0],
    )
    kept: list[tuple[str, Span]] = []
    for score, name, span in found:
        sure = SURE if own.covers(span) else SURE_ELSEWHERE
        if score >= sure and not any(span.overlaps(other) for _, other in kept):
            kept.append((name, span))
    return [{"role": name, "start": span.start, "end": span.end} for name, span in kept]


def candidates(encoding: Encoding, trigger: Span) -> list[Span]:
    """Every mention near the trigger that some head found."""
    near = {
        tag.span
        for head in HEADS
        for tag in encoding.of(head)
        if _distance(tag, trigger) <= NEAR and not tag.span.overlaps(trigger)
    }
    return sorted(near)


def _distance(tag: Tagged, trigger: Span) -> int:
    return max(tag.start - trigger.end, trigger.start - tag.end, 0)


def _best(row: Any) -> str:
    return max((name for name in row if name != "none"), key=lambda name: row[name])
