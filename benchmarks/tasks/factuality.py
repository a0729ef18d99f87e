"""How certainly each given word's event happened, -3 to 3: the expected value of the factuality head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factions.reading.encoder.encoder import load_encoder
from factions.reading.encoder.encoding import Encoding
from factions.records import Span

HEAD = "factuality"


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


def estimates(encoding: Encoding, spans: list[Span]) -> list[float]:
    """One value a span, -3 (it did not happen) to 3 (it did)."""
    return [expected(chances) for chances in encoding.scores(HEAD, [(span, span) for span in spans])]


def expected(chances: Mapping[str, float]) -> float:
    """The mean of the values by their chances, `none` left out."""
    told = {int(label): chance for label, chance in chances.items() if label != "none"}
    return sum(value * chance for value, chance in told.items()) / sum(told.values())
