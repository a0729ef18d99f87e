"""How certainly each given word's event happened, -3 to 3, as the room `says` estimates it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factions.reading.encoder.encoder import load_encoder
from factions.reading.says.factuality import estimates
from factions.records import Span


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    for document in documents:
        spans = [Span(one["start"], one["end"]) for one in document["factuality"]]
        values = estimates(encoder.encode(document["text"]), spans)
        yield {
            "id": document["id"],
            "factuality": [
                {"start": span.start, "end": span.end, "value": round(value, 4)}
                for span, value in zip(spans, values, strict=True)
            ],
        }
