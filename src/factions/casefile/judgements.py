"""What people decided: rows that are added, withdrawn by other rows, and never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, insert, or_, select

from factions.casefile.clock import now
from factions.casefile.names import folded
from factions.casefile.schema import claims, documents, judged, judgements, readings, roles
from factions.errors import UserError
from factions.records import Claim, Span, digest
from factions.registry import load_registry

VERDICTS = ("accept", "reject", "edit", "unsure")
PAIRS = ("same", "different")
OF_ACTORS = ("name", "type", "public")
OF_DOCUMENTS = ("correct", "redact")
# The Admiralty letter of a document's source, or letter and digit of a claim (casefile/origins/grading.py).
GRADE = "grade"
# A verdict on something drawn for an audit: it measures the reading and changes no claim's standing.
AUDIT = "audit"
WHAT = (*VERDICTS, *PAIRS, "add", *OF_ACTORS, *OF_DOCUMENTS, GRADE, AUDIT)
WITHDRAW = "withdraw"
_COLUMNS = ("id", "who", "at", "what", "why", "document", "kind", "codebook", "withdraws")


class Judgement(Struct, frozen=True):
    """What a person decided about a claim, an actor or a document, or about two things being one.

    `on` holds claim ids, actor keys (`KEY@DOCUMENT` for an actor as one document has it) or a document id.
    `document`, `kind` and `spans` are those of the claim as it was judged, so that the judgement finds its
    claim again after a better reading. `withdraws` is the id of the judgement that this one takes back,
    `codebook` the version of the rules it was made by. `details` holds what else there is to say:
    `reader` (who made the claim that was judged), `made` (the reader's name of the claim that an edit or an
    addition made), `adjudicates` (ids of the judgements decided between), `name`, `kind`, `since`, `until`,
    `verdict` and `sentence` (of an audit).
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
    codebook: str | None = None
    details: dict[str, Any] = field(default_factory=dict)


