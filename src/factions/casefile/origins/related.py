"""Documents that belong together: parts of a series, corrections, updates, references to earlier work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factions.casefile.names import folded
from factions.casefile.origins.copies import runs_of, shared_runs
from factions.records import Document

_PART = 0.1
_TITLE_WORD = re.compile(r"[^\W\d_]{4,}")


class Relation(Struct, frozen=True):
    """What one document says of its place among others, in the `words` of its text or headline.

    `kind` is series, corrects, updates or refers_to; `to` is the document meant, null where it is not here.
    """

    document: str
    kind: str
    words: str
    to: str | None = None


class Pattern(Struct, frozen=True):
    """One row of related.toml."""

    kind: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The rows of related.toml."""
    table = tomllib.loads(files(__package__).joinpath("related.toml").read_text("utf-8"))
    return tuple(
        Pattern(row["kind"], re.compile(row["pattern"]), tuple(row["yes"]), tuple(row["no"]))
        for row in table["relation"]
    )


def find_related(documents: Iterable[Document]) -> tuple[Relation, ...]:
    """Every relation that a document states, with the document it most likely means."""
    ordered = sorted(documents, key=_age)
    return tuple(
        Relation(document.id, row.kind, words, _meant(document, row.kind, ordered))
        for document in ordered
        for row in patterns()
        if (words := _said(document, row)) is not None
    )


def line_over_time(documents: Iterable[Document], name: str) -> tuple[Document, ...]:
    """What one author or outlet published, in order of time: the same hand's line on a matter."""
    wanted = folded(name)
    own = (one for one in documents if wanted in {folded(one.author or ""), folded(one.publisher or "")})
    return tuple(sorted(own, key=_age))


def _said(document: Document, row: Pattern) -> str | None:
    found = row.pattern.search(document.text) or row.pattern.search(document.title or "")
    return found[0] if found else None


def _meant(document: Document, kind: str, documents: Sequence[Document]) -> str | None:
    """The document that is meant: of one hand, earlier (a series: any), the likest in words or headline."""
    rivals = [one for one in documents if one.id != document.id and _one_hand(one, document)]
    if kind != "series":
        rivals = [one for one in rivals if _age(one) < _age(document)]
    likeness = {one.id: _likeness(document, one) for one in rivals}
    best = max(sorted(likeness), key=lambda id: likeness[id], default=None)
    return best if best is not None and likeness[best] >= _PART else None


def _one_hand(one: Document, other: Document) -> bool:
    return any(
        first is not None and second is not None and folded(first) == folded(second)
        for first, second in ((one.publisher, other.publisher), (one.author, other.author))
    )


def _likeness(one: Document, other: Document) -> float:
    """The larger of the shares of runs and of headline words that two documents have in common."""
    first, second = (set(_TITLE_WORD.findall((some.title or "").casefold())) for some in (one, other))
    titles = len(first & second) / max(1, min(len(first), len(second)))
    return max(titles, shared_runs(runs_of(one.text), runs_of(other.text)))


def _age(document: Document) -> tuple[bool, str, str]:
    return document.published_at is None, document.published_at or "", document.id
