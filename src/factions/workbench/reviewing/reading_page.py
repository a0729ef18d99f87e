"""The reading view: a document's text beside the claims made of it, and every decision on them.

Each decision is a form that leads back to the page. The page's script sends the same forms and puts what it
gets back in place, so there is one way in which a claim is shown and one in which it is judged.
"""

from __future__ import annotations

import msgspec
from starlette.responses import RedirectResponse, Response

from factions.errors import UserError
from factions.questions.holding import bounds_of, holds
from factions.records import Claim
from factions.workbench.reviewing import deciding
from factions.workbench.reviewing.changing import read_span
from factions.workbench.reviewing.forms import claim_form
from factions.workbench.reviewing.listing import key_of
from factions.workbench.reviewing.reading import ReadingView, part_of, reading_view
from factions.workbench.reviewing.reviewer import need_reviewer, reviewer
from factions.workbench.reviewing.waiting import next_document
from factions.workbench.visit import Given, Visit, page, write

KEYS = (
    ("n", "Next claim that nobody judged"), ("j", "Next claim"), ("k", "Claim before"),
    ("a", "Accept"), ("r", "Reject"), ("u", "Unsure"), ("e", "Edit"), ("z", "Take back my last decision"),
    ("s", "Select the next sentence"), ("S", "Select the sentence before"),
    ("i", "Add a claim that rests on the selected words"),
)  # fmt: skip


def show(visit: Visit) -> Response:
    """A document with its claims; a part of it where it is long."""
    view = _view(visit)
    document = view.document
    return visit.page(
        "reviewing/reading.html",
        title=document.title or document.source or document.id,
        crumbs=[("Documents", visit.link("documents"))],
        keys=KEYS,
        view=view,
        who=reviewer(visit),
        numbers={row.key: row.number for row in view.rows},
        sentences=" ".join(f"{one.start}:{one.end}" for one in view.sentences),
        stamp=_stamp(visit),
        silent={
            row.key for row in view.rows if visit.on and holds(bounds_of(row.claim.when), visit.on) == "no"
        },
        unpublished=bool(visit.known_by and (document.published_at or "9999") > visit.known_by),
    )


def show_state(visit: Visit) -> Response:
    """Whether the page is still what the casefile says: asked every few seconds."""
    return Response(msgspec.json.encode({"stamp": _stamp(visit)}), media_type="application/json")


def judge(visit: Visit, given: Given) -> Response:
    """Accepts or rejects a claim, or is unsure of it."""
    who, claim = need_reviewer(visit), _claim(visit, given)
    deciding.decide(visit.casefile, claim, given.of("what") or "", who=who, why=given.of("why"))
    return _to_claim(visit, claim)


def undo(visit: Visit, given: Given) -> Response:
    """Takes back one judgement of the reviewer's own, or the last one on this document."""
    who, document = need_reviewer(visit), visit.part("id")
    judgement = given.of("judgement")
    if judgement is None:
        last = deciding.last_on_document(visit.casefile, document, who)
        if last is None:
            raise UserError(f"{who} has judged nothing in this document that could be taken back.")
        judgement = last.id
    taken = deciding.undo(visit.casefile, judgement, who=who)
    return _to_key(visit, document, taken.on[0])


def show_edit(visit: Visit) -> Response:
    """The form of a claim as it is, or as it would be of the kind behind the `?`."""
    claim = deciding.find_claim(visit.casefile, visit.part("id"), visit.text("claim") or "")
    return _form(visit, claim)


def save_edit(visit: Visit, given: Given) -> Response:
    who, claim = need_reviewer(visit), _claim(visit, given)
    try:
        made, _ = deciding.edit(visit.casefile, claim, _flat(given), who=who)
    except UserError as fault:
        return _form(visit, claim, given, str(fault))
    return _to_claim(visit, made)


def show_add(visit: Visit) -> Response:
    """The form of a new claim; `at` behind the `?` are the words that it rests on, as START:END."""
    return _form(visit, None)


