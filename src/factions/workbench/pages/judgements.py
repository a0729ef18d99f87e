"""The log of judgements: who decided what, when and why, and what was taken back."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from factions.casefile import Judgement
from factions.casefile.judgements import WITHDRAW
from factions.workbench.naming import called
from factions.workbench.paging import paged
from factions.workbench.visit import Visit, page


class Thing(Struct, frozen=True):
    """What a judgement is on."""

    words: str
    address: str


class Logged(Struct, frozen=True):
    """A judgement as the log has it; `taken_back` where a later row withdrew it."""

    judgement: Judgement
    things: tuple[Thing, ...]
    taken_back: bool


def judgements(visit: Visit) -> Response:
    rows = visit.casefile.judgements(withdrawn=True)
    known = [row for row in rows if _is_known(visit, row)]
    who, what = visit.text("who"), visit.text("what")
    chosen = [row for row in reversed(known) if who in (None, row.who) and what in (None, row.what)]
    withdrawn = {row.withdraws for row in rows}
    listed = paged(visit, chosen)
    return visit.page(
        "judgements.html",
        title="Judgements",
        rows=listed,
        logged=[Logged(row, _things(visit, row), row.id in withdrawn) for row in listed.items],
        people=sorted({row.who for row in known}),
        acts=sorted({row.what for row in known}),
        who=who,
        what=what,
        left_out=len(rows) - len(known),
        unattached=visit.case.unattached(),
        withdraw=WITHDRAW,
    )


def _is_known(visit: Visit, row: Judgement) -> bool:
    """Whether what it is on had been published by the day asked about."""
    if visit.known_by is None or row.document is None:
        return True
    published = visit.case.document(row.document).published_at
    return published is not None and published <= visit.known_by


def _things(visit: Visit, row: Judgement) -> tuple[Thing, ...]:
    return tuple(_thing(visit, on) for on in row.on)


def _thing(visit: Visit, on: str) -> Thing:
    if on.startswith("clm_"):
        return Thing("a claim", visit.link("claim", id=on))
    if on.startswith("doc_"):
        return Thing("a document", visit.link("document", id=on))
    key = on.rpartition("@doc_")[0] or on
    return Thing(called(visit, key), visit.link("actor", name=key))


ROUTES = (page("/judgements", judgements, name="judgements"),)
