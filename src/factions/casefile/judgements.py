"""What people decided: rows that are added, withdrawn by other rows, and never changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, insert, select

from factions.casefile.migrations import now
from factions.casefile.schema import claims, judged, judgements, roles
from factions.errors import UserError
from factions.records import Claim, Span, digest

WHAT = ("accept", "reject", "edit", "same", "different", "unsure")
_PAIRS = ("same", "different")
_WITHDRAW = "withdraw"


class Judgement(Struct, frozen=True):
    """What a person decided about a claim, or about two things being one.

    `on` holds claim ids or actor keys. `document`, `kind` and `spans` are those of the claim as it was
    judged, so that the judgement finds its claim again after a better reading; null and empty for a pair.
    `withdraws` is the id of the judgement that this one takes back.
    """

    id: str
    who: str
    at: str
    what: str
    on: tuple[str, ...]
    why: str | None = None
    document: str | None = None
    kind: str | None = None
    spans: tuple[Span, ...] = ()
    withdraws: str | None = None


def write_judgement(
    connection: Connection, who: str, what: str, on: Sequence[str], why: str | None
) -> Judgement:
    """Adds a judgement; raises UserError if it is on nothing that the casefile knows."""
    _check(who, what, on)
    claim = _claim(connection, on[0]) if len(on) == 1 else None
    for thing in on if claim is None else ():
        if not _is_known(connection, thing):
            raise UserError(f"The casefile has no claim or actor {thing!r}; look it up with `factions ask`.")
    judgement = Judgement(
        id="",
        who=who,
        at=now(),
        what=what,
        on=tuple(on),
        why=why,
        document=claim.document if claim else None,
        kind=claim.kind if claim else None,
        spans=tuple(quote.span for quote in claim.evidence) if claim else (),
    )
    return _written(connection, judgement)


def withdraw_judgement(connection: Connection, judgement: str, who: str, why: str | None) -> Judgement:
    """Takes a judgement back by a row of its own; raises UserError if it is unknown or was taken back."""
    kept = read_judgements(connection, withdrawn=True)
    found = next((row for row in kept if row.id == judgement), None)
    if found is None or found.what == _WITHDRAW:
        raise UserError(f"There is no judgement {judgement!r} to take back.")
    if any(row.withdraws == judgement for row in kept):
        raise UserError(f"The judgement {judgement!r} was taken back already.")
    taken = msgspec.structs.replace(
        found, id="", who=who, at=now(), what=_WITHDRAW, why=why, withdraws=judgement
    )
    return _written(connection, taken)


def read_judgements(
    connection: Connection, on: str | None = None, *, withdrawn: bool = False
) -> tuple[Judgement, ...]:
    """Judgements in the order they were made; `withdrawn` gives also those taken back, and what did it."""
    query = select(judgements).order_by(judgements.c.at, judgements.c.id)
    if on is not None:
        query = query.where(judgements.c.id.in_(select(judged.c.judgement).where(judged.c.id == on)))
    rows = connection.execute(query).mappings().all()
    things = _things(connection, on)
    taken_back = {row["withdraws"] for row in rows} - {None}
    return tuple(
        Judgement(
            on=tuple(things[row["id"]]),
            spans=msgspec.json.decode(row["spans"], type=tuple[Span, ...]),
            **{
                name: row[name]
                for name in ("id", "who", "at", "what", "why", "document", "kind", "withdraws")
            },
        )
        for row in rows
        if withdrawn or (row["id"] not in taken_back and row["what"] != _WITHDRAW)
    )


def _check(who: str, what: str, on: Sequence[str]) -> None:
    if not who.strip():
        raise UserError("A judgement needs the name of the one who makes it.")
    if what not in WHAT:
        raise UserError(f"{what!r} is no judgement; it is one of {', '.join(WHAT)}.")
    if what in _PAIRS and len(set(on)) != 2:
        raise UserError(f"{what!r} is said of two different things; {len(set(on))} given.")
    if what not in _PAIRS and len(on) not in (1, 2):
        raise UserError(f"{what!r} is said of one claim or one pair; {len(on)} given.")


def _claim(connection: Connection, claim: str) -> Claim:
    query = select(claims.c.record).where(claims.c.id == claim).order_by(claims.c.row.desc())
    record = connection.execute(query).scalars().first()
    if record is None:
        raise UserError(f"The casefile has no claim {claim!r}; look it up with `factions ask`.")
    return msgspec.json.decode(record, type=Claim)


def _is_known(connection: Connection, thing: str) -> bool:
    of_claim = select(claims.c.row).where(claims.c.id == thing)
    of_role = select(roles.c.claim).where(roles.c.key == thing)
    return any(connection.execute(query.limit(1)).first() is not None for query in (of_claim, of_role))


def _written(connection: Connection, judgement: Judgement) -> Judgement:
    content = msgspec.to_builtins(judgement)
    made = msgspec.structs.replace(judgement, id="jdg_" + digest(content))
    values = {name: getattr(made, name) for name in made.__struct_fields__ if name not in ("on", "spans")}
    connection.execute(
        insert(judgements).values(values | {"spans": msgspec.json.encode(made.spans).decode()})
    )
    rows = [{"judgement": made.id, "number": number, "id": thing} for number, thing in enumerate(made.on)]
    connection.execute(insert(judged), rows)
    return made


def _things(connection: Connection, on: str | None) -> dict[str, list[str]]:
    query = select(judged.c.judgement, judged.c.id).order_by(judged.c.judgement, judged.c.number)
    if on is not None:
        query = query.where(judged.c.judgement.in_(select(judged.c.judgement).where(judged.c.id == on)))
    found: dict[str, list[str]] = {}
    for judgement, thing in connection.execute(query):
        found.setdefault(judgement, []).append(thing)
    return found
