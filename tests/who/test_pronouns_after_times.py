"""A pronoun after a time is a subject, and a sect is a body of people."""

from __future__ import annotations

import pytest

from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.reading.who import find_mentions
from factions.registry import load_registry


@pytest.mark.parametrize(
    "second",
    [
        "Through the first half of the 2010s it attacked schools.",
        "In April 2014 it abducted girls from a school.",
        "Yusuf's heir turned the sect to war. It attacked schools.",
    ],
)
def test_it_is_the_group_that_the_text_is_about(second: str) -> None:
    text = f"Boko Haram began in the early 2000s in Maiduguri. {second}"
    mentions = find_mentions(text, split_sentences(text), Encoding(text), load_registry())
    actors = {mention.text.lower(): mention.actor for mention in mentions}
    assert actors["it"] == actors["boko haram"] is not None
