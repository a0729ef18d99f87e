"""A claim that was judged is found again after a better reading: by its id, else by kind and evidence.

Nothing is stored of this, so a later reading, a merge or a replay finds the same claims again. A judgement
goes over to a claim of the newest reading that has the same kind and shares half or more of the evidence
(of the longer of the two). A claim that stood beside the judged one in its own reading is another claim, and
never inherits its judgement. Among several the one with the most roles at the same words is taken; where two
are as good, or another judged claim has the better right to it, the judgement is listed and moves nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from factions.casefile.portions import portions
from factions.casefile.readers import by_machine
from factions.casefile.schema import claims, documents, readings
from factions.records import Claim, Span

HALF = 0.5


class Found(Struct, frozen=True):
    """Where a judged claim is now: its id in the newest reading, and how it was found.

    `how` is `same` (its own id), `evidence` (another id at its words), `ambiguous` (several are as near) or
    `gone`; without a claim the judgement stands for itself and is listed.
    """

    claim: str | None
    how: str


class _Candidate(Struct, frozen=True):
    claim: Claim
    roles: int
    shared: float


def find_again(connection: Connection, ids: Collection[str]) -> dict[str, Found]:
    """For each claim id that was judged, where its claim is in the newest readings."""
    wanted = sorted(set(ids))
    here = {id for some in portions(wanted) for id in _current(connection, some)}
    found = {id: Found(id, "same") for id in wanted if id in here}
    lost = [id for id in wanted if id not in here]
    old = {claim.id: claim for some in portions(lost) for claim in _last_known(connection, some)}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in old.values():
        by_document[claim.document].append(claim)
    for document, judged in sorted(by_document.items()):
        found |= _find_in(connection, document, judged)
    return {id: found.get(id, Found(None, "gone")) for id in wanted}


def shared_evidence(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The part, 0 to 1, of the longer evidence that the other one covers too."""
    longest = max(_length(one), _length(other))
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return min(both / longest, 1.0) if longest else 0.0


def _find_in(connection: Connection, document: str, judged: Sequence[Claim]) -> dict[str, Found]:
    new = _new_claims(connection, document)
    beside = _beside(connection, document)
    best: dict[str, _Candidate] = {}
    found: dict[str, Found] = {}
    for claim in judged:
        known = beside.get(claim.id, frozenset())
        candidates = _candidates(claim, [one for one in new if one.id not in known])
        if not candidates:
            found[claim.id] = Found(None, "gone")
        elif len(candidates) > 1 and _rank(candidates[0]) == _rank(candidates[1]):
            found[claim.id] = Found(None, "ambiguous")
        else:
            best[claim.id] = candidates[0]
    most: dict[str, int] = defaultdict(int)
    for candidate in best.values():
        most[candidate.claim.id] = max(most[candidate.claim.id], candidate.roles)
    for id, candidate in best.items():
        holds = candidate.roles == most[candidate.claim.id]
        found[id] = Found(candidate.claim.id, "evidence") if holds else Found(None, "gone")
    return found


def _candidates(claim: Claim, new: Sequence[Claim]) -> list[_Candidate]:
    spans = [quote.span for quote in claim.evidence]
    near = (
        _Candidate(one, _shared_roles(claim, one), shared_evidence(spans, [q.span for q in one.evidence]))
        for one in new
        if one.kind == claim.kind
    )
    return sorted((one for one in near if one.shared >= HALF), key=_rank, reverse=True)


def _rank(candidate: _Candidate) -> tuple[int, float]:
    return candidate.roles, candidate.shared


def _shared_roles(claim: Claim, other: Claim) -> int:
    return sum(
        any(role.role == also.role and role.span.overlaps(also.span) for also in other.roles)
        for role in claim.roles
    )


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _current(connection: Connection, ids: Sequence[str]) -> Iterator[str]:
    query = select(claims.c.id).join(readings, claims.c.reading == readings.c.row)
    query = query.where(claims.c.id.in_(ids), readings.c.current.is_(True))
    yield from connection.execute(query.where(by_machine())).scalars()


def _last_known(connection: Connection, ids: Sequence[str]) -> Iterator[Claim]:
    """The judged claims as they last were; of several readings the last one, in whatever order they came."""
    query = select(claims.c.record).join(readings, claims.c.reading == readings.c.row)
    query = query.where(claims.c.id.in_(ids), by_machine())
    for record in connection.execute(query.order_by(readings.c.added_at, readings.c.reader)).scalars():
        yield msgspec.json.decode(record, type=Claim)


def _new_claims(connection: Connection, document: str) -> list[Claim]:
    query = select(claims.c.record).join(readings, claims.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    query = query.where(documents.c.id == document, readings.c.current.is_(True))
    query = query.where(by_machine()).order_by(claims.c.start, claims.c.id)
    return [msgspec.json.decode(record, type=Claim) for record in connection.execute(query).scalars()]


def _beside(connection: Connection, document: str) -> dict[str, frozenset[str]]:
    """For each claim of a document all that stood beside it in a reading, itself too."""
    query = select(claims.c.reading, claims.c.id).join(readings, claims.c.reading == readings.c.row)
    query = query.join(documents, readings.c.document == documents.c.row)
    query = query.where(documents.c.id == document, by_machine())
    together: dict[int, set[str]] = defaultdict(set)
    for reading, id in connection.execute(query):
        together[reading].add(id)
    found: dict[str, frozenset[str]] = {}
    for ids in together.values():
        for id in ids:
            found[id] = found.get(id, frozenset()) | ids
    return found
