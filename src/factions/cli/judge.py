"""`factions judge`: what a person decides about a casefile's claims, actors and documents."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from factions.casefile import Casefile, Judgement
from factions.casefile.coding import load_codebook
from factions.casefile.identity.deciding import judge_actors
from factions.casefile.judging.drafting import Changes, locate
from factions.casefile.judging.persons import add_claim, edit_claim, last_of
from factions.casefile.judging.rereading import correct
from factions.casefile.judging.tombstones import redact
from factions.casefile.origins.grading import grade_details
from factions.cli.console import page_console
from factions.cli.judgements import judgement_line, show_judgements
from factions.errors import UserError
from factions.records import Claim, Span

What = Literal[
    "accept", "reject", "edit", "unsure", "same", "different", "name", "type", "public", "add", "correct",
    "redact", "grade", "undo", "list",
]  # fmt: skip
BY = "FACTIONS_BY"


@Parameter(name="*")
@dataclass(frozen=True)
class Fields:
    """What a person sets on a claim (edit, add), on an actor (name, type) or on a document (correct)."""

    quote: Annotated[str | None, Parameter(help="Words of the document (add, edit, redact).")] = None
    span: Annotated[str | None, Parameter(help="Their place instead: START:END in characters.")] = None
    kind: Annotated[str | None, Parameter(help="A kind of claim, or of actor (type).")] = None
    role: Annotated[tuple[str, ...], Parameter(help="ROLE=WORDS, empty for nobody; again for more.")] = ()
    when: Annotated[str | None, Parameter(help="A day, two days parted by /, or none.")] = None
    words: Annotated[str | None, Parameter(help="The words that tell the time.")] = None
    place: Annotated[str | None, Parameter(help="Words that tell the place, or none.")] = None
    toll: Annotated[tuple[str, ...], Parameter(help="CATEGORY=12, 12-15, 12+, or empty.")] = ()
    set: Annotated[tuple[str, ...], Parameter(help="FIELD=VALUE of the stance or the kind.")] = ()
    name: Annotated[str | None, Parameter(help="A name of the actor (name).")] = None
    since: Annotated[str | None, Parameter(help="First day of the name or kind.")] = None
    until: Annotated[str | None, Parameter(help="Last day of the name or kind.")] = None
    published: Annotated[str | None, Parameter(help="Day of publication (correct).")] = None
    publisher: Annotated[str | None, Parameter(help="Publisher (correct).")] = None
    author: Annotated[str | None, Parameter(help="Author (correct).")] = None
    title: Annotated[str | None, Parameter(help="Title (correct).")] = None
    letter: Annotated[str | None, Parameter(help="A to F, how reliable the source is (grade).")] = None
    digit: Annotated[str | None, Parameter(help="1 to 6, how credible the claim is (grade).")] = None


def judge(
    case: Annotated[Path, Parameter(help="The casefile.")],
    what: Annotated[What, Parameter(help="The decision; `list` shows what was decided, `undo` takes back.")],
    *things: Annotated[str, Parameter(help="Claim ids, actors, a document id, or a judgement to undo.")],
    by: Annotated[str | None, Parameter(help="Who judges; by default what FACTIONS_BY says.")] = None,
    why: Annotated[str | None, Parameter(help="The reason, kept with the judgement.")] = None,
    codebook: Annotated[Path | None, Parameter(help="The codebook it was made by (TOML).")] = None,
    adjudicates: Annotated[tuple[str, ...], Parameter(help="Ids of the judgements decided between.")] = (),
    fields: Fields | None = None,
) -> None:
    """Decide about claims, actors and documents. Nothing is ever changed: each decision is a row of its own.

    Examples:

        factions judge sahel.case reject clm_4be1… --by Ann --why "another front is meant"
        factions judge sahel.case edit clm_4be1… --by Ann --when 2021-06-03 --toll killed=4-6
        factions judge sahel.case add doc_91c2… --by Ann --kind rival_of --quote "The Front denied it."
        factions judge sahel.case same "Ituri Alliance" act_jnim --by Ann
        factions judge sahel.case redact doc_91c2… --by Ann --quote "the nurse's name"
        factions judge sahel.case grade doc_91c2… --by Ann --letter B
        factions judge sahel.case undo clm_4be1… --by Ann
    """
    with Casefile.open(case, create=False) as casefile:
        if what == "list":
            show_judgements(casefile, things)
            return
        asked = _Asked(casefile, what, things, _name(by), why, fields or Fields(), codebook, adjudicates)
        for made in asked.decide():
            page_console().print(judgement_line(made), soft_wrap=True)


@dataclass(frozen=True)
class _Asked:
    casefile: Casefile
    what: str
    things: Sequence[str]
    who: str
    why: str | None
    fields: Fields
    codebook: Path | None
    adjudicates: tuple[str, ...]

    def decide(self) -> list[Judgement]:
        if not self.things:
            raise UserError(f"`{self.what}` needs something to be said of: give its id or name.")
        if self.what in ("accept", "reject", "unsure"):
            return [self._verdict(thing) for thing in self.things]
        decisions = {
            "edit": self._edit, "add": self._add, "correct": self._correct, "redact": self._redact,
            "undo": self._undo, "grade": self._grade,
        }  # fmt: skip
        return [decisions.get(self.what, self._actors)()]

    @property
    def _stamp(self) -> str | None:
        return load_codebook(self.codebook).stamp if self.codebook else None

    def _verdict(self, claim: str) -> Judgement:
        details = {"adjudicates": list(self.adjudicates)} if self.adjudicates else None
        return self.casefile.judge(
            self.what, claim, who=self.who, why=self.why, codebook=self._stamp, details=details
        )

    def _actors(self) -> Judgement:
        named = {"name": self.fields.name, "kind": self.fields.kind}
        needed = {"name": "name", "type": "kind"}.get(self.what)
        if needed and not named[needed]:
            raise UserError(f"`{self.what}` needs --{needed}.")
        details = named | {"since": self.fields.since, "until": self.fields.until}
        said: dict[str, Any] = {name: value for name, value in details.items() if value}
        if self.adjudicates:
            said["adjudicates"] = list(self.adjudicates)
        return judge_actors(self.casefile, self.what, self.things, who=self.who, why=self.why, details=said)

    def _grade(self) -> Judgement:
        details = grade_details(self.fields.letter, self.fields.digit)
        if not details or (self.fields.digit and not self._one().startswith("clm_")):
            raise UserError("`grade` needs --letter for a document's source, or for a claim --digit too.")
        return self.casefile.judge("grade", self._one(), who=self.who, why=self.why, details=details)

    def _edit(self) -> Judgement:
        _, made = edit_claim(
            self.casefile, self._one(), self._changes(), who=self.who, why=self.why, codebook=self._stamp,
            adjudicates=self.adjudicates,
        )  # fmt: skip
        return made

    def _add(self) -> Judgement:
        _, made = add_claim(
            self.casefile, self._one(), self._changes(), who=self.who, why=self.why, codebook=self._stamp
        )
        return made

    def _correct(self) -> Judgement:
        given = self.fields
        known = {
            "published_at": given.published, "publisher": given.publisher, "author": given.author,
            "title": given.title,
        }  # fmt: skip
        named = {name: value for name, value in known.items() if value is not None}
        made, _ = correct(self.casefile, self._one(), named, who=self.who, why=self.why)
        return made

    def _redact(self) -> Judgement:
        thing = self._one()
        claim = self.casefile.claim(thing) if thing.startswith("clm_") else None
        document = claim.document if claim else thing
        made, left = redact(self.casefile, document, self._spans(document, claim), who=self.who, why=self.why)
        if left:
            page_console().print(f"The document still says: {', '.join(left)}. Redact these too if need be.")
        return made

    def _spans(self, document: str, claim: Claim | None) -> list[Span]:
        whole = self.casefile.document(document)
        if self.fields.quote:
            return [locate(whole, self.fields.quote).span]
        if self.fields.span:
            return [_span(self.fields.span)]
        return [quote.span for quote in claim.evidence] if claim else [Span(0, len(whole.text))]

    def _undo(self) -> Judgement:
        thing = self._one()
        judgement = thing if thing.startswith("jdg_") else last_of(self.casefile, thing, self.who).id
        return self.casefile.withdraw(judgement, who=self.who, why=self.why)

    def _one(self) -> str:
        if len(self.things) != 1:
            raise UserError(f"`{self.what}` is said of one thing; {len(self.things)} given.")
        return self.things[0]

    def _changes(self) -> Changes:
        given = self.fields
        return Changes(
            given.kind,
            _span(given.span) if given.span else given.quote,
            _pairs(given.role, "ROLE=WORDS"),
            given.when,
            given.words,
            given.place,
            _pairs(given.toll, "CATEGORY=COUNT"),
            _pairs(given.set, "FIELD=VALUE"),
        )


def _name(by: str | None) -> str:
    found = by or os.environ.get(BY, "")
    if not found.strip():
        raise UserError(f"Say who judges: --by NAME, or set {BY}.")
    return found


def _span(given: str) -> Span:
    start, colon, end = given.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise UserError(f"{given!r} is no span; write START:END, for example 120:180.")
    return Span(int(start), int(end))


def _pairs(given: Sequence[str], shape: str) -> dict[str, str]:
    """What was given as NAME=VALUE; a name given twice has both values."""
    found: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise UserError(f"{one!r} is not written as {shape}.")
        found[name] = f"{found[name]}|{value}" if name in found else value
    return found
