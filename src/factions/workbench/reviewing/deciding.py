"""What a reviewer decides, handed to the casefile: there is no second path to a judgement."""

from __future__ import annotations

from collections.abc import Mapping

from factions.casefile import Casefile, Judgement
from factions.casefile.judgements import VERDICTS
from factions.casefile.judging.drafting import Changes, draft
from factions.casefile.judging.persons import add_claim, edit_claim
from factions.errors import UserError
from factions.records import Claim, Document, Reading
from factions.vocabulary import faults
from factions.workbench.reviewing.changing import changes_of
from factions.workbench.reviewing.listing import claim_called

SIMPLE = ("accept", "reject", "unsure")


def find_claim(casefile: Casefile, document: str, key: str) -> Claim:
    """The claim of a document that a page calls so; raises UserError for one that is not there any more."""
    found = claim_called(casefile, document, key)
    if found is None:
        raise UserError(
            f"{document} has no claim {key!r} now: it may have been read again. Load the page anew."
        )
    return found


def decide(casefile: Casefile, claim: Claim, what: str, *, who: str, why: str | None = None) -> Judgement:
    """Accepts or rejects a claim, or is unsure of it; raises UserError for another word.

    The reader is told along, for a reader and a person may have made a claim of the same id.
    """
    if what not in SIMPLE:
        raise UserError(f"{what!r} cannot be said of a claim; say {', '.join(SIMPLE)}.")
    return casefile.judge(what, claim.id, who=who, why=why, details={"reader": claim.reader})


def edit(casefile: Casefile, claim: Claim, form: Mapping[str, str], *, who: str) -> tuple[Claim, Judgement]:
    """Puts a claim of one's own in another's place; raises UserError where nothing was changed."""
    document = casefile.document(claim.document)
    changes = changes_of(form, claim, document)
    if changes == Changes(claim.kind):
        raise UserError("Nothing was changed: accept the claim, or change what is wrong in it.")
    _check_terms(document, changes, claim)
    return edit_claim(casefile, claim.id, changes, who=who, why=_why(form), reader=claim.reader)


def add(casefile: Casefile, document: str, form: Mapping[str, str], *, who: str) -> tuple[Claim, Judgement]:
    """Adds a claim that the reader missed; raises UserError for words or terms that there are not."""
    changes = changes_of(form, None, casefile.document(document))
    _check_terms(casefile.document(document), changes, None)
    return add_claim(casefile, document, changes, who=who, why=_why(form))


def undo(casefile: Casefile, judgement: str, *, who: str) -> Judgement:
    """Takes one's own judgement back; raises UserError for another's, or one that was taken back."""
    found = next((one for one in casefile.judgements() if one.id == judgement), None)
    if found is None:
        raise UserError("That was taken back already.")
    if found.who != who:
        raise UserError(
            f"{found.who} judged that; only {found.who} can take it back. Judge it otherwise instead."
        )
    return casefile.withdraw(judgement, who=who)


def last_on_document(casefile: Casefile, document: str, who: str) -> Judgement | None:
    """The last standing judgement of a person on a claim of a document."""
    mine = [
        one
        for one in casefile.judgements()
        if one.who == who and one.document == document and one.what in (*VERDICTS, "add")
    ]
    return mine[-1] if mine else None


def _check_terms(document: Document, changes: Changes, base: Claim | None) -> None:
    """Raises UserError for what the vocabulary does not allow, save what was wrong before."""
    made = draft(Reading(document, (), (), (), ()), changes, "form", base)
    before = faults(base) if base else ()
    wrong = [fault for fault in faults(made) if fault not in before]
    if wrong:
        raise UserError(f"The vocabulary does not allow it: {'; '.join(wrong)}.")


def _why(form: Mapping[str, str]) -> str | None:
    return form.get("why", "").strip() or None
