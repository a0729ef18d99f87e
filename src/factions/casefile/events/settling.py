"""Which event each telling of a casefile is of, kept true as documents and judgements come.

A new document costs what its own tellings and those near them cost, however large the casefile is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select

from factions.casefile.events.blocking import looked_up_keys, stored_keys
from factions.casefile.events.joining import Pair, Verdicts, join, pair_of
from factions.casefile.events.scoring import load_weights, score
from factions.casefile.events.sketches import Sketch, draw
from factions.casefile.events.tables import DERIVED, event_keys, event_pairs, event_sketches
from factions.casefile.events.tellings import find_tellings
from factions.casefile.events.verdicts import read_verdicts, tellings_of_claims
from factions.casefile.judgements import Judgement
from factions.casefile.portions import portions
from factions.casefile.reading_back import by_reader, read_claims, read_documents
from factions.casefile.schema import documents
from factions.casefile.summaries.asking import read_rows
from factions.casefile.summaries.joining import join_events
from factions.casefile.summaries.standing import stands
from factions.casefile.summaries.tables import told
from factions.records import Claim

_decode = msgspec.json.Decoder(Sketch).decode


def settle(connection: Connection, document: int) -> None:
    """Puts the tellings of one document, by its row, where they belong, and those that they move."""
    before = _tellings_of(connection, document)
    moved = before | _neighbours(connection, before)
    _forget(connection, before)
    drawn = _draw(connection, document)
    _keep(connection, document, drawn)
    _compare(connection, drawn)
    resettle(connection, moved | {sketch.id for sketch in drawn})


def settle_moved(connection: Connection, document: int, moved: frozenset[str]) -> None:
    """The same for those tellings of a document alone that have other claims than before."""
    before = _tellings_of(connection, document) & moved
    near = before | _neighbours(connection, before)
    _forget(connection, before)
    query = select(told.c.claim).where(told.c.document == document)
    rows = [
        row
        for some in portions(moved)
        for row in connection.execute(query.where(told.c.telling.in_(some))).scalars()
    ]
    drawn = _drawn(connection, document, read_rows(connection, rows))
    _keep(connection, document, drawn)
    _compare(connection, drawn)
    resettle(connection, near | {sketch.id for sketch in drawn})


def resettle(connection: Connection, tellings: Collection[str]) -> None:
    """Joins anew the tellings tied to some whose scores changed, or of which people said something."""
    verdicts = read_verdicts(connection)
    reached = reach(connection, frozenset(tellings), verdicts)
    sketches = read_sketches(connection, reached)
    groups = join(sketches.values(), read_chances(connection, reached), verdicts)
    events = {min(group): group for group in groups if len(group) > 1}
    join_events(connection, events, among=reached | frozenset(tellings))


def rejudge(connection: Connection, judgement: Judgement) -> None:
    """Joins anew what a judgement on two claims, or its withdrawal, may join or part."""
    pair = len(judgement.on) == 2 and all(thing.startswith("clm_") for thing in judgement.on)
    if pair:
        resettle(connection, frozenset(tellings_of_claims(connection, judgement.on).values()))


def rebuild(connection: Connection) -> None:
    """Makes what is kept of tellings, and their events, anew."""
    for table in DERIVED:
        connection.execute(delete(table))
    for row in connection.execute(select(documents.c.row).order_by(documents.c.row)).scalars().all():
        settle(connection, row)


def read_sketches(connection: Connection, tellings: Collection[str]) -> dict[str, Sketch]:
    """The sketches of some tellings."""
    table = event_sketches.c
    found = (
        row
        for some in portions(tellings)
        for row in connection.execute(select(table.telling, table.sketch).where(table.telling.in_(some)))
    )
    return {telling: _decode(sketch) for telling, sketch in found}


def read_chances(connection: Connection, tellings: Collection[str]) -> dict[Pair, float]:
    """The chances of the pairs among some tellings that were found likely enough to be kept."""
    wanted, table = set(tellings), event_pairs.c
    rows = (
        row
        for some in portions(tellings)
        for row in connection.execute(select(table.one, table.other, table.chance).where(table.one.in_(some)))
    )
    return {(one, other): chance for one, other, chance in rows if other in wanted}


def _tellings_of(connection: Connection, document: int) -> frozenset[str]:
    table = event_sketches.c
    query = select(table.telling).where(table.document == document)
    return frozenset(connection.execute(query).scalars())


def _neighbours(connection: Connection, tellings: Collection[str]) -> frozenset[str]:
    """The tellings that some are likely enough one event with to be joined by themselves."""
    table, merge = event_pairs.c, load_weights().merge
    found: set[str] = set()
    for some in portions(tellings):
        near = or_(table.one.in_(some), table.other.in_(some))
        for pair in connection.execute(select(table.one, table.other).where(near, table.chance >= merge)):
            found.update(pair)
    return frozenset(found)


def reach(connection: Connection, seeds: frozenset[str], verdicts: Verdicts) -> frozenset[str]:
    """All tellings that the seeds may come to be one event with, step by step."""
    reached, last = seeds, seeds
    while last:
        said = {id for pair in verdicts.same if last & set(pair) for id in pair}
        near = _neighbours(connection, last) | said
        last = near - reached
        reached |= last
    return reached


def _forget(connection: Connection, tellings: Collection[str]) -> None:
    for some in portions(tellings):
        connection.execute(delete(event_keys).where(event_keys.c.telling.in_(some)))
        table = event_pairs.c
        connection.execute(delete(event_pairs).where(or_(table.one.in_(some), table.other.in_(some))))
        connection.execute(delete(event_sketches).where(event_sketches.c.telling.in_(some)))


def _draw(connection: Connection, row: int) -> list[Sketch]:
    return _drawn(
        connection, row, read_claims(connection, [documents.c.row == row, by_reader(None), stands()])
    )


def _drawn(connection: Connection, row: int, claims: Iterable[Claim]) -> list[Sketch]:
    """The tellings that claims of a document come to; the rows of a data set are left alone.

    For each of those is an event of its own.
    """
    (document,) = read_documents(connection, documents.c.row == row)
    once = {claim.id: claim for claim in claims}
    drawn = (draw(telling, document) for telling in find_tellings(once.values()))
    return [sketch for sketch in drawn if sketch.external is None]


def _keep(connection: Connection, document: int, drawn: Sequence[Sketch]) -> None:
    _insert(
        connection,
        event_sketches,
        [
            {"telling": one.id, "document": document, "sketch": msgspec.json.encode(one).decode()}
            for one in drawn
        ],
    )
    keys = [{"key": key, "telling": one.id} for one in drawn for key in sorted(stored_keys(one))]
    _insert(connection, event_keys, keys)


def _compare(connection: Connection, drawn: Sequence[Sketch]) -> None:
    """Scores each telling with those of other documents that share a key with it."""
    near = {one.id: _candidates(connection, one) for one in drawn}
    known = read_sketches(connection, {id for some in near.values() for id in some})
    ask = load_weights().ask
    rows = (
        (pair_of(one.id, id), score(one, known[id]).chance)
        for one in drawn
        for id in sorted(near[one.id])
        if known[id].document != one.document
    )
    _insert(
        connection,
        event_pairs,
        [
            {"one": pair[0], "other": pair[1], "chance": round(chance, 6)}
            for pair, chance in rows
            if chance >= ask
        ],
    )


def _candidates(connection: Connection, sketch: Sketch) -> frozenset[str]:
    table = event_keys.c
    return frozenset(
        id
        for some in portions(looked_up_keys(sketch))
        for id in connection.execute(select(table.telling).where(table.key.in_(some))).scalars()
    )


def _insert(connection: Connection, table: object, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)  # type: ignore[arg-type]
