"""The last published claims are the same ones whether few claims are of their kind or very many."""

from __future__ import annotations

import random
from itertools import product

import pytest
from test_casefile_summaries import KINDS, report

from factions.casefile import Casefile
from factions.casefile.summaries import Narrowed, latest
from factions.records import Claim
from factions.vocabulary import load_vocabulary

NARROWED = (
    Narrowed(),
    Narrowed(known_by="2021-02-03"),
    Narrowed(kinds=KINDS[:1]),
    Narrowed(kinds=("bombing", "split_from"), country="CD"),
    Narrowed(country="CD", since="2021-02-01", until="2021-02-28"),
    Narrowed(country="ML"),
)


@pytest.fixture
def reports(case: Casefile) -> Casefile:
    chance = random.Random(5)
    case.add_all([report(number, chance) for number in range(12)])
    return case


@pytest.mark.parametrize("narrowed", NARROWED, ids=repr)
def test_few_and_many_give_the_same(
    reports: Casefile, monkeypatch: pytest.MonkeyPatch, narrowed: Narrowed
) -> None:
    for ties, most in product((True, False), (1, 4, 100)):
        few, _ = reports.latest_claims(None, ties=ties, most=most, narrowed=narrowed)
        with monkeypatch.context() as patch:
            patch.setattr(latest, "MOST_COUNTED", 0)
            many, _ = reports.latest_claims(None, ties=ties, most=most, narrowed=narrowed)
        assert list(many) == list(few) == expected(reports, ties, narrowed)[:most], (ties, most)


def expected(case: Casefile, ties: bool, narrowed: Narrowed) -> list[Claim]:
    """By all claims: the undated documents first, then from the last day on."""
    published = {one.id: one.published_at or "9999" for one in case.documents()}
    found = [claim for claim in case.claims(known_by=narrowed.known_by) if _is_wanted(claim, ties, narrowed)]
    found.sort(key=lambda one: (published[one.document], one.document, one.evidence[0].start), reverse=True)
    return found


def _is_wanted(claim: Claim, ties: bool, narrowed: Narrowed) -> bool:
    is_event = load_vocabulary().shape(claim.kind) == "event"
    of_kind = claim.kind in narrowed.kinds if narrowed.kinds else is_event is not ties
    bounds = claim.when.bounds if claim.when else (None,) * 4
    timed = any((bounds[0], bounds[3])) if narrowed.since or narrowed.until else True
    return (
        of_kind
        and timed
        and narrowed.country in (None, claim.place.country if claim.place else None)
        and (narrowed.since is None or bounds[3] is None or bounds[3] >= narrowed.since)
        and (narrowed.until is None or bounds[0] is None or bounds[0] <= narrowed.until)
    )
