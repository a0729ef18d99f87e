"""The United States is nobody who "states"."""

from __future__ import annotations

import pytest

from factions.reading.encoder.encoding import Encoding
from factions.reading.says import read_stances
from factions.reading.sentences import split_sentences
from factions.reading.what import find_findings
from factions.reading.what.examples import marked


@pytest.mark.parametrize(
    "text",
    [
        "[state The United States] designated [group the ELN] in [time 1997].",
        "Several [state Member States] accused [group the M23] of killing [civilians:nominal villagers].",
    ],
)
def test_states_with_a_capital_is_no_verb_of_saying(text: str) -> None:
    example = marked(text)
    sentences = split_sentences(example.text)
    encoding = Encoding(example.text)
    findings = find_findings(
        example.text, sentences, example.mentions, example.times, example.places, encoding
    )
    assert findings
    for stance in read_stances(example.text, sentences, example.mentions, findings, encoding):
        assert all(not speaker.text.endswith(("United", "Member")) for speaker in stance.attribution)
