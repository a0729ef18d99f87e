"""Toponyms as the benchmark wants them: the places themselves, before relation words move them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factions.gazetteer import load_gazetteer
from factions.reading.encoder.encoder import MODEL, load_encoder
from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.reading.where.places import name_places
from factions.records import Place

Encode = Callable[[str], Encoding]


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document with its toponyms; by the gazetteer alone where no model is in the package."""
    has_model = (MODEL / "model.onnx").is_file()
    yield from predict_with(documents, load_encoder().encode if has_model else Encoding)


def predict_with(documents: Iterable[dict[str, Any]], encode: Encode) -> Iterator[dict[str, Any]]:
    """The same by a given encoder (`Encoding` itself stands for none)."""
    for document in documents:
        text = document["text"]
        places = name_places(text, split_sentences(text), encode(text), load_gazetteer())
        yield {"id": document["id"], "toponyms": [_toponym(place) for place in places]}


def _toponym(place: Place) -> dict[str, Any]:
    return {
        "start": place.start, "end": place.end, "text": place.text, "lat": place.lat, "lon": place.lon,
        "geonames_id": place.geonames_id, "class": place.place_class,
    }  # fmt: skip
