"""The packed gazetteer, loaded once when first asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from factions.errors import GazetteerMissing
from factions.gazetteer.borders import common_border
from factions.gazetteer.entry import Entry
from factions.gazetteer.index import NameIndex, from_planes, line_starts
from factions.gazetteer.kinds import feature_class
from factions.gazetteer.names import fold, without_article

PACKED = Path(__file__).with_name("places.npz")
SETTING = "FACTIONS_GAZETTEER"
"""The environment variable that names another packed file than the one that ships."""
COLUMNS = {
    "ids": np.uint32, "lats": np.int32, "lons": np.int32, "countries": np.uint8, "admin1": np.uint16,
    "admin2": np.uint16, "codes": np.uint8, "populations": np.uint32, "radii": np.uint16,
}  # fmt: skip
DEGREES = 1e-4
RADIUS_KM = 0.1


class Gazetteer:
    """Places by name and by nearness. Rows of one name are ordered by importance."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._names = _Lines(arrays["labels"])
        self._columns = {name: from_planes(arrays[name], dtype) for name, dtype in COLUMNS.items()}
        self._tables = {
            name: _Lines(arrays[f"{name}_table"]) for name in ("countries", "admin1", "admin2", "codes")
        }
        self._index = _read_index(arrays, "index")
        self._demonyms = _read_index(arrays, "demonyms")
        self.rows_of = lru_cache(maxsize=20_000)(self._rows_of)
        self.rows_near = lru_cache(maxsize=2_000)(self._rows_near)
        self._border = lru_cache(maxsize=200)(self._find_border)
        self.entry = lru_cache(maxsize=20_000)(self.read_entry)

    def __len__(self) -> int:
        return len(self._columns["ids"])

    def find(self, name: str, limit: int | None = None) -> tuple[Entry, ...]:
        """The places of that name, the most important first; case and accents make no difference."""
        return tuple(self.entry(row) for row in self.rows_of(fold(name))[:limit])

    def suggest(self, name: str, country: str | None = None) -> tuple[tuple[str, Entry], ...]:
        """The names one edit away from one that is not known, with their places, the largest first."""
        found = []
        for near in self._index.one_edit_away(fold(name)):
            entries = [e for e in map(self.entry, self._index.rows(near)) if country in (None, e.country)]
            own = [entry for entry in entries if fold(entry.name) == near]
            if entries:
                found.append((own[0].name, own[0]) if own else (near.title(), entries[0]))
        return tuple(sorted(found, key=lambda pair: -pair[1].population))

    def demonym(self, word: str) -> Entry | None:
        """The country or region whose people or things a word names ("Malian" gives Mali)."""
        rows = self._demonyms.rows(fold(word))
        return self.entry(rows[0]) if rows else None

    def capital(self, country: str) -> Entry | None:
        """The capital of a country (ISO 3166 alpha-2), the largest where it has several."""
        row = self._capitals.get(country)
        return None if row is None else self.entry(row)

    @cached_property
    def _capitals(self) -> dict[str, int]:
        rows = np.flatnonzero(self._with_codes("PPLC"))
        ordered = rows[np.argsort(self._columns["populations"][rows], kind="stable")].tolist()
        return {country: row for row in ordered if (country := self.entry(row).country)}

    def border(self, one: str, other: str) -> tuple[float, float, float] | None:
        """Latitude and longitude of the middle of two countries' border, and half its length in km."""
        return self._border(*sorted((one, other)))

    def _find_border(self, one: str, other: str) -> tuple[float, float, float] | None:
        return common_border(self._towns_of(one), self._towns_of(other))

    def _towns_of(self, country: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        codes = self._tables["countries"]
        numbers = [n for n in range(int(self._columns["countries"].max()) + 1) if codes[n] == country]
        rows = np.isin(self._columns["countries"], numbers) & self._with_codes("PPL", "PPLC")
        return self._columns["lats"][rows] * DEGREES, self._columns["lons"][rows] * DEGREES

    def nearest(self, lat: float, lon: float, limit: int = 1) -> tuple[Entry, ...]:
        """The populated places nearest to a point."""
        lats, lons = self._columns["lats"] * DEGREES, self._columns["lons"] * DEGREES
        away = (lons - lon + 180) % 360 - 180
        squares = (lats - lat) ** 2 + (away * np.cos(np.radians(lat))) ** 2
        squares[~self._with_codes("PPL", "PPLC")] = np.inf
        best = np.argpartition(squares, limit)[:limit]
        return tuple(self.entry(int(row)) for row in best[np.argsort(squares[best])])

    def _with_codes(self, *codes: str) -> NDArray[np.bool_]:
        """Which rows have one of the feature codes."""
        names, column = self._tables["codes"], self._columns["codes"]
        return np.isin(column, [n for n in range(int(column.max()) + 1) if names[n] in codes])

    def _rows_of(self, folded: str) -> tuple[int, ...]:
        found = self._index.rows(folded)
        if not found and (bare := without_article(folded)):
            found = self._index.rows(bare)
        return tuple(found)

    def names(self) -> Iterator[tuple[str, list[int]]]:
        """Every folded name with its rows."""
        return self._index.items()

    def demonyms(self) -> Iterator[tuple[str, list[int]]]:
        """Every folded name of a people with its rows."""
        return self._demonyms.items()

    def _rows_near(self, folded: str) -> tuple[int, ...]:
        """The rows of names that are spelled almost so, the nearest spelling first."""
        return tuple(
            dict.fromkeys(row for name in self._index.near(folded) for row in self._index.rows(name))
        )

    def read_entry(self, row: int) -> Entry:
        """The place in a row, not kept for the next asker (`entry` keeps it)."""
        column = {name: int(values[row]) for name, values in self._columns.items()}
        table = {name: lines[column[name]] or None for name, lines in self._tables.items()}
        code = table["codes"] or ""
        radius = round(column["radii"] * RADIUS_KM, 1) or None
        return Entry(
            row, column["ids"] or None, self._names[row], round(column["lats"] * DEGREES, 5),
            round(column["lons"] * DEGREES, 5), table["countries"], table["admin1"], table["admin2"],
            feature_class(code), code, column["populations"], radius,
        )  # fmt: skip


class _Lines:
    """The lines of a blob by number."""

    def __init__(self, blob: NDArray[np.uint8]) -> None:
        self._blob = blob.tobytes()
        self._starts = line_starts(blob)

    def __getitem__(self, number: int) -> str:
        return self._blob[self._starts[number] : self._starts[number + 1] - 1].decode()


def _read_index(arrays: dict[str, NDArray[Any]], name: str) -> NameIndex:
    rows = from_planes(arrays[f"{name}_rows"], np.uint32)
    return NameIndex(arrays[f"{name}_names"], arrays[f"{name}_counts"], rows)


def read_packed(path: Path) -> Gazetteer:
    """The gazetteer in a file that scripts/build_gazetteer.py wrote."""
    if not path.is_file():
        raise GazetteerMissing(
            f"{path} is missing; build one with `factions gazetteer build`, or install factions again."
        )
    try:
        with np.load(path, allow_pickle=False) as packed:
            return Gazetteer({name: packed[name] for name in packed.files})
    except (ValueError, KeyError, BadZipFile, EOFError) as error:
        raise GazetteerMissing(f"{path} is no packed gazetteer: {error}") from error


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that FACTIONS_GAZETTEER names, else the one that ships; read once, then kept."""
    own = os.environ.get(SETTING)
    return read_packed(Path(own)) if own else shipped_gazetteer()


@cache
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return read_packed(PACKED)
