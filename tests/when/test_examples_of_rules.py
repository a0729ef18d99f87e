"""Every rule reads its examples and leaves its misses alone."""

from __future__ import annotations

import pytest

from factions.reading import when
from factions.reading.when.rulebook import Example, Rule

RULES = [rule for family in when.rulebook().families for rule in family.rules]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
MISSES = [(rule, miss) for rule in RULES for miss in rule.misses]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=lambda part: getattr(part, "id", None) or part.words
)
def test_a_rule_reads_its_example(rule: Rule, example: Example) -> None:
    found = when.read_timexes(example.text, example.published or None, example.style)
    by_words = {example.text[timex.start : timex.end]: timex for timex in found}
    assert example.words in by_words, f"{rule.id}: {list(by_words)}"
    timex = by_words[example.words]
    assert (timex.type, timex.value) == (example.type, example.value)
    written = timex.edtf or (timex.period.edtf if timex.period else None)
    if example.edtf is not None:
        assert written == example.edtf


@pytest.mark.parametrize(("rule", "miss"), MISSES, ids=lambda part: getattr(part, "id", None) or part)
def test_a_rule_leaves_its_misses_alone(rule: Rule, miss: str) -> None:
    ucdp = set(rule.ucdp.values())
    found = {timex.rule for timex in when.read_timexes(miss, "2021-11-08", rule.styles[0])}
    assert rule.id not in found
    assert not ucdp & found


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)


def test_every_rule_can_be_met_with() -> None:
    reached = {entry.rule.id for entries in when.rulebook().by_token.values() for entry in entries}
    assert reached == {rule.id for rule in RULES}


def test_every_piece_is_used() -> None:
    patterns = " ".join(pattern for rule in RULES for pattern in rule.patterns)
    leads = {rule.lead for rule in RULES}
    unused = [name for name in when.rulebook().pieces if f"{{{name}" not in patterns and name not in leads]
    assert unused == []
