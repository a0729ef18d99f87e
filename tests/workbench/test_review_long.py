"""What a judgement costs in a document of thousands of claims, and that it is kept as truly there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from long_case import long_case
from sqlalchemy import Table, select

from factions.casefile import Casefile
from factions.casefile.schema import claims
from factions.casefile.summaries.tables import DERIVED
from factions.workbench.reviewing import deciding
from factions.workbench.reviewing.listing import key_of, keys_of

_SEEN = 5


def test_a_claim_is_found_by_the_key_that_it_has_among_all(tmp_path: Path) -> None:
    with long_case(tmp_path, 12) as case:
        made = case.claims()[3]
        form = {"kind": made.kind, "why": "elsewhere", "value.polarity": "denied"}
        deciding.edit(case, made, form, who="Ann")
        keys = keys_of(case.claims())
        assert len(keys) == 13
        for claim in case.claims():
            key = keys[claim.id, claim.reader]
            assert key_of(case, claim) == key
            assert deciding.find_claim(case, claim.document, key) == claim


@pytest.mark.parametrize("kind", ["split_from", "attack"])
def test_what_a_rejection_changes_is_what_making_all_anew_gives(tmp_path: Path, kind: str) -> None:
    with long_case(tmp_path, 40) as case:
        before = _derived(case)
        made = deciding.decide(case, case.claims(kind=kind)[2], "reject", who="Ann")
        rejected = _derived(case)
        case.rebuild()
        assert rejected == _derived(case) != before
        deciding.undo(case, made.id, who="Ann")
        assert _derived(case) == before


def _derived(case: Casefile) -> dict[str, set[tuple[object, ...]]]:
    def rows(table: Table) -> set[tuple[object, ...]]:
        return {tuple(row) for row in connection.execute(select(table))}

    with case.transaction() as connection:
        assert connection.execute(select(claims.c.row)).first()
        return {table.name: rows(table) for table in DERIVED}


@pytest.mark.slow
def test_accepting_a_claim_costs_as_much_in_a_long_document_as_in_a_short_one(tmp_path: Path) -> None:
    """Eight times the claims; in proportion with them it would cost eight times as much."""
    short, long = (_cost(tmp_path, count) for count in (500, 4_000))
    assert long < 3 * short, (short, long)


def _cost(folder: Path, count: int) -> float:
    """The least processor time, in seconds, of some decisions."""
    with long_case(folder, count) as case:
        chosen = case.claims()[:_SEEN]
        return min(_seconds(case, claim.document, claim.id) for claim in chosen)


def _seconds(case: Casefile, document: str, key: str) -> float:
    start = time.process_time()
    claim = deciding.find_claim(case, document, key)
    deciding.decide(case, claim, "accept", who="Ann")
    assert key_of(case, claim) == key
    return time.process_time() - start
