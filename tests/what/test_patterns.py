"""Every pattern's examples: what it must match and what it must leave."""

from __future__ import annotations

import pytest

from factions.reading.sentences import split_sentences
from factions.reading.what.examples import marked
from factions.reading.what.known import Known
from factions.reading.what.mask import mask_sentence, sentence_items
from factions.reading.what.patterns import Pattern, all_patterns
from factions.reading.what.relations import read_relations

PATTERNS = all_patterns()


def methods(example: str) -> set[str]:
    """The ids of the patterns that found something in an example."""
    source = marked(example)
    items = sentence_items(source.mentions, source.times, source.places, source.text)
    found: set[str] = set()
    for sentence in split_sentences(source.text):
        inside = [item for item in items if sentence.start <= item.start < sentence.end]
        masked = mask_sentence(source.text, sentence, inside)
        before = [mention for mention in source.mentions if mention.start < sentence.start]
        found |= {finding.method for finding in read_relations(source.text, masked, Known(before=before))}
    return found


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_finds_its_own_examples(pattern: Pattern) -> None:
    for example in pattern.yes:
        kinds = {found.split(":")[1].split(".")[0] for found in methods(example)}
        assert f"pattern:{pattern.id}" in methods(example) or pattern.id.split(".")[0] in kinds, example


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_leaves_its_counter_examples(pattern: Pattern) -> None:
    for example in pattern.no:
        assert f"pattern:{pattern.id}" not in methods(example), example


def test_ids_are_unique_and_every_pattern_has_examples() -> None:
    ids = [pattern.id for pattern in PATTERNS]
    assert len(ids) == len(set(ids))
    assert all(pattern.yes and pattern.no and pattern.keys for pattern in PATTERNS)
