"""The reading view of one document: its text in parts, the claims of a part, what is still to be judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factions.casefile import Casefile
from factions.casefile.judged import JudgedCasefile
from factions.reading.sentences import split_sentences
from factions.records import Claim, Document, Span
from factions.workbench.reviewing.listing import (
    Listed,
    Progress,
    claim_called,
    list_claims,
    place_claims,
    progress,
)
from factions.workbench.reviewing.rows import Row, make_rows
from factions.workbench.reviewing.segments import Mark, Segment, cut, parts


class ReadingView(Struct, frozen=True):
    """What the page shows of a document; `part` counts from 1.

    `rows` are the claims of this part, `elsewhere` counts those of other parts. `next_open` is the key of the
    first claim of this part that nobody judged, `next_part` the next part that has one.
    """

    document: Document
    part: int
    parts: int
    segments: tuple[Segment, ...]
    sentences: tuple[Span, ...]
    rows: tuple[Row, ...]
    elsewhere: int
    progress: Progress
    next_open: str | None
    next_part: int | None


def reading_view(
    casefile: Casefile, view: JudgedCasefile, document: str, *, part: int = 1, who: str | None = None
) -> ReadingView:
    """The view of a document under the judgements of `view`; a part beyond the last one is the last.

    Raises UserError if the document is not here.
    """
    whole = casefile.document(document)
    cuts = parts(whole.text)
    here = min(max(part, 1), len(cuts))
    listed = list_claims(view, place_claims(casefile, document))
    ends = [one.end for one in cuts]
    shown = [one for one in listed if _part_at(one.start, ends) == here]
    waiting = sorted({_part_at(one.start, ends) for one in listed if one.open})
    rows = make_rows(view, _with_claims(casefile, document, shown), who)
    return ReadingView(
        whole,
        here,
        len(cuts),
        cut(whole.text, cuts[here - 1], _marks(rows)),
        tuple(_sentences(whole.text, cuts[here - 1])),
        rows,
        len(listed) - len(shown),
        progress(listed),
        next((row.key for row in rows if row.open), None),
        next((one for one in [*filter(here.__lt__, waiting), *waiting] if one != here), None),
    )


def part_of(casefile: Casefile, document: str, key: str) -> int:
    """The part of a document that has a claim, by what names it on the page; the first where none has."""
    claim = claim_called(casefile, document, key)
    if claim is None:
        return 1
    return _part_at(claim.evidence[0].start, [one.end for one in parts(casefile.document(document).text)])


def _with_claims(
    casefile: Casefile, document: str, listed: Sequence[Listed]
) -> Iterator[tuple[Listed, Claim]]:
    """What is listed with the claims themselves, which are read of the part that is shown alone."""
    found = casefile.claims(document=document, ids={one.claim.id for one in listed})
    claims = {(claim.id, claim.reader): claim for claim in found}
    for one in listed:
        if (one.claim.id, one.claim.reader) in claims:
            yield one, claims[one.claim.id, one.claim.reader]


def _sentences(text: str, part: Span) -> Iterator[Span]:
    for one in split_sentences(text[part.start : part.end]):
        yield Span(part.start + one.start, part.start + one.end)


def _marks(rows: Iterable[Row]) -> Iterator[Mark]:
    """What the claims that count rest on; of what was set aside the text shows nothing."""
    for row in rows:
        if not row.kept:
            continue
        yield from (Mark(quote.span, row.key, row.claim.kind) for quote in row.claim.evidence)
        yield from (Mark(role.span, row.key, row.claim.kind, role.role) for role in row.roles)


def _part_at(start: int, ends: Sequence[int]) -> int:
    """The part in which a character lies, by where the parts end."""
    return min(bisect_right(ends, start) + 1, len(ends))
