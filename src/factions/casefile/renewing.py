"""All that follows from the rows of readings and judgements, made anew for what changed or altogether."""

from __future__ import annotations

from sqlalchemy import Connection, select

from factions.casefile import summaries
from factions.casefile.events import settling
from factions.casefile.judgements import Judgement
from factions.casefile.schema import documents
from factions.casefile.searching import rebuild_index


def renew(connection: Connection, *rows: int, apart: bool = False) -> None:
    """Makes what is derived from some documents, by their rows, anew; costs what they and their like cost.

    With `apart` what they tell is compared with nothing, as nothing of a data set's rows ever is.
    """
    summaries.refresh(connection, *rows)
    for row in () if apart else rows:
        settling.settle(connection, row)


def renew_judged(connection: Connection, judgement: Judgement) -> None:
    """Makes anew what a judgement, or the taking back of one, changes."""
    if judgement.document is not None and judgement.kind is not None:
        query = select(documents.c.row).where(documents.c.id == judgement.document)
        row = connection.execute(query).scalar_one()
        changed = summaries.settle_standings(connection, [row])
        moved = summaries.refresh_judged(connection, row, changed) if changed else frozenset()
        if moved:
            settling.settle_moved(connection, row, moved)
    settling.rejudge(connection, judgement)


def rebuild(connection: Connection) -> None:
    """Makes everything derived anew, and the index of words."""
    summaries.rebuild(connection)
    settling.rebuild(connection)
    rebuild_index(connection)
