"""UCDP's Georeferenced Event Dataset: rows become claims that say no more than the row does.

The columns are those of the GED codebook 22.1; of its 49, or of the 17 that cut-down copies have, the 12 of
`NEEDED` must be there. What the dates and figures mean is told in docs/exchange.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factions.errors import DocumentProblem, UnreadableDocument
from factions.exchange.imports.rows import Row, read_rows
from factions.exchange.imports.ucdp_parts import (
    Side,
    read_place,
    read_sides,
    read_when,
)
from factions.records import Claim, Mention, Quote, Reading, Role, Speaker, Stance, Toll, claim_id
from factions.vocabulary import load_vocabulary

READER = "ucdp-ged/1"
NEEDED = (
    "id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "latitude", "longitude",
    "country", "best", "low", "high",
)  # fmt: skip

# One-sided violence has a direction. A fight has none: UCDP puts governments first whoever began it.
_KINDS = {"1": "armed_clash", "2": "armed_clash", "3": "attack"}
_ROLES = {"armed_clash": ("side_a", "side_b"), "attack": ("attacker", "victim")}
_AGGREGATE = "2"
# How cut-down copies write the codes.
_IN_WORDS = {
    "state-based conflict": "1",
    "non-state conflict": "2",
    "one-sided violence": "3",
    "one-side violence": "3",
}
_MAY_BE_EMPTY = ("latitude", "longitude", "best", "low", "high")


def read_ged(path: Path, published: str | None = None) -> Iterator[Reading | DocumentProblem]:
    """The reading of each row, or its problem; raises UserError and UnreadableDocument for another file."""
    known = {"publisher": "UCDP", "publisher_from": "given"}
    known |= {"published_at": published, "published_from": "given"} if published else {}
    for row in read_rows(path, NEEDED, known):
        if isinstance(row, DocumentProblem):
            yield row
            continue
        try:
            yield _reading(row)
        except ValueError as error:
            yield UnreadableDocument(str(row.document.source), f"{error}; mend the row and import it again")


def _reading(row: Row) -> Reading:
    if missing := [column for column in NEEDED if row.get(column) is None and column not in _MAY_BE_EMPTY]:
        raise ValueError(f"it has no {', '.join(missing)}")
    kind = _kind(row)
    when, place = read_when(row), read_place(row)
    sides = read_sides(row)
    mentions = tuple(_mention(number, side) for number, side in enumerate(sides, start=1))
    roles = tuple(_role(side, _ROLES[kind][side.number]) for side in sides)
    evidence = _evidence(row)
    claim = Claim(
        claim_id(row.document.id, kind, roles, evidence[0]), row.document.id, kind, roles, when, place,
        {"external": f"ucdp-ged:{row.get('id')}"}, _tolls(row), _stance(row), (), evidence, 1.0, READER,
    )  # fmt: skip
    return Reading(row.document, mentions, (when,) if when else (), (place,), (claim,))


def _kind(row: Row) -> str:
    said = str(row.get("type_of_violence"))
    number = _IN_WORDS.get(said, said)
    if number not in _KINDS:
        raise ValueError(f"its type_of_violence {said!r} is none of 1, 2, 3")
    return _KINDS[number]


def _evidence(row: Row) -> tuple[Quote, ...]:
    columns = "type_of_violence side_a side_b date_start date_end country best low high".split()
    return tuple(row.cells[column] for column in columns if column in row.cells)


def _mention(number: int, side: Side) -> Mention:
    return Mention(
        side.quote.text, side.quote.start, side.quote.end, id=f"m{number}", kind=side.kind,
        form="nominal" if side.kind == "civilians" else "named", cluster=f"c{number}", name=side.name,
        actor=side.actor,
    )  # fmt: skip


def _role(side: Side, role: str) -> Role:
    classes = ("civilians",) if side.kind == "civilians" else ()
    return Role(
        side.quote.text, side.quote.start, side.quote.end, role=role, name=side.name, actor=side.actor,
        mention_kind=side.kind, target_class=classes,
    )  # fmt: skip


def _stance(row: Row) -> Stance:
    """UCDP's own voice, or that of whom it names as the first to say so; an aggregate is several events."""
    aspect = "repeated" if row.get("event_clarity") == _AGGREGATE else "once"
    original = row.cells.get("source_original")
    if original is None:
        return Stance(aspect=aspect, basis="reported" if row.get("source_article") else "unsourced")
    speaker = Speaker(original.text, original.start, original.end)
    return Stance(aspect=aspect, attribution=(speaker,), basis="reported")


def _tolls(row: Row) -> tuple[Toll, ...]:
    """The deaths of each party where there are any, and best, low and high side by side as they stand.

    0 in a column of one party is UCDP's way to write that nobody is counted there, which is no figure.
    """
    tolls = []
    for column, party in _parties():
        count = _count(row, column)
        if count:
            tolls.append(_toll(row.cells[column], party, count, count, None))
    for column, qualifier in (("best", None), *_bounds()):
        count = _count(row, column)
        if count is not None:
            least = None if qualifier == "up_to" else count
            most = None if qualifier == "at_least" else count
            tolls.append(_toll(row.cells[column], "unknown", least, most, qualifier))
    return tuple(tolls)


def _toll(cell: Quote, party: str, least: int | None, most: int | None, qualifier: str | None) -> Toll:
    return Toll(
        cell.text, cell.start, cell.end, category="killed", party=party, min=least, max=most,
        qualifier=qualifier,
    )  # fmt: skip


def _count(row: Row, column: str) -> int | None:
    said = row.get(column)
    if said is None:
        return None
    number = float(said) if said.replace(".", "", 1).isdecimal() else -1.0
    if number < 0 or number != int(number):
        raise ValueError(f"its {column} {said!r} is no count of people")
    return int(number)


@cache
def _parties() -> tuple[tuple[str, str], ...]:
    """The columns of single parties, as the vocabulary maps them."""
    return tuple((column, term) for term, column in _columns("toll_parties"))


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    """The columns of bounds with the qualifier that says what they are."""
    return tuple((column, term) for term, column in _columns("toll_qualifiers"))


def _columns(family: str) -> Iterator[tuple[str, str]]:
    for term in load_vocabulary().terms(family):
        for equivalent in term.in_scheme("ucdp"):
            yield from ((term.name, code) for field, code in equivalent.codes if field == "column")