def write_judgement(
    connection: Connection,
    who: str,
    what: str,
    on: Sequence[str],
    why: str | None,
    *,
    codebook: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> Judgement:
    """Adds a judgement; raises UserError if it is on nothing that the casefile knows, or makes no sense."""
    check_judgement(who, what, on)
    claim = _claim(connection, on[0]) if what in VERDICTS and len(on) == 1 else None
    for thing in on if claim is None else ():
        check_known(connection, thing)
    return insert_judgement(
        connection, made_on(claim, who=who, what=what, on=on, why=why, codebook=codebook, details=details)
    )


def made_on(
    claim: Claim | None,
    *,
    who: str,
    what: str,
    on: Sequence[str],
    why: str | None,
    codebook: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> Judgement:
    """A judgement of now with what its claim, if it has one, needs to be found again; not yet written."""
    return Judgement(
        id="",
        who=who,
        at=now(),
        what=what,
        on=tuple(on),
        why=why,
        document=claim.document if claim else None,
        kind=claim.kind if claim else None,
        spans=tuple(quote.span for quote in claim.evidence) if claim else (),
        codebook=codebook,
        details=({"reader": claim.reader} if claim else {}) | dict(details or {}),
    )


def withdraw_judgement(connection: Connection, judgement: str, who: str, why: str | None) -> Judgement:
    """Takes a judgement back by a row of its own; raises UserError if it is unknown or was taken back."""
    things = connection.execute(select(judged.c.id).where(judged.c.judgement == judgement)).scalars().all()
    kept = read_judgements(connection, things[0], withdrawn=True) if things else ()
    found = next((row for row in kept if row.id == judgement), None)
    if found is None or found.what == WITHDRAW:
        raise UserError(f"There is no judgement {judgement!r} to take back.")
    if any(row.withdraws == judgement for row in kept):
        raise UserError(f"The judgement {judgement!r} was taken back already.")
    if found.what == "redact":
        raise UserError(f"The redaction {judgement!r} cannot be taken back: the words are gone.")
    check_who(who)
    taken = msgspec.structs.replace(
        found, id="", who=who, at=now(), what=WITHDRAW, why=why, withdraws=judgement, details={}
    )
    return insert_judgement(connection, taken)


def read_judgements(
    connection: Connection, on: str | None = None, *, document: str | None = None, withdrawn: bool = False
) -> tuple[Judgement, ...]:
    """Judgements in the order they were made; `withdrawn` gives also those taken back, and what did it.

    With `on` those of one claim, actor or document, with `document` those of its claims too.
    """
    wanted: list[ColumnElement[bool]] = []
    wanted += [judgements.c.id.in_(select(judged.c.judgement).where(judged.c.id == on))] if on else []
    wanted += [judgements.c.document == document] if document else []
    query = select(judgements).where(*wanted).order_by(judgements.c.at, judgements.c.id)
    rows = connection.execute(query).mappings().all()
    things = _things(connection, select(judgements.c.id).where(*wanted) if wanted else None)
    taken_back = {row["withdraws"] for row in rows} - {None}
    return tuple(
        _judgement(row, things[row["id"]])
        for row in rows
        if withdrawn or (row["id"] not in taken_back and row["what"] != WITHDRAW)
    )


def insert_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Writes a judgement as it is, under the id that its content gives it unless it has one."""
    made = judgement if judgement.id else msgspec.structs.replace(judgement, id=judgement_id(judgement))
    values = {name: getattr(made, name) for name in _COLUMNS}
    values["spans"] = msgspec.json.encode(made.spans).decode()
    values["details"] = msgspec.json.encode(made.details).decode() if made.details else None
    connection.execute(insert(judgements).values(values))
    rows = [{"judgement": made.id, "number": number, "id": thing} for number, thing in enumerate(made.on)]
    connection.execute(insert(judged), rows)
    return made


def judgement_id(judgement: Judgement) -> str:
    """The id of a judgement: of all that it says; what is not said leaves no trace in it."""
    content = msgspec.to_builtins(judgement) | {"id": ""}
    said = {name: value for name, value in content.items() if value or name not in ("codebook", "details")}
    return "jdg_" + digest(said)


def check_judgement(who: str, what: str, on: Sequence[str]) -> None:
    """Raises UserError unless it has a name, is one of WHAT and is on as many things as it needs."""
    check_who(who)
    if what not in WHAT:
        raise UserError(f"{what!r} is no judgement; it is one of {', '.join(WHAT)}.")
    if what in PAIRS and len(set(on)) != 2:
        raise UserError(f"{what!r} is said of two different things; {len(set(on))} given.")
    if what in ("name", "type", "public", "correct", "redact") and len(on) != 1:
        raise UserError(f"{what!r} is said of one thing; {len(on)} given.")
    if what not in PAIRS and len(on) not in (1, 2):
        raise UserError(f"{what!r} is said of one claim or one pair; {len(on)} given.")


def check_who(who: str) -> None:
    """Raises UserError unless there is a name."""
    if not who.strip():
        raise UserError("A judgement needs the name of the one who makes it.")


def check_known(connection: Connection, thing: str) -> None:
    """Raises UserError unless the casefile has a claim, an actor or a document of this id or key."""
    key, at, document = thing.rpartition("@doc_")
    parts = (key, f"doc_{document}") if at else (thing,)
    for part in parts:
        if not _is_known(connection, part):
            raise UserError(f"The casefile has no claim or actor {part!r}; look it up with `factions ask`.")


def _claim(connection: Connection, claim: str) -> Claim:
    query = select(claims.c.record).join(readings, claims.c.reading == readings.c.row)
    query = query.where(claims.c.id == claim).order_by(readings.c.current.desc(), claims.c.row.desc())
    record = connection.execute(query).scalars().first()
    if record is None:
        raise UserError(f"The casefile has no claim {claim!r}; look it up with `factions ask`.")
    return msgspec.json.decode(record, type=Claim)


def _is_known(connection: Connection, thing: str) -> bool:
    queries = (
        select(claims.c.row).where(claims.c.id == thing),
        select(roles.c.claim).where(or_(roles.c.key == thing, roles.c.folded == folded(thing))),
        select(documents.c.row).where(documents.c.id == thing),
    )
    here = any(connection.execute(query.limit(1)).first() is not None for query in queries)
    return here or (thing.startswith("act_") and load_registry().knows(thing))


def _judgement(row: RowMapping, things: Sequence[str]) -> Judgement:
    return Judgement(
        on=tuple(things),
        spans=msgspec.json.decode(row["spans"], type=tuple[Span, ...]),
        details=msgspec.json.decode(row["details"]) if row["details"] else {},
        **{name: row[name] for name in _COLUMNS},
    )


def _things(connection: Connection, of: Select[str] | None) -> dict[str, list[str]]:
    query = select(judged.c.judgement, judged.c.id).order_by(judged.c.judgement, judged.c.number)
    query = query if of is None else query.where(judged.c.judgement.in_(of))
    found: dict[str, list[str]] = {}
    for judgement, thing in connection.execute(query):
        found.setdefault(judgement, []).append(thing)
    return found
