"""The audit: a sample is drawn and judged, and comes to precision, recall and a paragraph to cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.responses import RedirectResponse, Response

from factions.casefile import Judgement
from factions.errors import UserError
from factions.questions.answer import AuditLine
from factions.questions.audit import VERDICTS, Sample, methods, precision, recall
from factions.records import Span
from factions.workbench.reviewing import deciding
from factions.workbench.reviewing.around import around
from factions.workbench.reviewing.auditing import (
    MOST_SIZE,
    drawn_sample,
    give_verdict,
    standing_verdicts,
    with_verdicts,
)
from factions.workbench.reviewing.reviewer import need_reviewer, reviewer
from factions.workbench.visit import Given, Visit, page, write

KEYS = (
    ("y", "Right, or: a claim was missed"), ("x", "Wrong, or: there is nothing"),
    ("l", "Later: the next one"),
    ("z", "Take back the last verdict"),
)  # fmt: skip
_SIZE = 50


def show(visit: Visit) -> Response:
    """The sample of the size and seed behind the `?`; without them, the form that draws one."""
    if visit.text("size") is None:
        return visit.page("reviewing/audit_start.html", title="Audit", most=MOST_SIZE, size=_SIZE)
    sample = _sample(visit)
    verdicts = standing_verdicts(visit.casefile, sample)
    judged = with_verdicts(sample, verdicts)
    line = _asked(judged.lines, visit.text("item"))
    document = visit.casefile.document(line.documents[0]) if line else None
    return visit.page(
        "reviewing/audit.html",
        title="Audit",
        keys=KEYS,
        sample=judged,
        counts={verdict: judged.count(verdict) for verdict in VERDICTS},
        precision=precision(judged),
        recall=recall(judged),
        paragraphs=methods(judged),
        line=line,
        answers=VERDICTS[:2] if line and line.claims else VERDICTS[2:],
        around=around(document, Span(line.start, line.end)) if line and document else None,
        document=document,
        waits=_later(judged.lines, line),
        last=_last(verdicts, reviewer(visit)),
        who=reviewer(visit),
        numbers={one.id: number for number, one in enumerate(judged.lines, start=1)},
    )


def judge(visit: Visit, given: Given) -> Response:
    """Keeps a verdict, and leads to what is next."""
    who, item = need_reviewer(visit), given.of("item")
    line = next((one for one in _sample(visit).lines if one.id == item), None)
    if line is None:
        raise UserError(f"{item!r} is not in this sample; load the page anew.")
    give_verdict(visit.casefile, line, given.of("verdict") or "", who=who)
    return _to_sample(visit)


def undo(visit: Visit, given: Given) -> Response:
    """Takes a verdict of one's own back, and shows again what it was given on."""
    taken = deciding.undo(visit.casefile, given.of("judgement") or "", who=need_reviewer(visit))
    return _to_sample(visit, _thing(visit, taken.withdraws))


def _to_sample(visit: Visit, item: str | None = None) -> Response:
    address = visit.link("audit", size=visit.text("size"), seed=visit.text("seed"), item=item)
    return RedirectResponse(address, status_code=303)


def _thing(visit: Visit, judgement: str | None) -> str | None:
    """What a verdict that was taken back was on: the row that takes it back does not say."""
    kept = visit.casefile.judgements(withdrawn=True)
    made = next((one for one in kept if one.id == judgement), None)
    return str(made.details.get("sentence") or made.on[0]) if made else None


def _sample(visit: Visit) -> Sample:
    size, seed = visit.number("size", _SIZE, most=MOST_SIZE), visit.number("seed", 1)
    return drawn_sample(visit.casefile, visit.seen.state, size, seed, visit.known_by)


def _asked(lines: Sequence[AuditLine], item: str | None) -> AuditLine | None:
    """What the address asks for, else the first that has no verdict; null where all have one."""
    chosen = next((line for line in lines if line.id == item), None)
    return chosen or next((line for line in lines if line.verdict is None), None)


def _later(lines: Sequence[AuditLine], line: AuditLine | None) -> AuditLine | None:
    """The next one without a verdict, after which it begins again."""
    if line is None:
        return None
    at = lines.index(line)
    return next((one for one in (*lines[at + 1 :], *lines[:at]) if one.verdict is None), None)


def _last(verdicts: Mapping[str, Judgement], who: str | None) -> Judgement | None:
    mine = [one for one in verdicts.values() if one.who == who]
    return max(mine, key=lambda one: (one.at, one.id), default=None)


ROUTES = (
    page("/audit", show, name="audit"),
    write("/audit/judge", judge, name="judge_audit"),
    write("/audit/undo", undo, name="undo_audit"),
)
