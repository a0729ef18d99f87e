"""Reading a casefile's documents again, with a better reader or a better date; every judgement is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from factions.casefile.casefile import Casefile
from factions.casefile.judged import JudgedCasefile, Unattached, judged
from factions.casefile.judgements import Judgement, check_who, insert_judgement, made_on
from factions.casefile.judging.correcting import FIELDS, apply_corrections, reader_of
from factions.errors import BadDate, UserError
from factions.reading.reader import Reader, built_in_reader
from factions.records import Document, Reading


class Reread(Struct, frozen=True):
    """What reading again did: documents read, those known by this reader already, claims that stand in them.

    `moved` counts the judgements that hold for a claim with another id than the judged one, `unattached`
    are those that found no claim again.
    """

    read: int
    known: int
    claims: int
    moved: int
    unattached: tuple[Unattached, ...]


def reread(
    casefile: Casefile,
    reader: Reader | None = None,
    *,
    only: Collection[str] | None = None,
    watch: Callable[[Iterable[Document]], Iterable[Document]] = iter,
) -> Reread:
    """Reads each document that this reader has not read as it is known now; a run that was killed goes on."""
    best = reader or built_in_reader()
    read = known = 0
    wanted = casefile.documents() if only is None else [casefile.document(one) for one in sorted(only)]
    for document in watch(wanted):
        with casefile.transaction() as connection:
            name = reader_of(connection, document, best.name)
        if casefile.has_reading(document.id, reader=name):
            known += 1
            continue
        casefile.add(_named(best.read(document), name), reader=name)
        read += 1
    view = judged(casefile)
    return Reread(read, known, _standing(view, only), view.moved(), view.unattached())


def correct(
    casefile: Casefile,
    document: str,
    fields: Mapping[str, str | None],
    *,
    who: str,
    why: str | None = None,
    reader: Reader | None = None,
) -> tuple[Judgement, Reread]:
    """Puts right what is known of a document and reads it again, since times hang on its date.

    Raises UserError for a field that is none of published_at, publisher, author and title, BadDate.
    """
    check_who(who)
    _check(fields)
    casefile.document(document)
    judgement = made_on(None, who=who, what="correct", on=(document,), why=why, details=dict(fields))
    with casefile.transaction(writes=True) as connection:
        made = insert_judgement(connection, msgspec.structs.replace(judgement, document=document))
        apply_corrections(connection, document)
    return made, reread(casefile, reader, only=[document])


def _standing(view: JudgedCasefile, only: Collection[str] | None) -> int:
    if only is None:
        return len(view.claims())
    return sum(len(view.claims(document=document)) for document in only)


def _check(fields: Mapping[str, str | None]) -> None:
    unknown = sorted(fields.keys() - set(FIELDS))
    if unknown or not fields:
        raise UserError(
            f"A document's {', '.join(FIELDS)} can be put right; {', '.join(unknown) or 'none'} given."
        )
    day = fields.get("published_at")
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise BadDate(day) from None


def _named(reading: Reading, name: str) -> Reading:
    claims = tuple(msgspec.structs.replace(claim, reader=name) for claim in reading.claims)
    return msgspec.structs.replace(reading, claims=claims)
