"""From drafts to the arrays of a packed file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factions.gazetteer.index import pack_index, planes
from factions.gazetteer.making.draft import Draft, keys_of
from factions.gazetteer.names import fold
from factions.gazetteer.store import COLUMNS, DEGREES, RADIUS_KM

_MAX_ROWS = 60


def pack(places: list[Draft]) -> dict[str, NDArray[Any]]:
    """The arrays of a gazetteer with these places; their units are names by now. Sorts the list."""
    places.sort(key=lambda p: (p.country, p.admin1, p.admin2, -p.population, p.name, p.gid))
    arrays = _columns(places)
    labels = "".join(place.name.replace("\n", " ") + "\n" for place in places)
    arrays["labels"] = np.frombuffer(labels.encode(), np.uint8)
    for prefix, index in zip(("index", "demonyms"), _indexes(places), strict=True):
        arrays |= {f"{prefix}_{name}": values for name, values in pack_index(index).items()}
    return arrays


def write(places: list[Draft], to: Path) -> None:
    """Pack the places into a file; it appears whole or not at all."""
    arrays: dict[str, Any] = pack(places)
    part = to.with_name(f".{to.name}.part.npz")
    try:
        np.savez_compressed(part, **arrays)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _columns(places: list[Draft]) -> dict[str, NDArray[Any]]:
    texts = {
        "countries": [p.country for p in places], "admin1": [p.admin1 for p in places],
        "admin2": [p.admin2 for p in places], "codes": [p.code for p in places],
    }  # fmt: skip
    numbers: dict[str, list[int]] = {
        "ids": [p.gid for p in places], "populations": [p.population for p in places],
        "lats": [round(p.lat / DEGREES) for p in places], "lons": [round(p.lon / DEGREES) for p in places],
        "radii": [min(65535, round(p.radius / RADIUS_KM)) for p in places],
    }  # fmt: skip
    arrays = {}
    for name, values in texts.items():
        codes, arrays[f"{name}_table"] = _table(values)
        numbers[name] = [codes[value] for value in values]
    return arrays | {name: planes(np.array(numbers[name], dtype)) for name, dtype in COLUMNS.items()}


def _table(values: Iterable[str]) -> tuple[dict[str, int], NDArray[np.uint8]]:
    ordered = ["", *sorted(set(values) - {""})]
    blob = "".join(value.replace("\n", " ") + "\n" for value in ordered).encode()
    return {value: number for number, value in enumerate(ordered)}, np.frombuffer(blob, np.uint8)


def _indexes(places: list[Draft]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    rows: dict[str, list[int]] = defaultdict(list)
    people: dict[str, list[int]] = defaultdict(list)
    for row, place in enumerate(places):
        for key in keys_of(place):
            rows[key].append(row)
        for demonym in place.demonyms:
            people[fold(demonym)].append(row)
    for key, found in rows.items():
        found.sort(key=lambda row: -places[row].rank(key))
        del found[_MAX_ROWS:]
    return rows, people
