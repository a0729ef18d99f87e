"""Mentions of re3d's types, as the head `mention` finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factions.reading.encoder.encoder import load_encoder


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        tags = encoder.encode(document["text"]).of("mention")
        entities = [
            {"id": f"e{number}", "type": tag.label, "start": tag.start, "end": tag.end,
             "text": document["text"][tag.start : tag.end], "confidence": round(tag.score, 4)}
            for number, tag in enumerate(tags, 1)
        ]  # fmt: skip
        yield {"id": document["id"], "entities": entities}
