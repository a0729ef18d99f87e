"""Roles of given events: which mentions about a trigger fill which role.

The encoder's role head is asked about every mention near the trigger; what it says is weighed with what
events of the type usually have (counts of training documents, the type backing off to its family and kind)
and with what was mentioned, by a small log-linear model (labels/role_weights.json, made by fit_roles.py). An
event without `type` is taken for what the trigger head calls it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.records import Span
from factions.training.gold import inventory

WEIGHTS = Path(__file__).parents[1] / "labels" / "role_weights.json"
# The least chance of a role's first filler, and of a further one: most roles of an event are told once, and a
# second filler is right only where it is likelier than not (one bar for all gave RAMS .339 instead of .402).
FIRST, FURTHER = 0.17, 0.5
# How far from its trigger a mention may stand, in characters, and the heads that find mentions.
NEAR = 300
HEADS = ("ace", "place", "party")
# Distances, in characters, that tell a neighbour of the trigger from what stands further off.
STEPS = (1, 4, 10, 25, 60, 120)
# How many events of a type its own counts must outweigh.
BACKING = 4.0
_LEAST = 1e-4
Floats = NDArray[np.float64]


class Candidate(NamedTuple):
    """A mention near a trigger: the heads and labels that found it, and how it stands to the trigger."""

    span: Span
    found: frozenset[str]
    same_sentence: bool
    distance: int
    before: bool


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        sentences = split_sentences(document["text"])
        encoding = encoder.encode(document["text"], sentences)
        events = [
            {**event, "roles": roles(encoding, sentences, event)}
            for event in document["events"]
            if event.get("trigger")
        ]
        yield {"id": document["id"], "events": events}


def roles(encoding: Encoding, sentences: Sequence[Span], event: dict[str, Any]) -> list[dict[str, Any]]:
    """The roles of one event; of overlapping mentions the likeliest."""
    trigger = Span(event["trigger"]["start"], event["trigger"]["end"])
    shown = candidates(encoding, sentences, trigger)
    if not shown:
        return []
    chances = weighed(features(encoding, trigger, shown, type_of(encoding, trigger, event)))
    best = 1 + chances[:, 1:].argmax(axis=1)
    ranked = sorted(zip(chances[:, 1:].max(axis=1), best, shown, strict=True), key=lambda one: -one[0])
    kept: list[tuple[str, Span]] = []
    for chance, label, one in ranked:
        name = names()[label]
        least = FURTHER if any(name == other for other, _ in kept) else FIRST
        if chance >= least and not any(one.span.overlaps(other) for _, other in kept):
            kept.append((name, one.span))
    return [{"role": name, "start": span.start, "end": span.end} for name, span in kept]


def candidates(encoding: Encoding, sentences: Sequence[Span], trigger: Span) -> list[Candidate]:
    """Every mention near the trigger that some head found, in text order."""
    own = next((one for one in sentences if one.covers(trigger)), trigger)
    found: dict[Span, set[str]] = {}
    for head in HEADS:
        for tag in encoding.of(head):
            if _gap(tag.span, trigger) <= NEAR and not tag.span.overlaps(trigger):
                found.setdefault(tag.span, set()).update((head, f"{head}:{tag.label}"))
    return [
        Candidate(span, frozenset(names), own.covers(span), _gap(span, trigger), span.start < trigger.start)
        for span, names in sorted(found.items())
    ]


def features(encoding: Encoding, trigger: Span, shown: Sequence[Candidate], keys: Sequence[str]) -> Floats:
    """One row a candidate: what the head says of each label, what the type asks for, what was found."""
    rows = encoding.scores("role", [(trigger, one.span) for one in shown])
    said = np.log(np.array([[row[name] for name in names()] for row in rows]) + _LEAST)
    asked = np.log([[usual(keys, name) + _LEAST for name in names()[1:]]] * len(shown))
    marks = [[*(float(mark in one.found) for mark in fitted()["marks"]), *_standing(one)] for one in shown]
    return np.concatenate([said, asked, np.array(marks)], axis=1)


def _standing(one: Candidate) -> list[float]:
    """How a mention stands to the trigger; its distance also in steps, and those again for one before it."""
    near = [float(one.distance <= step) for step in STEPS]
    before = [step * one.before for step in near]
    apart = float(not one.same_sentence)
    return [1 - apart, apart, one.distance / 100, float(one.before), *near, *before]


def weighed(rows: Floats) -> Floats:
    """The chances of all labels, `none` first."""
    fit, size = fitted(), len(names())
    scores = rows[:, :size] * np.array([fit["none"], *[fit["said"]] * (size - 1)])
    scores[:, 1:] += fit["asked"] * rows[:, size : 2 * size - 1]
    scores += rows[:, 2 * size - 1 :] @ np.array(fit["weights"]).T + np.array(fit["bias"])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def usual(keys: Sequence[str], role: str) -> float:
    """How many fillers of a role an event has, by the counts of ever narrower types."""
    counts = fitted()["counts"]
    share = float(counts[""].get(role, 0) / counts[""]["events"])
    for key in keys:
        of_type = counts.get(key, {})
        share = (of_type.get(role, 0) + BACKING * share) / (of_type.get("events", 0) + BACKING)
    return share


def type_of(encoding: Encoding, trigger: Span, event: dict[str, Any]) -> list[str]:
    """The names of an event's type from the widest to the narrowest."""
    if event.get("type"):
        return type_keys(event["type"])
    return [f"kind:{tag.label}" for tag in encoding.of("trigger") if tag.span.overlaps(trigger)][:1]


def type_keys(name: str) -> list[str]:
    """Its kind in the common inventory, then "conflict", "conflict.attack" and so on."""
    kind = next((kind for start, kind in inventory().triggers.items() if name.startswith(start)), "")
    parts = name.lower().split(".")
    return [f"kind:{kind}", *(".".join(parts[: size + 1]) for size in range(len(parts)))]


def names() -> tuple[str, ...]:
    """The labels of the role head, `none` first."""
    return inventory().pairs["role"]


@cache
def fitted() -> dict[str, Any]:
    """The fitted weights and counts, read once."""
    kept: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return kept


def _gap(span: Span, trigger: Span) -> int:
    return max(span.start - trigger.end, trigger.start - span.end, 0)
