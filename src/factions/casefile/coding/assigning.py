"""A sample of claims drawn for several coders, each of whom judges it without seeing the others."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from msgspec import Struct
from sqlalchemy import insert, select

from factions.casefile.casefile import Casefile
from factions.casefile.clock import now
from factions.casefile.judgements import VERDICTS
from factions.casefile.judging.tables import assignments
from factions.casefile.readers import is_person
from factions.errors import UserError


class Assignment(Struct, frozen=True):
    """A claim that a coder is to judge, with its place in the coder's own order."""

    sample: str
    coder: str
    number: int
    claim: str


def assign(
    casefile: Casefile,
    sample: str,
    coders: Sequence[str],
    size: int,
    *,
    seed: int,
    kinds: Collection[str] | None = None,
) -> tuple[Assignment, ...]:
    """Draws claims for coders, the same ones for each in an order of each one's own.

    The same casefile and seed draw the same sample, whatever the order in which documents were added. Raises
    UserError for a sample that was drawn already, for fewer than two coders or for too few claims.
    """
    if len(set(coders)) < 2 or size < 1:
        raise UserError("Double coding takes two coders or more, and a sample of one claim or more.")
    found = casefile.claims(kind=kinds)
    ids = sorted({claim.id for claim in found if not is_person(claim.reader)})
    if len(ids) < size:
        raise UserError(f"There are {len(ids)} claims to draw from, and {size} were asked for.")
    drawn = random.Random(seed).sample(ids, size)
    made = tuple(one for coder in dict.fromkeys(coders) for one in _order(sample, coder, drawn, seed))
    with casefile.transaction(writes=True) as connection:
        if connection.execute(select(assignments).where(assignments.c.sample == sample)).first():
            raise UserError(f"The sample {sample!r} was drawn already; give the new one another name.")
        at = now()
        rows = [{name: getattr(one, name) for name in one.__struct_fields__} | {"at": at} for one in made]
        connection.execute(insert(assignments), rows)
    return made


def read_assignments(
    casefile: Casefile, sample: str | None = None, coder: str | None = None
) -> tuple[Assignment, ...]:
    """Who is to judge what, in the order of each coder."""
    columns = [assignments.c[name] for name in Assignment.__struct_fields__]
    query = select(*columns).order_by(*columns[:3])
    query = query.where(assignments.c.sample == sample) if sample is not None else query
    query = query.where(assignments.c.coder == coder) if coder is not None else query
    with casefile.transaction() as connection:
        return tuple(Assignment(*row) for row in connection.execute(query))


def open_assignments(casefile: Casefile, coder: str, sample: str | None = None) -> tuple[Assignment, ...]:
    """What a coder still has to judge; the judgements of the others are not looked at."""
    mine = [one for one in casefile.judgements() if one.who == coder and one.what in VERDICTS]
    done = {one.on[0] for one in mine}
    return tuple(one for one in read_assignments(casefile, sample, coder) if one.claim not in done)


def _order(sample: str, coder: str, drawn: Sequence[str], seed: int) -> list[Assignment]:
    own = list(drawn)
    random.Random(f"{seed} {coder}").shuffle(own)
    return [Assignment(sample, coder, number, claim) for number, claim in enumerate(own, start=1)]
