"""MUC-4 templates: one for each type of incident that a document tells of; dates and places are left empty.

Two fitted layers over what the encoder's heads found judge which types and fillers (incident/judging.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.tasks.incident.candidates import page
from benchmarks.tasks.incident.judging import judge, load_weights, measure
from benchmarks.tasks.incident.templates import templates
from factions.reading.encoder.encoder import load_encoder
from factions.reading.sentences import split_sentences


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder, weights = load_encoder(), load_weights()
    for document in documents:
        sentences = split_sentences(document["text"])
        encoding = encoder.encode(document["text"], sentences)
        measured = measure(page(encoding, sentences), weights)
        judged = judge(measured, weights.role_curves, weights.type_curves)
        yield {"id": document["id"], "incidents": list(templates(judged))}
