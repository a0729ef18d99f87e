"""What a person adds to a casefile of his or her own: claims, edits of claims, and their undoing."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, select

from factions.casefile.casefile import Casefile
from factions.casefile.checking import check_claim
from factions.casefile.judgements import Judgement, check_who, insert_judgement, made_on
from factions.casefile.judging.drafting import Changes, draft
from factions.casefile.readers import PERSON
from factions.casefile.reading_back import read_reading
from factions.casefile.renewing import renew
from factions.casefile.schema import documents
from factions.casefile.writing import write_reading
from factions.errors import UserError
from factions.records import Claim, Document, Reading


def add_claim(
    casefile: Casefile, document: str, changes: Changes, *, who: str, why: str | None = None,
    codebook: str | None = None,
) -> tuple[Claim, Judgement]:  # fmt: skip
    """Keeps a claim that a person read in a document; raises UserError if it does not say so."""
    check_who(who)
    return _make(casefile, document, changes, None, ("add", who, why, codebook), {})


def edit_claim(
    casefile: Casefile, claim: str, changes: Changes, *, who: str, why: str | None = None,
    codebook: str | None = None, adjudicates: tuple[str, ...] = (), reader: str | None = None,
) -> tuple[Claim, Judgement]:  # fmt: skip
    """Keeps a claim that supersedes another one, which stays where it is and no longer counts.

    `reader` names whose claim is meant where a reader and a person made one of the same id.
    """
    check_who(who)
    base = casefile.claim(claim, reader=reader)
    details = {"adjudicates": list(adjudicates)} if adjudicates else {}
    return _make(casefile, base.document, changes, base, ("edit", who, why, codebook), details)


def last_of(casefile: Casefile, thing: str, who: str) -> Judgement:
    """The last standing judgement of a person on a claim or actor, to be taken back; raises UserError."""
    mine = [one for one in casefile.judgements(on=thing) if one.who == who]
    if not mine:
        raise UserError(f"{who} has judged nothing of {thing!r} that still stands.")
    return mine[-1]


def _make(
    casefile: Casefile,
    document: str,
    changes: Changes,
    base: Claim | None,
    said: tuple[str, str, str | None, str | None],
    details: dict[str, Any],
) -> tuple[Claim, Judgement]:
    what, who, why, codebook = said
    on = (base.id, "") if base else ("",)
    judgement = made_on(base, who=who, what=what, on=on, why=why, codebook=codebook, details=details)
    reader = f"{PERSON}{who}/{judgement.at}"
    with casefile.transaction(writes=True) as connection:
        reading = _newest(connection, casefile.document(document))
        claim = draft(reading, changes, reader, base)
        check_claim(reading.document, claim)
        row = _row(connection, document)
        write_reading(connection, row, _only(reading, claim), reader)
        made = insert_judgement(connection, _complete(judgement, claim))
        renew(connection, row)
        return claim, made


def _complete(judgement: Judgement, claim: Claim) -> Judgement:
    """The judgement with the claim that it made; an addition is made on its own claim."""
    made = judgement if judgement.what == "edit" else made_on(
        claim, who=judgement.who, what=judgement.what, on=judgement.on, why=judgement.why,
        codebook=judgement.codebook,
    )  # fmt: skip
    return msgspec.structs.replace(
        made,
        at=judgement.at,
        on=tuple(on or claim.id for on in judgement.on),
        details=made.details | {"made": claim.reader},
    )


def _newest(connection: Connection, document: Document) -> Reading:
    """The newest reader's reading of a document, empty where no reader read it."""
    return read_reading(connection, document, None) or Reading(document, (), (), (), ())


def _only(reading: Reading, claim: Claim) -> Reading:
    return Reading(reading.document, (), (), (), (claim,))


def _row(connection: Connection, document: str) -> int:
    return int(connection.execute(select(documents.c.row).where(documents.c.id == document)).scalar_one())
