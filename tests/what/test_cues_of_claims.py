from collections.abc import Mapping, Sequence

import pytest

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.what import cues as cues_module
from factions.reading.what.cues import Cues
from factions.records import Mention, Span

TEXT = "Rebels raided Ituri. Soldiers shelled Bunia. Rebels raided Mambasa."


def scores(head: str, pairs: Sequence[tuple[Span, Span]]) -> list[Mapping[str, float]]:
    """Each pair has chances of its own: the nearer, the likelier the attacker."""
    asked.append(len(pairs))
    return [{"attacker": 1 / (1 + abs(left.start - right.start)) + 0.3} for left, right in pairs]


asked: list[int] = []


def mention(words: str, start: int) -> Mention:
    at = TEXT.index(words, start)
    return Mention(
        words, at, at + len(words), id=f"m{at}", kind="group", form="named", cluster=f"c{at}", name=words
    )


def told(encoding: Encoding, mentions: Sequence[Mention], sentences: Sequence[Span]) -> list[object]:
    return [(span, found) for span, found in Cues(encoding, mentions).each(sentences)]


def test_sentences_asked_together_tell_what_each_tells_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = [
        (TEXT.index(word, start), word) for word, start in (("raided", 0), ("shelled", 0), ("raided", 30))
    ]
    tags = tuple(Tagged(at, at + len(word), "cue", "attack", 0.9) for at, word in verbs)
    mentions = [mention("Rebels", 0), mention("Soldiers", 0), mention("Rebels", 30)]
    ends = [at + 1 for at, sign in enumerate(TEXT) if sign == "."]
    sentences = [Span(start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    encoding = Encoding(TEXT, tags, scores)
    asked.clear()
    together = told(encoding, mentions, sentences)
    assert len(asked) == 1
    assert [len(found) for _, found in Cues(encoding, mentions).each(sentences)] == [1, 1, 1]
    monkeypatch.setattr(cues_module, "AT_ONCE", 1)
    asked.clear()
    assert told(encoding, mentions, sentences) == together
    assert len([count for count in asked if count]) == 3
