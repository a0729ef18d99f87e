"""Attributions as PolNeAR marks them: source, cue and content, as the room `says` puts them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factions.errors import RunStopped
from factions.reading.encoder.encoder import load_encoder
from factions.reading.says.attributions import HEAD, Attribution, read_attributions
from factions.records import Span


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    encoder = load_encoder()
    if HEAD not in {head.name for head in encoder.layout.heads}:
        raise RunStopped(
            f"The reading model has no head `{HEAD}`; train one that has it (docs/training.md), or install"
            " factions again."
        )
    for document in documents:
        found = read_attributions(encoder.encode(document["text"]))
        yield {"id": document["id"], "attributions": [line(one) for one in found]}


def line(one: Attribution) -> dict[str, Any]:
    """One attribution in the gold's format; a content in pieces has its hull as start and end."""
    source = _part([one.source]) if one.source is not None else None
    return {"source": source, "cue": _part([one.cue]), "content": _part(one.content)}


def _part(pieces: Sequence[Span]) -> dict[str, Any]:
    hull = {"start": pieces[0].start, "end": pieces[-1].end}
    if len(pieces) == 1:
        return hull
    return hull | {"parts": [{"start": piece.start, "end": piece.end} for piece in pieces]}
