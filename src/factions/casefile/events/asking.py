"""Events of a casefile, and the pairs of events that it asks a person about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from msgspec import Struct
from sqlalchemy import Connection, func, select

from factions.casefile.casefile import Casefile
from factions.casefile.events.grouping import events_of
from factions.casefile.events.joining import Pair
from factions.casefile.events.record import Event, Tie, make_event
from factions.casefile.events.scoring import Score, load_weights, score
from factions.casefile.events.settling import read_chances, read_sketches
from factions.casefile.events.tables import event_pairs
from factions.casefile.events.verdicts import read_verdicts
from factions.casefile.reading_back import read_documents
from factions.casefile.schema import documents
from factions.casefile.summaries import claims_of_event, event_of_claim
from factions.casefile.summaries.tables import told
from factions.errors import UserError
from factions.records import Claim

_AT_ONCE = 400


class Suggestion(Struct, frozen=True):
    """Two events that may be one; `one` and `other` are claims to judge `same` or `different`."""

    one: Claim
    other: Claim
    score: Score


def event_of(casefile: Casefile, claim: str) -> Event:
    """The event that a claim, by its id, tells of; raises UserError if it tells of none."""
    with casefile.transaction() as connection:
        event = event_of_claim(connection, claim)
        if event is None:
            raise UserError(f"No event is known of a claim {claim!r}; look it up with `factions ask events`.")
        return _event(connection, event)


def find_events(casefile: Casefile, *, least_documents: int = 1) -> tuple[Event, ...]:
    """All events told by as many documents or more, by their ids."""
    query = select(told.c.event).group_by(told.c.event)
    query = query.having(func.count(told.c.document.distinct()) >= least_documents).order_by(told.c.event)
    with casefile.transaction() as connection:
        return tuple(_event(connection, event) for event in connection.execute(query).scalars().all())


def suggestions(casefile: Casefile, *, most: int = 50) -> tuple[Suggestion, ...]:
    """Pairs of tellings that may be one event and are not joined, nor judged, the likeliest first."""
    with casefile.transaction() as connection:
        return tuple(_suggestion(connection, *pair) for pair in islice(_open(connection), most))


def count_suggestions(casefile: Casefile, *, most: int = 50) -> int:
    """How many pairs of tellings `suggestions` would give."""
    with casefile.transaction() as connection:
        return sum(1 for _ in islice(_open(connection), most))


def _open(connection: Connection) -> Iterator[Pair]:
    """One pair of tellings of each two events that a person may be asked about."""
    verdicts = read_verdicts(connection)
    judged = verdicts.same | verdicts.different | verdicts.unsure
    table, asked = event_pairs.c, set()
    query = select(table.one, table.other).where(table.chance >= load_weights().ask)
    found = connection.execute(query.order_by(table.chance.desc(), table.one, table.other))
    for pairs in found.partitions(_AT_ONCE):
        event = events_of(connection, {telling for pair in pairs for telling in pair})
        for one, other in pairs:
            events = frozenset((event[one], event[other]))
            if len(events) == 2 and events not in asked and (one, other) not in judged:
                asked.add(events)
                yield one, other


def _suggestion(connection: Connection, one: str, other: str) -> Suggestion:
    sketches = read_sketches(connection, (one, other))
    first, second = (_first_claim(connection, telling) for telling in (one, other))
    return Suggestion(first, second, score(sketches[one], sketches[other]))


def _first_claim(connection: Connection, telling: str) -> Claim:
    event = events_of(connection, {telling})[telling]
    return next(claim for claim in claims_of_event(connection, event) if claim.id == telling)


def _event(connection: Connection, event: str) -> Event:
    claims = claims_of_event(connection, event)
    ids = sorted({claim.document for claim in claims})
    found = read_documents(connection, documents.c.id.in_(ids))
    return make_event(event, claims, found, _ties(connection, {claim.id for claim in claims}))


def _ties(connection: Connection, claims: Collection[str]) -> list[Tie]:
    sketches = read_sketches(connection, claims)
    chances = read_chances(connection, sketches)
    return [Tie(one, other, score(sketches[one], sketches[other])) for one, other in sorted(chances)]
