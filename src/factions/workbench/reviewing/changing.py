"""What a filled form changes on the claim that it showed.

A field that is left as it was shown changes nothing, so that what a form cannot show (an open bound, a
second toll) outlives an edit of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factions.casefile.judging.drafting import Changes
from factions.errors import UserError
from factions.records import Claim, Document, Span
from factions.workbench.reviewing.forms import ClaimForm, Field, claim_form

_SPAN = re.compile(r"(\d{1,9}):(\d{1,9})")
Words = tuple[str | Span, ...]


def changes_of(form: Mapping[str, str], base: Claim | None, document: Document) -> Changes:
    """What a filled form changes on a claim, or says of a new one; raises UserError without a kind."""
    kind = form.get("kind") or (base.kind if base else "")
    if not kind:
        raise UserError("Choose what kind of claim it is.")
    shown = claim_form(base, kind)
    changed = {field.name: form[field.name].strip() for field in _fields(shown) if _differs(field, form)}
    return Changes(
        kind,
        _evidence(changed, form, document),
        _roles(shown, base, changed, form, document),
        _or_none(changed.get("when")),
        changed.get("words") or None,
        _or_none(changed.get("place")),
        _under("toll.", changed),
        _under("value.", changed),
        _words_in(shown.speakers, form, document) if "speakers" in changed else None,
        _under("link.", changed),
    )


def read_span(given: str) -> Span | None:
    """The span of `START:END`; null for anything else."""
    found = _SPAN.fullmatch(given.strip())
    return Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _fields(form: ClaimForm) -> Iterator[Field]:
    yield from (form.evidence, form.speakers, *form.roles, *form.circumstances, *form.values, *form.links)


def _differs(field: Field, form: Mapping[str, str]) -> bool:
    """Whether a field of the form was sent with other words than it showed, or the same ones elsewhere."""
    if field.name not in form:
        return False
    at = form.get(f"{field.name}.at", field.at)
    words = _one_line(form[field.name])
    moved = field.name.startswith(("role.", "evidence", "speakers")) and at != field.at and bool(words)
    return words != field.value or moved


def _evidence(changed: Mapping[str, str], form: Mapping[str, str], document: Document) -> str | Span | None:
    if "evidence" not in changed:
        return None
    (found,) = _located([changed["evidence"]], form.get("evidence.at", ""), document) or (None,)
    return found


def _roles(
    shown: ClaimForm,
    base: Claim | None,
    changed: Mapping[str, str],
    form: Mapping[str, str],
    document: Document,
) -> dict[str, str | Words]:
    """Of a claim that becomes another kind all roles are said anew, and those it cannot have are dropped."""
    other_kind = base is not None and base.kind != shown.kind
    dropped: dict[str, str | Words] = {role.role: () for role in base.roles} if base and other_kind else {}
    fields = [field for field in shown.roles if other_kind or field.name in changed]
    return dropped | {field.name.removeprefix("role."): _words_in(field, form, document) for field in fields}


def _words_in(field: Field, form: Mapping[str, str], document: Document) -> Words:
    pieces = form.get(field.name, field.value).split("|")
    return _located(pieces, form.get(f"{field.name}.at", field.at or ""), document)


def _located(pieces: list[str], at: str, document: Document) -> Words:
    """Each piece as the span that was selected for it, or as words to be looked for."""
    spans = [span for span in map(read_span, at.split("|")) if span and span.end <= len(document.text)]
    selected = {_one_line(document.quote(span).text): span for span in spans}
    words = (_one_line(piece) for piece in pieces)
    return tuple(selected.get(piece, piece) for piece in words if piece)


def _under(prefix: str, changed: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in changed.items() if name.startswith(prefix)}


def _or_none(value: str | None) -> str | None:
    """An emptied time or place is none, which is another thing than an unchanged one."""
    return "none" if value == "" else value


def _one_line(text: str) -> str:
    return " ".join(text.split())
