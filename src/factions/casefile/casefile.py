"""The casefile: many readings kept as one record that grows and never loses a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection

from factions.casefile import actors, judgements, schema
from factions.casefile.checking import check_reading
from factions.casefile.derived import Derived
from factions.casefile.judgements import Judgement
from factions.casefile.judging.correcting import apply_corrections, settle_current
from factions.casefile.judging.redacting import as_redacted
from factions.casefile.problems import read_problems, write_problem
from factions.casefile.reading_back import (
    by_reader,
    known_by,
    one_of,
    possible_on,
    read_claims,
    read_claims_of,
    read_documents,
    read_documents_of,
    read_mentions,
    read_reading,
    reading_exists,
    with_role,
)
from factions.casefile.renewing import rebuild, renew, renew_judged
from factions.casefile.results import Added, Hit, KnownActor, Problem
from factions.casefile.searching import cut_out, find_documents, parse_phrases
from factions.casefile.searching.phrases import Phrase
from factions.casefile.writing import write_document, write_reading
from factions.errors import DocumentProblem, UserError
from factions.records import Claim, Document, Mention, Reading


class Casefile(Derived):
    """Documents, the claims read in them, and what people decided, in one file or database.

    Every method is one transaction: a reader sees whole documents, and a writer that is killed leaves nothing
    half done. Several programs may use one casefile at a time. Raises CasefileUnusable if it cannot be used,
    with what to do. `name` says where it is, without a password.
    """

    def add(self, reading: Reading, *, reader: str | None = None) -> Added:
        """Keeps a reading whole or not at all; raises BrokenInvariant if a quote is not at its span.

        A document already read by the same reader is left as it is. `reader` is needed only for a reading
        without claims, which does not say whose it is.
        """
        (added,) = self.add_all([reading], reader=reader)
        return added

    def add_all(
        self, readings: Sequence[Reading], *, reader: str | None = None, apart: bool = False
    ) -> tuple[Added, ...]:
        """Keeps several readings, all of them or none; much quicker than one by one.

        With `apart` nothing they tell is compared with what others tell: the rows of a data set are each an
        event of their own.
        """
        for reading in readings:
            check_reading(reading)
        with self._writing() as connection:
            written = [_write(connection, reading, reader) for reading in readings]
            changed = [row for row, added in written if added.new or added.reread]
            renew(connection, *changed, apart=apart)
            return tuple(added for _, added in written)

    def documents(
        self, *, known_by: str | None = None, ids: Collection[str] | None = None
    ) -> tuple[Document, ...]:
        """Documents by publication date, those without one last; `known_by` leaves out later ones.

        With `ids` only these, as far as they are here.
        """
        with self._reading() as connection:
            if ids is None:
                return read_documents(connection, *_published(known_by))
            return read_documents_of(connection, ids, *_published(known_by))

    def document(self, document: str) -> Document:
        """One document by its id; raises UserError if it is not here."""
        with self._reading() as connection:
            found = read_documents(connection, schema.documents.c.id == document)
        if not found:
            raise UserError(f"{self.name} has no document {document!r}.")
        return found[0]

    def claims(
        self,
        *,
        kind: str | Collection[str] | None = None,
        actor: str | Collection[str] | None = None,
        role: str | None = None,
        document: str | Collection[str] | None = None,
        country: str | None = None,
        on: str | None = None,
        known_by: str | None = None,
        reader: str | None = None,
        ids: Collection[str] | None = None,
    ) -> tuple[Claim, ...]:
        """The claims that meet every condition given, by date of document and place in its text.

        `actor` is a key (an id, or a name as it is kept) or several, `on` a day on which the claim may hold,
        `known_by` the day by which its document was published. Only the newest reading of each document
        counts, unless `reader` names another, or is `*` for all. With `ids` only these, as far as they are
        here; that is quick however many claims their documents have.
        """
        conditions = [by_reader(reader), *_published(known_by)]
        conditions += [one_of(schema.claims.c.kind, kind)] if kind is not None else []
        conditions += [with_role(actor, role)] if actor is not None or role is not None else []
        conditions += [one_of(schema.documents.c.id, document)] if document is not None else []
        conditions += [schema.claims.c.country == country] if country is not None else []
        conditions += [possible_on(on)] if on is not None else []
        with self._reading() as connection:
            if ids is None:
                return read_claims(connection, conditions)
            return read_claims_of(connection, ids, conditions)

    def claim(self, claim: str, *, reader: str | None = None) -> Claim:
        """One claim by its id, by the newest reader that has it or by the one named; raises UserError."""
        readings = schema.readings.c
        conditions = [schema.claims.c.id == claim]
        conditions += [readings.reader == reader] if reader is not None else []
        with self._reading() as connection:
            found = read_claims(connection, conditions)
            newest = read_claims(connection, [*conditions, readings.current.is_(True)])
        if not found:
            raise UserError(f"{self.name} has no claim {claim!r}.")
        return (newest or found)[-1]

    def reading(self, document: str, *, reader: str | None = None) -> Reading:
        """What a reader, by default the newest, found in a document; raises UserError if there is nothing."""
        whole = self.document(document)
        with self._reading() as connection:
            found = read_reading(connection, whole, reader)
        if found is None:
            raise UserError(f"{self.name} has no reading of {document!r} by {reader or 'anybody'}.")
        return found

    def has_reading(self, document: str, *, reader: str) -> bool:
        """Whether this reader's reading of a document is kept, so that it need not be read again."""
        with self._reading() as connection:
            return reading_exists(connection, document, reader)

    def rebuild(self) -> None:
        """Makes the tables that are derived from others, and the index of words, anew."""
        with self._writing() as connection:
            rebuild(connection)

    def mentions(
        self, *, actor: str | None = None, document: str | None = None, reader: str | None = None
    ) -> tuple[Mention, ...]:
        """The mentions of an actor, by its key, or of everything in a document."""
        conditions = [by_reader(reader)]
        conditions += [schema.mentions.c.key == actor] if actor is not None else []
        conditions += [schema.documents.c.id == document] if document is not None else []
        with self._reading() as connection:
            return read_mentions(connection, conditions)

    def actors(self, *, known_by: str | None = None, latest: int | None = None) -> tuple[KnownActor, ...]:
        """The actors with a name or an id that claims speak of, the most spoken of first.

        As quick in a large casefile as in a small one with as many actors; `known_by` looks at documents
        published by that day alone, each of them, or with `latest` at so many of them published last.
        """
        with self._reading() as connection:
            return actors.read_actors(connection, known_by, latest)

    def known_keys(self, keys: Collection[str], *, known_by: str | None = None) -> set[str]:
        """Those of some keys under which there is an actor in `actors`; quick however many there are."""
        with self._reading() as connection:
            return actors.find_known(connection, keys, known_by)

    def names(self, actor: str, *, known_by: str | None = None) -> tuple[str, ...]:
        """The names that an actor, by its key, goes by in the documents, the most frequent first."""
        with self._reading() as connection:
            return actors.read_names(connection, actor, known_by)

    def actor_keys(self, name: str) -> tuple[str, ...]:
        """The keys of the actors that go by a name, whatever its case, accents or article."""
        with self._reading() as connection:
            return actors.find_keys(connection, name)

    def search(self, words: str, *, most: int = 20) -> tuple[Hit, ...]:
        """The documents with all the words, best first; "quoted words" stand together, word* begins so."""
        phrases = parse_phrases(words)
        with self._reading() as connection:
            found = find_documents(connection, phrases, most)
            return tuple(_hit(connection, document, phrases) for document in found)

    def judge(
        self,
        what: str,
        on: str | Sequence[str],
        *,
        who: str,
        why: str | None = None,
        codebook: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Judgement:
        """Adds a person's judgement on a claim, or on two actors or claims; raises UserError if unknown.

        See `factions.casefile.judging` for those that make or take away words: edit, add, redact, correct.
        """
        with self._writing() as connection:
            things = (on,) if isinstance(on, str) else tuple(on)
            made = judgements.write_judgement(
                connection, who, what, things, why, codebook=codebook, details=details
            )
            renew_judged(connection, made)
            return made

    def withdraw(self, judgement: str, *, who: str, why: str | None = None) -> Judgement:
        """Takes a judgement back; both rows stay."""
        with self._writing() as connection:
            taken = judgements.withdraw_judgement(connection, judgement, who, why)
            if taken.on[0].startswith("doc_"):
                apply_corrections(connection, taken.on[0])
            renew_judged(connection, taken)
            return taken

    def judgements(self, *, on: str | None = None, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Judgements in the order they were made, of one claim or actor or of all."""
        with self._reading() as connection:
            return judgements.read_judgements(connection, on, withdrawn=withdrawn)

    def note_problem(self, problem: DocumentProblem) -> None:
        """Keeps a document's problem; it goes when a document from the same source is added."""
        with self._writing() as connection:
            write_problem(connection, problem)

    def problems(self) -> tuple[Problem, ...]:
        """The documents that could not be read, by source."""
        with self._reading() as connection:
            return read_problems(connection)


def _write(connection: Connection, reading: Reading, reader: str | None) -> tuple[int, Added]:
    """Writes a reading, but nothing derived from it; the row of its document, and what was done."""
    readers = sorted({claim.reader for claim in reading.claims}) or [reader or "unnamed"]
    kept = as_redacted(connection, reading)
    row, new = write_document(connection, kept.document)
    wrote = [name for name in readers if write_reading(connection, row, kept, name)]
    if wrote and not new:
        settle_current(connection, row)
    claims = sum(claim.reader in wrote for claim in reading.claims)
    return row, Added(reading.document.id, new, bool(wrote) and not new, claims)


def _published(day: str | None) -> list[ColumnElement[bool]]:
    return [known_by(day)] if day is not None else []


def _hit(connection: Connection, found: str, phrases: Sequence[Phrase]) -> Hit:
    """The stretch of a document that shows why it was found."""
    (document,) = read_documents(connection, schema.documents.c.id == found)
    stretch, words = cut_out(document.text, phrases)
    return Hit(found, document.title, document.published_at, document.quote(stretch), words)
