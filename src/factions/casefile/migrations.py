"""How a casefile's tables came to be what they are: named steps, each recorded as it is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, inspect, select, text

from factions.casefile import schema
from factions.casefile.clock import now
from factions.casefile.events import settling
from factions.casefile.events.tables import event_sketches
from factions.casefile.events.tables import make_tables as make_event_tables
from factions.casefile.judging.tables import judgement_details
from factions.casefile.searching import create_index
from factions.casefile.summaries import make_ties, rebuild, rebuild_tallies, refresh
from factions.casefile.summaries.standing import settle_all_standings
from factions.casefile.summaries.tables import make_tables, set_aside
from factions.errors import CasefileTooNew

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """Documents, readings, mentions, claims, roles, judgements, problems and the search over documents."""
    schema.metadata.create_all(connection)
    create_index(connection)


def summaries(connection: Connection) -> None:
    """Tables derived from readings, by which actors' and events' claims are found and events are counted."""
    make_tables(connection)
    rebuild(connection)


def standing_claims(connection: Connection) -> None:
    """What people rejected or edited away is in no summary; tallies of actors; judgements by document."""
    make_tables(connection)
    for index in schema.judgements.indexes:
        index.create(connection, checkfirst=True)
    settle_all_standings(connection)
    compared = inspect(connection).has_table(event_sketches.name)
    for row in connection.execute(select(set_aside.c.document).distinct()).scalars().all():
        refresh(connection, row)
        if compared:
            settling.settle(connection, row)
    rebuild_tallies(connection)


def event_tellings(connection: Connection) -> None:
    """What each telling is compared by, so that reports of one event are found and joined."""
    make_event_tables(connection)
    settling.rebuild(connection)


def quick_questions(connection: Connection) -> None:
    """An actor's ties apart from its events, and keys found by a name without a look at every role."""
    make_ties(connection)
    for old, new in (("roles_folded", schema.roles), ("mentions_folded", schema.mentions)):
        connection.execute(text(f"DROP INDEX IF EXISTS {old}"))
        named = next(index for index in new.indexes if index.name == f"{new.name}_named")
        named.create(connection, checkfirst=True)


MIGRATIONS: Mapping[str, Migration] = {
    "first_tables": first_tables,
    "judgement_details": judgement_details,
    "summaries": summaries,
    "standing_claims": standing_claims,
    "event_tellings": event_tellings,
    "quick_questions": quick_questions,
}


def migrate(connection: Connection, name: str, steps: Mapping[str, Migration] = MIGRATIONS) -> None:
    """Takes the steps that the casefile has not seen, each recorded in the transaction that takes it."""
    for step in missing_steps(connection, name, steps):
        steps[step](connection)
        connection.execute(insert(schema.migrations).values(name=step, at=now()))


def missing_steps(
    connection: Connection, name: str, steps: Mapping[str, Migration] = MIGRATIONS
) -> tuple[str, ...]:
    """The steps that the casefile has not seen; raises CasefileTooNew if it has seen unknown ones."""
    taken = _taken(connection)
    if unknown := [step for step in taken if step not in steps]:
        raise CasefileTooNew(
            f"{name}: a newer version of factions wrote it (step {unknown[0]}); use that version to open it"
        )
    return tuple(step for step in steps if step not in taken)


def _taken(connection: Connection) -> list[str]:
    if not inspect(connection).has_table(schema.migrations.name):
        return []
    return list(connection.execute(select(schema.migrations.c.name)).scalars())
