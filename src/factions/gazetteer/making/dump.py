"""From a GeoNames dump that a user brings (allCountries.txt, or AF.txt of one country) to a packed file.

The dump's towns, second-order units and further features take the place of the shipped ones in the countries
that it covers. The shipped countries, first-order units (they have points, sizes and English names that a
dump lacks) and the project's own rows stay, and get the dump's further names.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from factions.errors import UserError
from factions.gazetteer.kinds import KEPT, plain_code
from factions.gazetteer.making.draft import Draft
from factions.gazetteer.making.packing import write
from factions.gazetteer.making.shipped import shipped_drafts
from factions.gazetteer.making.units import by_unit, name_units, place_in_units, radius_of
from factions.gazetteer.store import Gazetteer

_COLUMNS = 19
_NO_ROW = "{} holds no row of a GeoNames dump: 19 columns with tabs between, as in allCountries.txt."
_LONGEST_NAME = 60
_FROM_A_DUMP = 1.0
"""The importance of a mountain or a mosque of a dump: that of a hamlet."""


class Built(Struct, frozen=True):
    """What was packed: how many places, from how many rows of the dump, and how many rows were no good."""

    places: int
    rows: int
    broken: int
    countries: tuple[str, ...]


def build_from_dump(dumps: Sequence[Path], to: Path, shipped: Gazetteer) -> Built:
    """Pack a gazetteer of the dumps (.txt, or .zip as GeoNames has them) over the shipped one into `to`.

    Raises UserError for a file that cannot be read or has no usable row; broken rows are counted.
    """
    broken: list[int] = []
    fresh = [place for dump in dumps for place in _rows_of(dump, broken)]
    countries = frozenset(place.country for place in fresh if place.code in ("PPL", "PPLC"))
    rows = len(fresh)
    places = _joined(fresh, shipped_drafts(shipped, countries))
    write(places, to)
    return Built(len(places), rows, len(broken), tuple(sorted(countries)))


def _rows_of(dump: Path, broken: list[int]) -> Iterator[Draft]:
    with _opened(dump) as lines:
        seen = 0
        for number, line in enumerate(lines):
            fields = line.rstrip("\r\n").split("\t")
            if len(fields) < _COLUMNS or not fields[0].isdigit():
                broken.append(number)
                continue
            seen += 1
            place = _draft(fields)
            if place is None:
                broken.append(number)
            elif place.code in KEPT:
                yield place
    if not seen:
        raise UserError(_NO_ROW.format(dump))


@contextmanager
def _opened(dump: Path) -> Iterator[TextIO]:
    """The lines of a dump, whether zipped or not."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open(encoding="utf-8", errors="replace", newline="\n") as lines:
                yield lines
            return
        with zipfile.ZipFile(dump) as archive:
            inside = [name for name in archive.namelist() if name.endswith(".txt") and name != "readme.txt"]
            if not inside:
                raise UserError(_NO_ROW.format(dump))
            with archive.open(inside[0]) as raw:
                yield TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(f"{dump} cannot be read: {error}") from error


def _draft(fields: Sequence[str]) -> Draft | None:
    """The place of a row, null where its numbers are none or off the globe."""
    try:
        gid, lat, lon = int(fields[0]), float(fields[4]), float(fields[5])
        population = int(fields[14] or 0)
    except ValueError:
        return None
    if not (fields[1] and abs(lat) <= 90 and abs(lon) <= 180 and gid < 2**32):
        return None
    country, first = fields[8], f"{fields[8]}.{fields[10]}" if fields[10] else ""
    return Draft(
        fields[1], lat, lon, country, plain_code(fields[7]), gid, first,
        f"{first}.{fields[11]}" if first and fields[11] else "", max(0, min(population, 2**32 - 1)),
        aliases=_aliases(fields), importance_of_others=_FROM_A_DUMP,
    )  # fmt: skip


def _aliases(fields: Sequence[str]) -> frozenset[str]:
    """The further names: no codes, no links."""
    given = {fields[2], *fields[3].split(",")} - {"", fields[1]}
    is_code = {name for name in given if name.isascii() and name.isupper() and len(name) <= 4}
    return frozenset(name for name in given - is_code if 1 < len(name) <= _LONGEST_NAME and "/" not in name)


def _joined(fresh: list[Draft], kept: list[Draft]) -> list[Draft]:
    """The kept places and those of the dump that they do not hold, every unit by its name."""
    by_id = {place.gid: place for place in kept if place.gid}
    units = _unit_names(fresh, by_id)
    added = []
    for place in fresh:
        if (home := by_id.get(place.gid)) is not None:
            home.aliases |= place.aliases | {place.name}
            home.population = max(home.population, place.population)
        else:
            added.append(place)
    _size_units(added)
    place_in_units(added, units[0])
    name_units(added, *units)
    return [*kept, *added]


def _unit_names(fresh: Iterable[Draft], by_id: dict[int, Draft]) -> tuple[dict[str, str], dict[str, str]]:
    """The names of first- and second-order units by their codes; the shipped name where there is one."""
    firsts, seconds = {}, {}
    for place in fresh:
        if place.code == "ADM1" and place.admin1:
            firsts[place.admin1] = by_id.get(place.gid, place).name
        elif place.code == "ADM2" and place.admin2:
            seconds[place.admin2] = place.name
    return firsts, seconds


def _size_units(places: list[Draft]) -> None:
    """Give units the circle of their towns."""
    firsts, seconds = by_unit(place for place in places if place.code in ("PPL", "PPLC"))
    for place in places:
        code = place.admin1 if place.code == "ADM1" else place.admin2 if place.code == "ADM2" else ""
        towns = (firsts if place.code == "ADM1" else seconds).get(code, [])
        if code and towns:
            place.radius = radius_of(place.lat, place.lon, towns)
            place.population = place.population or sum(town.population for town in towns)