def save_add(visit: Visit, given: Given) -> Response:
    who, document = need_reviewer(visit), visit.part("id")
    try:
        made, _ = deciding.add(visit.casefile, document, _flat(given), who=who)
    except UserError as fault:
        return _form(visit, None, given, str(fault))
    return _to_claim(visit, made)


def show_next(visit: Visit) -> Response:
    """Leads to the next document with a claim that nobody judged."""
    found = next_document(visit.casefile, visit.text("after"))
    if found is None:
        return visit.page("reviewing/all_read.html", title="Nothing waits")
    return RedirectResponse(visit.link("document", id=found), status_code=303)


def show_claim(visit: Visit) -> Response:
    """Leads from a claim's id to its place in its document; raises UserError if it is not here."""
    return _to_claim(visit, visit.casefile.claim(visit.part("id")))


def _view(visit: Visit) -> ReadingView:
    document, part, claim = visit.part("id"), visit.number("part", 1), visit.text("claim")
    if claim is not None and visit.text("part") is None:
        part = part_of(visit.casefile, document, claim)
    return reading_view(visit.casefile, visit.case, document, part=part, who=reviewer(visit))


def _stamp(visit: Visit) -> str:
    return ".".join(map(str, visit.seen.state))


def _claim(visit: Visit, given: Given) -> Claim:
    return deciding.find_claim(visit.casefile, visit.part("id"), given.of("claim") or "")


def _form(visit: Visit, claim: Claim | None, given: Given | None = None, fault: str = "") -> Response:
    """The form of a claim; with what was sent and what is wrong with it where it was refused."""
    document = visit.casefile.document(visit.part("id"))
    sent = _flat(given) if given else {}
    selected = read_span(visit.text("at") or "")
    words = document.quote(selected) if selected and selected.end <= len(document.text) else None
    kind = sent.get("kind") or visit.text("kind")
    back = visit.link("document", id=document.id)
    return visit.page(
        "reviewing/claim_form.html",
        title="Edit a claim" if claim else "Add a claim",
        crumbs=[
            ("Documents", visit.link("documents")),
            (document.title or document.source or document.id, back),
        ],
        status=400 if fault else 200,
        document=document,
        key=(visit.text("claim") or sent.get("claim") or "") if claim else "",
        form=claim_form(claim, kind, words, _linked(visit, claim) if claim else None),
        sent=sent,
        fault=fault,
        who=reviewer(visit),
        back=back,
    )


def _linked(visit: Visit, claim: Claim) -> dict[str, str]:
    """The words of the claims that one is tied to, by their ids."""
    found = visit.casefile.claims(ids={link.to for link in claim.links}) if claim.links else ()
    return {one.id: " ".join(one.evidence[0].text.split()) for one in found}


def _flat(given: Given) -> dict[str, str]:
    return {name: values[0] for name, values in given.fields.items() if values}


def _to_claim(visit: Visit, claim: Claim) -> Response:
    return _to_key(visit, claim.document, key_of(visit.casefile, claim))


def _to_key(visit: Visit, document: str, key: str) -> Response:
    """To a claim in its document; behind the `?` too, for scripts are not told what stands behind the `#`."""
    return RedirectResponse(f"{visit.link('document', id=document, claim=key)}#{key}", status_code=303)


ROUTES = (
    page("/review", show_next, name="review"),
    page("/claims/{id}", show_claim, name="claim"),
    page("/documents/{id}", show, name="document"),
    page("/documents/{id}/state", show_state, name="document_state"),
    page("/documents/{id}/edit", show_edit, name="edit_claim"),
    page("/documents/{id}/add", show_add, name="add_claim"),
    write("/documents/{id}/judge", judge, name="judge_claim"),
    write("/documents/{id}/undo", undo, name="undo_on_document"),
    write("/documents/{id}/edit", save_edit, name="save_edit"),
    write("/documents/{id}/add", save_add, name="save_claim"),
)
