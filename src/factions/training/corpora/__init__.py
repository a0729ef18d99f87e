"""One reader a family of gold corpora: a row of the gold file becomes a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from factions.training.corpora import (
    attributions,
    coreference,
    entities,
    events,
    factuality,
    incidents,
    own,
    places,
    times,
)
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
    "polnear": attributions.polnear,
    "gum": coreference.gum,
    "factuality_uw": factuality.predicates,
    "factuality_meantime": factuality.predicates,
    "factuality_uds_ih2": factuality.predicates,
}

OWN = "own"
# Texts under such a licence (GUM's letters) are not even read.
NEVER = "CC BY-NC-SA"
CORPORA = (*READERS, OWN)


def passages(folder: Path, corpus: str) -> Iterator[Passage]:
    """Every document of a corpus under the gold folder, in file order; `own` lies in the package."""
    if corpus == OWN:
        return own.passages()
    return (READERS[corpus](row) for row in rows(folder, corpus) if NEVER not in row.get("licence", ""))
