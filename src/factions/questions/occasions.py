"""Which claims on a step tell of one occasion: a group may split off, come back, and split again."""

from __future__ import annotations

from collections.abc import Sequence

from factions.questions.spans import FIRST, LAST, days_between
from factions.records import Claim

_NEAR_DAYS = 45
_NARROW_DAYS = 366


def occasions(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims by occasion, in order of time; those that fit no single occasion stand last, together.

    Two claims are on one occasion where their times meet, or lie within a month and a half: reports date a
    merger by its announcement, its signing or its publication. A claim without a time, or with one longer
    than a year, goes with the only occasion that it may mean.
    """
    narrow = sorted((claim for claim in claims if _width(claim) <= _NARROW_DAYS), key=_order)
    found: list[list[Claim]] = []
    end = FIRST
    for claim in narrow:
        first, last = _days(claim)
        if found and days_between(end, first) <= _NEAR_DAYS:
            found[-1].append(claim)
            end = max(end, last)
        else:
            found.append([claim])
            end = last
    rest: list[Claim] = []
    for claim in sorted((claim for claim in claims if _width(claim) > _NARROW_DAYS), key=_order):
        meant = [group for group in found if _meets(claim, group)]
        (meant[0] if len(meant) == 1 else rest).append(claim)
    return [*found, rest] if rest else found


def _order(claim: Claim) -> tuple[tuple[str, str], str, str]:
    return _days(claim), claim.document, claim.id


def _days(claim: Claim) -> tuple[str, str]:
    bounds = claim.when.bounds if claim.when else (None,) * 4
    return bounds[0] or FIRST, bounds[3] or LAST


def _width(claim: Claim) -> int:
    return days_between(*_days(claim))


def _meets(claim: Claim, group: Sequence[Claim]) -> bool:
    first, last = _days(claim)
    return any(first <= _days(other)[1] and _days(other)[0] <= last for other in group)
