"""What people decided about two tellings, each said of a claim of either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from factions.casefile.events.joining import Pair, Verdicts, pair_of
from factions.casefile.judgements import Judgement, read_judgements
from factions.casefile.judging.finding import find_again
from factions.casefile.schema import claims, judged, readings
from factions.casefile.summaries.tables import told

_ON_PAIRS = frozenset({"same", "different", "unsure"})
_CLAIM = "clm_"


def read_verdicts(connection: Connection) -> Verdicts:
    """The standing verdicts on pairs of tellings, found again after a better reading.

    The last word of each person counts, an adjudication above all; where people differ the pair is unsure.
    """
    if connection.execute(select(judged.c.id).where(judged.c.id.startswith(_CLAIM)).limit(1)).first() is None:
        return Verdicts()
    made = [one for one in read_judgements(connection) if one.what in _ON_PAIRS and _is_pair(one)]
    telling = tellings_of_claims(connection, sorted({claim for one in made for claim in one.on}))
    said: dict[Pair, list[Judgement]] = defaultdict(list)
    for one in made:
        first, second = (telling.get(claim) for claim in one.on)
        if first and second and first != second:
            said[pair_of(first, second)].append(one)
    words = {pair: _word(some) for pair, some in said.items()}
    return Verdicts(
        *(
            frozenset(pair for pair, word in words.items() if word == kind)
            for kind in Verdicts.__struct_fields__
        )
    )


def _is_pair(judgement: Judgement) -> bool:
    return len(judgement.on) == 2 and all(claim.startswith(_CLAIM) for claim in judgement.on)


def _word(judgements: Sequence[Judgement]) -> str:
    adjudicated = [one for one in judgements if one.details.get("adjudicates")]
    last = {one.who: one.what for one in judgements}
    words = {adjudicated[-1].what} if adjudicated else set(last.values())
    return words.pop() if len(words) == 1 else "unsure"


def tellings_of_claims(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The telling that each claim that was judged is part of now."""
    now = {claim: found.claim for claim, found in find_again(connection, ids).items() if found.claim}
    query = select(claims.c.id, told.c.telling).join(told, told.c.claim == claims.c.row)
    query = query.join(readings, claims.c.reading == readings.c.row)
    query = query.where(claims.c.id.in_(sorted(set(now.values()))), readings.c.current.is_(True))
    telling = {claim: found for claim, found in connection.execute(query)}  # noqa: C416
    return {claim: telling[here] for claim, here in now.items() if here in telling}
