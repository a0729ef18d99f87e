"""The printable report: one page that needs nothing else, with numbered quotes as footnotes and pictures."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence

from starlette.responses import Response

from factions.errors import UserError
from factions.exchange.report import report_page
from factions.questions import (
    Answer,
    disagreements,
    first_said,
    leaders,
    lineage,
    matrix,
    relationship,
    resemblance,
    targeting,
    timeline,
    who,
)
from factions.workbench.asked import asked, heading_of
from factions.workbench.guarding import POLICY
from factions.workbench.lines import line_id
from factions.workbench.naming import Named, actor_of
from factions.workbench.visit import Visit, page

_ABOUT_ONE: tuple[Callable[..., Answer], ...] = (who, lineage, leaders, targeting, disagreements, timeline)
_ABOUT_TWO: tuple[Callable[..., Answer], ...] = (relationship, matrix, first_said, resemblance)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def show(visit: Visit) -> Response:
    """As a page to print, or with `save=1` as a file to keep and send on."""
    title, answers = _contents(visit)
    answered = [answer for answer in answers if answer.lines]
    # Drawing the pictures takes seconds, so the page is kept while nothing is written.
    written = visit.once(
        (
            "report",
            title,
            tuple(line_id(line) for answer in answered for line in answer.lines),
            visit.known_by,
        ),
        lambda: report_page(visit.casefile, answered, title, known_by=visit.known_by),
    )
    headers = {"Content-Security-Policy": _policy(written)}
    if visit.text("save"):
        name = re.sub(r"\W+", "-", title).strip("-").lower()[:60] or "report"
        headers["Content-Disposition"] = f'attachment; filename="{name}.html"'
    return Response(written, media_type="text/html", headers=headers)


def _contents(visit: Visit) -> tuple[str, Sequence[Answer]]:
    """The title, and the answers: on one actor, on two, or to one question."""
    if visit.text("question"):
        answer = asked(visit)
        return heading_of(visit, answer), [answer]
    if visit.text("a") and visit.text("b"):
        one = actor_of(visit, visit.text("a") or "", parameter="a")
        other = actor_of(visit, visit.text("b") or "", parameter="b")
        names = (_spoken(visit, one), _spoken(visit, other))
        return f"{one.name} and {other.name}", [visit.answer(question, *names) for question in _ABOUT_TWO]
    if visit.text("actor"):
        about = actor_of(visit, visit.text("actor") or "", parameter="actor")
        return about.name, [visit.answer(question, _spoken(visit, about)) for question in _ABOUT_ONE]
    raise UserError("A report is on an actor, on two, or on a question; open it from one of their pages.")


def _spoken(visit: Visit, one: Named) -> str:
    """The name, if it means this actor and no other: it is what the report's headings say."""
    try:
        return one.name if actor_of(visit, one.name).key == one.key else one.key
    except UserError:
        return one.key


def _policy(written: str) -> str:
    """The strict policy, with the report's one sheet of style allowed by its digest and by nothing else."""
    digests = [
        f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        for style in _STYLE.findall(written)
    ]
    return POLICY.replace("style-src 'self'", f"style-src {' '.join(digests)}")


ROUTES = (page("/report", show, name="report"),)
