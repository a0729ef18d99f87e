"""`factions gazetteer`: look a place up, and build a larger gazetteer from a GeoNames dump."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.table import Table

from factions.cli.console import complain, page_console, plural, tell
from factions.gazetteer import SETTING, Entry, load_gazetteer, shipped_gazetteer
from factions.gazetteer.making import build_from_dump

app = App(name="gazetteer", help="Known places: look one up, or build a larger list of them.")
_KINDS = {"PCLI": "country", "ADM1": "admin 1", "ADM1H": "former admin 1",
          "ADM2": "admin 2", "PPLC": "capital", "PPL": "town"}  # fmt: skip
_OF_CLASS = {"H": "water", "T": "relief", "L": "region", "V": "forest", "S": "facility"}


@app.command
def find(
    *name: Annotated[str, Parameter(help="The place, in any script; case and accents make no difference.")],
    country: Annotated[str | None, Parameter(help="Only places of this country (ISO 3166 alpha-2).")] = None,
    limit: Annotated[int, Parameter(help="At most so many.")] = 10,
) -> int:
    """List the places of a name, the most important first; of a misspelt one, suggest what was meant.

    Examples:

        factions gazetteer find Deir ez-Zor
        factions gazetteer find Goma --country CD
    """
    words, gazetteer = " ".join(name), load_gazetteer()
    found = [entry for entry in gazetteer.find(words) if country in (None, entry.country)][:limit]
    if found:
        page_console().print(_table(found))
        return 0
    suggested = list(dict.fromkeys(known for known, _ in gazetteer.suggest(words, country)))
    hint = f" Did you mean {', '.join(suggested[:5])}?" if suggested else ""
    complain(f"No place is known by the name {words!r}.{hint}")
    return 2


@app.command
def build(
    *dumps: Annotated[
        Path, Parameter(help="GeoNames dumps: allCountries.txt, or one country's (AF.txt); zipped or not.")
    ],
    to: Annotated[Path, Parameter(help="The file to write.")] = Path("places.npz"),
) -> int:
    """Build a gazetteer from GeoNames dumps; countries that they do not cover stay as they ship.

    Set FACTIONS_GAZETTEER to the file to read with it. Dumps: https://download.geonames.org/export/dump/
    (CC BY 4.0).

    Example:

        factions gazetteer build AF.zip PK.zip --to places.npz
    """
    tell(f"Reading {len(dumps)} {plural(len(dumps), 'dump')}")
    built = build_from_dump(dumps, to, shipped_gazetteer())
    covered = f"{len(built.countries)} {'country' if len(built.countries) == 1 else 'countries'}"
    broken = f"; {built.broken:,} broken {plural(built.broken, 'row')} left out" if built.broken else ""
    page_console().print(
        f"{to}: {built.places:,} places, {built.rows:,} of them from the dumps for {covered}{broken}.",
        f"Use it with {SETTING}={to}",
        sep="\n", soft_wrap=True,
    )  # fmt: skip
    return 0


def _table(entries: list[Entry]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("Name", "Kind", "Country", "Admin 1", "Admin 2"):
        table.add_column(column)
    for column in ("Point", "People", "GeoNames"):
        table.add_column(column, justify="right")
    for entry in entries:
        people = f"{entry.population:,}" if entry.population else ""
        table.add_row(
            entry.name, _kind(entry), entry.country, entry.admin1, entry.admin2,
            f"{entry.lat:.3f} {entry.lon:.3f}", people, str(entry.geonames_id or ""),
        )  # fmt: skip
    return table


def _kind(entry: Entry) -> str:
    return _KINDS.get(entry.feature_code) or _OF_CLASS.get(entry.feature_class, entry.feature_code)
