"""The tolls that reports give one event, side by side, and the range that follows from them.

`low` and `high` are the lowest and highest figures given for the whole event, as in UCDP GED; a figure of one
victim among others counts for neither. `best` follows UCDP's order of trust in what a program can see of it:
figures of those who did it stand back behind others, then the figure with most origins counts, then the most
recent, then the lower one. No figure is dropped, and no report of a toll is not zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from factions.casefile.events.sketches import DOERS
from factions.records import Claim, Toll


class ReportedToll(Struct, frozen=True):
    """One figure as one claim gives it; `partisan` where those who give it are said to have done it."""

    claim: str
    document: str
    published_at: str | None
    min: int | None
    max: int | None
    qualifier: str | None
    words: str
    partisan: bool


class TollRange(Struct, frozen=True):
    """All figures of one category with what follows from them; `best` is null where nobody gives a number."""

    category: str
    low: int | None
    best: int | None
    high: int | None
    reported: tuple[ReportedToll, ...]


def toll_ranges(
    claims: Iterable[Claim],
    published: Mapping[str, str | None],
    origins: Callable[[Sequence[str]], int],
) -> tuple[TollRange, ...]:
    """The ranges by category; `published` are the days of documents, `origins` counts those of some."""
    told = list(claims)
    doers = {role.actor for claim in told for role in claim.roles if role.role in DOERS and role.actor}
    found: dict[str, list[ReportedToll]] = defaultdict(list)
    for claim in told:
        if claim.stance.polarity == "affirmed":
            for toll in claim.tolls:
                if toll.scope == "total":
                    found[toll.category].append(_reported(claim, toll, published, doers))
    return tuple(_range(category, found[category], origins) for category in sorted(found))


def _reported(claim: Claim, toll: Toll, published: Mapping[str, str | None], doers: set[str]) -> ReportedToll:
    givers = toll.attribution or claim.stance.attribution
    partisan = any(giver.actor in doers for giver in givers)
    day = published.get(claim.document)
    return ReportedToll(
        claim.id, claim.document, day, toll.min, toll.max, toll.qualifier, toll.text, partisan
    )


def _range(
    category: str, reported: Sequence[ReportedToll], origins: Callable[[Sequence[str]], int]
) -> TollRange:
    lows = [figure for one in reported if (figure := _figure(one)) is not None]
    highs = [figure for one in reported for figure in (one.min, one.max) if figure is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    return TollRange(category, low, _best(reported, origins), high, tuple(sorted(reported, key=_age)))


def _age(reported: ReportedToll) -> tuple[str, str, str, str]:
    return reported.published_at or "9", reported.document, reported.claim, reported.words


def _best(reported: Sequence[ReportedToll], origins: Callable[[Sequence[str]], int]) -> int | None:
    trusted = [one for one in reported if not one.partisan] or list(reported)
    by_figure: dict[int, list[ReportedToll]] = defaultdict(list)
    for one in trusted:
        if (figure := _figure(one)) is not None:
            by_figure[figure].append(one)

    def weight(figure: int) -> tuple[int, str, int]:
        some = by_figure[figure]
        latest = max(one.published_at or "" for one in some)
        return origins(sorted({one.document for one in some})), latest, -figure

    return max(by_figure, key=weight, default=None)


def _figure(reported: ReportedToll) -> int | None:
    """The number that a report stands for: its lower bound, which is what "at least" and a range promise."""
    return reported.min if reported.min is not None else reported.max
