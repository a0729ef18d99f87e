"""Every rule reads its examples and leaves its misses alone."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.reading.when.examples import faults
from factions.reading.when.rulebook import Rule

RULES = [rule for family in when.rulebook().families for rule in family.rules]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reads_its_examples_and_leaves_its_misses_alone(rule: Rule) -> None:
    assert rule.examples and rule.misses
    assert list(faults(when.rulebook(), rule)) == []


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)


def test_every_rule_can_be_met_with() -> None:
    book = when.rulebook()
    reached = {
        entry.rule.id
        for (_, every), by_token in book.by_token.items()
        if every
        for entries in by_token.values()
        for entry in entries
    }
    assert reached == {rule.id for rule in RULES}


def test_every_piece_is_used() -> None:
    patterns = " ".join(pattern for rule in RULES for pattern in rule.patterns)
    leads = {rule.lead for rule in RULES}
    unused = [name for name in when.rulebook().pieces if f"{{{name}" not in patterns and name not in leads]
    assert unused == []
