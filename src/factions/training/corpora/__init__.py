"""One reader a family of gold corpora: a row of the gold file becomes a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from factions.training.corpora import entities, events, incidents, places, times
from factions.training.gold import Passage, Row, rows

READERS: Mapping[str, Callable[[Row], Passage]] = {
    "re3d": entities.re3d,
    "conll04": entities.conll04,
    "redocred": entities.redocred,
    "muc4": incidents.muc4,
    "timebank": times.timexes,
    "aquaint": times.timexes,
    "wikiwars": times.timexes,
    "lgl": places.lgl,
    "geowebnews": places.geowebnews,
    "geovirus": places.geovirus,
    "ecbplus": events.ecbplus,
    "m2e2": events.m2e2,
    "wikievents": events.wikievents,
    "rams": events.rams,
}


def passages(folder: Path, corpus: str) -> Iterator[Passage]:
    """Every document of a corpus under the gold folder, in file order."""
    return map(READERS[corpus], rows(folder, corpus))
