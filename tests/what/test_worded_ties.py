"""Words that may tell of a tie, and the ends that syntax gives them."""

from __future__ import annotations

import re

import pytest

from factions.reading.what.completing import completed
from factions.reading.what.cues import WORDS, Cue
from factions.reading.what.examples import marked
from factions.reading.what.mask import mask_sentence, sentence_items
from factions.reading.what.tokens import Tokens
from factions.reading.what.worded import CueWords, all_cue_words, worded
from factions.records import Span

_BRACES = re.compile(r"\{([^}]*)\}")


def candidates(example: str) -> set[tuple[str, str]]:
    """The kinds and words found in an example without its marks."""
    text = re.sub(r"[\[\]{}]", "", example)
    return {(tag.label, text[tag.start : tag.end]) for tag in worded(text, Span(0, len(text)), [])}


@pytest.mark.parametrize("row", all_cue_words(), ids=lambda row: row.kind)
def test_the_words_of_each_kind_are_found_in_its_examples(row: CueWords) -> None:
    for example in row.yes:
        found = candidates(example)
        assert all((row.kind, word) in found for word in _BRACES.findall(example)), (example, found)
    for example in row.no:
        assert row.kind not in {kind for kind, _ in candidates(example)}, example


def told(sentence: str, word: str, kind: str, verbal: bool = True) -> dict[str, list[str]]:
    """The ends of a word in a marked sentence, where the encoder thinks every mention likely."""
    source = marked(sentence)
    items = sentence_items(source.mentions, source.times, source.places, source.text)
    tokens = Tokens(source.text, mask_sentence(source.text, Span(0, len(source.text)), items))
    at = source.text.index(word)
    likely = {one.start: {"subject": 0.6, "object": 0.6} for one in source.mentions}
    cue = completed(tokens, Cue(Span(at, at + len(word)), kind, 1.0, (), likely, WORDS, verbal))
    return {role: [one.mention.text for one in cue.of(role)] for role in ("subject", "object")}


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "subject", "whole"),
    [
        ("[state Libya] long armed [group the IRA].", "armed", "supports", "Libya", "the IRA"),
        ("[group Dozos], armed by [state_force the army], fled.", "armed", "supports", "the army", "Dozos"),
        (
            "[state Lima] outlawed [group Movadef] in [time 2014].",
            "outlawed",
            "designated_by",
            "Movadef",
            "Lima",
        ),
        ("[group Wagner] was absorbed into [group Corps].", "absorbed", "merged_into", "Wagner", "Corps"),
        ("[group The BIFF] roams [place Maguindanao].", "roams", "operates_in", "The BIFF", "Maguindanao"),
    ],
)
def test_a_verbs_voice_tells_which_end_is_which(
    sentence: str, word: str, kind: str, subject: str, whole: str
) -> None:
    assert told(sentence, word, kind) == {"subject": [subject], "object": [whole]}


@pytest.mark.parametrize(
    ("sentence", "word", "kind", "subject", "whole"),
    [
        ("[group ALN] is the oldest rival of [group FDD].", "rival", "rival_of", "ALN", "FDD"),
        ("[group ALN], a bitter offshoot of [group FDD], fled.", "offshoot", "split_from", "ALN", "FDD"),
        ("[group FDD]'s competitor, [group ALN], fled.", "competitor", "rival_of", "ALN", "FDD"),
        ("[group CMA] is a bloc of [group MNLA] and others.", "bloc", "member_of_umbrella", "MNLA", "CMA"),
    ],
)
def test_a_noun_is_said_of_one_and_stands_to_another(
    sentence: str, word: str, kind: str, subject: str, whole: str
) -> None:
    assert told(sentence, word, kind, verbal=False) == {"subject": [subject], "object": [whole]}


def test_a_noun_that_only_looks_like_a_verb_has_no_ends() -> None:
    nobody: dict[str, list[str]] = {"subject": [], "object": []}
    assert told("[group ALN] met in the arms market of [group FDD].", "arms", "supports") == nobody
