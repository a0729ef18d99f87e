"""Fits both layers of judging.py: `python -m benchmarks.tasks.incident.fit [--shared FOLDER]`.

The first layer is fitted on training documents, the second on validation documents (crossed.py prints what
it reaches on documents that it was not fitted on). To be run again whenever the encoder changes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import CORPORA, gold_file, validation_ids
from benchmarks.tasks.incident.candidates import Page, candidates, page, plain
from benchmarks.tasks.incident.judging import CURVES, ROLES, TYPES, WEIGHTS, Measured, Weights, measure
from benchmarks.tasks.incident.logistic import BUCKETS, Floats, fit_measures, fit_traits, hashed
from benchmarks.tasks.incident.traits import document_traits, page_traits
from factions.reading.encoder.encoder import load_encoder
from factions.reading.sentences import split_sentences

Row = dict[str, Any]
# Of the candidates that fill nothing each third is looked at, and counts thrice.
EACH = 3
# A bucket counts where so many rows have it.
SEEN = 5
PENALTY = {"roles": 16.0, "types": 60.0, "role_curves": 10.0, "type_curves": 1.0}
# Weights nearer to zero than this are left out.
LEAST = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[4] / "shared")
    options = parser.parse_args()
    rows = gold(options.shared)
    chosen = validation_ids()["muc4"]
    pages = dict(read(rows))
    training = [row for row in rows if row["id"] not in chosen]
    roles, types = first_layer(training, pages)
    layer = Weights(roles, types, np.zeros(0), np.zeros(0))
    unseen = [row for row in rows if row["id"] in chosen]
    curves = second_layer(unseen, {row["id"]: measure(pages[row["id"]], layer) for row in unseen})
    save(WEIGHTS, Weights(roles, types, *curves))


def gold(shared: Path) -> list[Row]:
    """The documents of all parts of MUC-4, with their keys."""
    files = [gold_file(corpus, shared) for corpus in CORPORA["incidents"]]
    return [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line
    ]


def read(rows: Iterable[Row]) -> Iterator[tuple[str, Page]]:
    """Each document's page."""
    for row in rows:
        sentences = split_sentences(row["text"])
        yield row["id"], page(load_encoder().encode(row["text"], sentences), sentences)


def fills(row: Row) -> dict[str, Floats]:
    """For each plain string of a key, whether it fills each role: 1, or -1 where the key leaves it open."""
    found: dict[str, Floats] = {}
    for incident in row["incidents"]:
        for at, role in enumerate(ROLES):
            for cluster in incident[role]:
                is_open = incident.get("optional") or all(fill.get("optional") for fill in cluster)
                for fill in cluster:
                    truth = found.setdefault(plain(fill["text"]), np.zeros(len(ROLES)))
                    truth[at] = 1 if not is_open or truth[at] > 0 else -1
    return found


def told(row: Row) -> Floats:
    """Whether a document tells of any incident, and of each type: 1, 0, or -1 where its key is open."""
    truth = np.zeros(1 + len(TYPES))
    for incident in row["incidents"]:
        for at in (0, *(1 + TYPES.index(kind) for kind in incident["incident_type"])):
            truth[at] = 1 if not incident.get("optional") or truth[at] > 0 else -1
    return truth


def first_layer(
    rows: Sequence[Row], pages: Mapping[str, Page]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The tables of traits for roles and types, from documents that trained the encoder."""
    documents = [hashed(document_traits(pages[row["id"]])) for row in rows]
    types = _tables(documents, np.array([told(row) for row in rows]), np.ones(len(rows)), PENALTY["types"])
    buckets, truth = [], []
    for row in rows:
        for one, filled in _sampled(row, pages[row["id"]]):
            buckets.append(one)
            truth.append(filled)
    filled = np.array(truth)
    weight = np.where(np.any(filled, axis=1), 1.0, EACH)
    return _tables(buckets, filled, weight, PENALTY["roles"]), types


def _sampled(row: Row, read: Page) -> Iterator[tuple[NDArray[np.int64], Floats]]:
    found, key = candidates(read), fills(row)
    for at, (one, traits) in enumerate(zip(found, page_traits(read, found), strict=True)):
        if one.plain in key or at % EACH == 0:
            yield hashed(traits), key.get(one.plain, np.zeros(len(ROLES)))


def _tables(
    rows: list[NDArray[np.int64]], truth: Floats, weight: Floats, penalty: float
) -> NDArray[np.float32]:
    often = np.bincount(np.concatenate(rows), minlength=BUCKETS) >= SEEN
    rows = [row[often[row]] for row in rows]
    tables = []
    for column in truth.T:
        known = np.flatnonzero(column >= 0)
        tables.append(fit_traits([rows[at] for at in known], column[known], weight[known], penalty))
    return np.stack(tables)


def second_layer(rows: Sequence[Row], measured: Mapping[str, Measured]) -> tuple[Floats, Floats]:
    """The curves of roles and of types, from documents that the encoder has not seen."""
    columns = np.concatenate([measured[row["id"]].roles for row in rows], axis=1)
    filled = np.array([one for row in rows for one in _truth(row, measured[row["id"]])])
    roles = [_known(columns[at], filled[:, at], PENALTY["role_curves"]) for at in range(len(ROLES))]
    types = np.array([measured[row["id"]].types for row in rows])
    kinds = np.array([told(row)[1:] for row in rows])
    common = [_known(types[:, at], kinds[:, at], PENALTY["type_curves"]) for at in range(CURVES)]
    return np.stack(roles), np.stack(common)


def _truth(row: Row, measured: Measured) -> Iterator[Floats]:
    key = fills(row)
    for one in measured.candidates:
        yield key.get(one.plain, np.zeros(len(ROLES)))


def _known(columns: Floats, truth: Floats, penalty: float) -> Floats:
    known = truth >= 0
    return fit_measures(columns[known], truth[known], penalty)


def save(path: Path, weights: Weights) -> None:
    """The tables in hundredths at half precision; most weights are zero and cost nothing."""
    np.savez_compressed(
        path,
        roles=_slim(weights.roles),
        types=_slim(weights.types),
        role_curves=weights.role_curves,
        type_curves=weights.type_curves,
    )


def _slim(table: NDArray[np.float32]) -> NDArray[np.float16]:
    return np.where(np.abs(table) < LEAST, 0, np.round(table, 2)).astype(np.float16)


if __name__ == "__main__":
    main()
