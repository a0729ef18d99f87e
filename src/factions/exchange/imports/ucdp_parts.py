"""When, where and who of a row of UCDP GED."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from msgspec import Struct

from factions.exchange.imports.rows import Row
from factions.records import Place, Quote, Span, When
from factions.registry import Actor, load_registry
from factions.registry.countries import country_by_name

_MISSING_DAY = "1753-01-01"
_DAY_KNOWN = "1"
_PRECISIONS = tuple("1234567")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00(?:\.0+)?)?")
_FORMER = re.compile(r"\s*\([^)]*\)$")
_CIVILIANS = "Civilians"


class Side(Struct, frozen=True):
    """A party of a row: of which side (0 or 1), its words, and the actor that the registry knows by them."""

    number: int
    quote: Quote
    name: str
    actor: str | None
    kind: str


def read_when(row: Row) -> When | None:
    """The days of a row: a span is that in which the event lies, unless UCDP calls it exact.

    Raises ValueError for a day that is none, or an end before the beginning.
    """
    start, end = _day(row, "date_start"), _day(row, "date_end")
    if start and end and end < start:
        raise ValueError(f"it ends on {end}, before it begins on {start}")
    if start is None and end is None:
        return None
    exact = start == end or row.get("date_prec") == _DAY_KNOWN
    words = row.cells["date_start"] if start == end else row.across("date_start", "date_end")
    latest_start, earliest_end = (start, end) if exact else (end, start)
    return When(
        words.text, words.start, words.end, type="DATE", value=start if start == end else None,
        edtf=_edtf(start, end, exact), rule="ucdp-ged", earliest_start=start, latest_start=latest_start,
        earliest_end=earliest_end, latest_end=end,
    )  # fmt: skip


def read_place(row: Row) -> Place:
    """The place of a row, with its point and precision where it has them; ValueError for no such point."""
    name = "where_coordinates" if "where_coordinates" in row.cells else "country"
    words, precision = row.cells[name], row.get("where_prec")
    if precision is not None and precision not in _PRECISIONS:
        raise ValueError(f"its where_prec {precision!r} is none of 1 to 7")
    lat, lon = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
    return Place(
        words.text, words.start, words.end, name=words.text, lat=lat, lon=lon,
        country=_country(str(row.get("country"))), admin1=row.get("adm_1"), admin2=row.get("adm_2"),
        precision=int(precision) if precision else None,
        located="written" if lat is not None and lon is not None else None,
    )  # fmt: skip


def read_sides(row: Row) -> tuple[Side, ...]:
    """The parties of both sides; a side that names several, with commas, is several."""
    day = _day(row, "date_start")
    return tuple(
        _side(number, quote, row.get(f"{column}_new_id") if alone else None, day)
        for number, column in enumerate(("side_a", "side_b"))
        for quote, alone in _parts(row, row.cells[column])
    )


def _parts(row: Row, cell: Quote) -> list[tuple[Quote, bool]]:
    names = cell.text.split(", ")
    if len(names) == 1 or load_registry().find(cell.text):
        return [(cell, True)]
    parts, at = [], cell.start
    for name in names:
        parts.append((row.document.quote(Span(at, at + len(name))), False))
        at += len(name) + 2
    return parts


def _side(number: int, quote: Quote, ucdp: str | None, day: str | None) -> Side:
    if quote.text == _CIVILIANS:
        return Side(number, quote, quote.text, None, "civilians")
    actor = _actor(quote.text, ucdp, day)
    if actor is None:
        kind = "state" if quote.text.startswith("Government of ") else "group"
        return Side(number, quote, quote.text, None, kind)
    return Side(number, quote, actor.name, actor.id, actor.kind_on(day))


@lru_cache(maxsize=10_000)
def _actor(name: str, ucdp: str | None, day: str | None) -> Actor | None:
    """The actor with UCDP's number, or else the one best known by the name on that day."""
    registry = load_registry()
    if ucdp in _by_number():
        return _by_number()[ucdp]
    state = _FORMER.sub("", name).removeprefix("Government of ")
    matches = registry.find(name, day) or (registry.find(state, day) if state != name else ())
    return matches[0].actor if matches else None


@lru_cache(maxsize=1)
def _by_number() -> dict[str | None, Actor]:
    """Actors by UCDP's number, where one actor alone has it."""
    pairs = [
        (external.id, actor)
        for actor in load_registry().actors
        for external in actor.external
        if external.scheme == "ucdp"
    ]
    shared = Counter(number for number, _ in pairs)
    return {number: actor for number, actor in pairs if shared[number] == 1}


def _country(name: str) -> str | None:
    known = country_by_name()
    return known.get(name) or known.get(_FORMER.sub("", name))


def _day(row: Row, column: str) -> str | None:
    said = str(row.get(column))
    found = _DAY.fullmatch(said)
    if found is None:
        raise ValueError(f"its {column} {said!r} is not a day as YYYY-MM-DD")
    day = date.fromisoformat(found[1]).isoformat()
    return None if day == _MISSING_DAY else day


def _degrees(row: Row, column: str, most: int) -> float | None:
    said = row.get(column)
    if said is None:
        return None
    try:
        degrees = float(said)
    except ValueError:
        raise ValueError(f"its {column} {said!r} is no number") from None
    if not -most <= degrees <= most:
        raise ValueError(f"its {column} {said} is not within {most} degrees")
    return degrees


def _edtf(start: str | None, end: str | None, exact: bool) -> str:
    if start == end:
        return str(start)
    return f"{start or '..'}/{end or '..'}" if exact else f"[{start or ''}..{end or ''}]"
