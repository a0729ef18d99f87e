"""The stretch of a document that shows best why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from factions.casefile.searching.phrases import Phrase, words_of
from factions.records import Span

_WIDTH = 24
_BEFORE = 6

_Words = list[tuple[str, int, int]]
_Match = tuple[int, int, int]


def cut_out(text: str, phrases: Sequence[Phrase]) -> tuple[Span, tuple[Span, ...]]:
    """The first stretch of 24 words with the most of the phrases, and the spans of the words found in it.

    Where only the title has the words, it is the beginning of the text, and none are found.
    """
    words = list(words_of(text))
    if not words:
        return Span(0, len(text)), ()
    matches = sorted(
        match for number, phrase in enumerate(phrases) for match in _matches(words, phrase, number)
    )
    first = _best(matches)
    last = min(first + _WIDTH, len(words)) - 1
    within = (match for match in matches if first <= match[0] and match[1] <= last + 1)
    spans = {Span(words[start][1], words[end - 1][2]) for start, end, _ in within}
    return Span(words[first][1], words[last][2]), tuple(sorted(spans))


def _matches(words: _Words, phrase: Phrase, number: int) -> list[_Match]:
    *before, last = phrase.words
    size = len(phrase.words)
    found = []
    for at in range(len(words) - size + 1):
        end = words[at + size - 1][0]
        if not (end.startswith(last) if phrase.begins else end == last):
            continue
        if all(words[at + place][0] == word for place, word in enumerate(before)):
            found.append((at, at + size, number))
    return found


def _best(matches: list[_Match]) -> int:
    """The first word of the stretch to show: a few words before the match that has most phrases after it."""
    best, most = 0, 0
    for at, (start, _, _) in enumerate(matches):
        first = max(start - _BEFORE, 0)
        told = set()
        for _, end, number in matches[at:]:
            if end > first + _WIDTH:
                break
            told.add(number)
        if len(told) > most:
            best, most = first, len(told)
    return best
