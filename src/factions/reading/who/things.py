"""Events and papers that "it" may stand for, so that no actor is taken for the antecedent of "deny it"."""

from __future__ import annotations

from factions.reading.who.draft import Draft, Tokens
from factions.reading.who.lexicon import lexicon

THING, PAPER = "thing", "paper"


def thing_drafts(tokens: Tokens, taken: bytearray) -> list[Draft]:
    """Silent drafts of the nouns for events, texts and plans whose words are free."""
    words = lexicon()
    found: list[Draft] = []
    for at, lower in enumerate(tokens.lower):
        if taken[at] or lower not in words.things:
            continue
        if tokens.joined(at) and tokens.lower[at + 1] in words.things:
            continue
        kind = PAPER if lower in words.papers else THING
        word, first = tokens.words[at], _first(tokens, at)
        if first == at:
            # "Turned the sect to war": a noun without a determiner is seldom meant by "it".
            continue
        found.append(Draft(word.start, word.end, first, at, kind, "nominal", "body", noun=lower, silent=True))
    return found


def _first(tokens: Tokens, at: int) -> int:
    """The word with which the noun's phrase begins, its determiner if that is near."""
    determiners = lexicon().determiners
    for first in range(at - 1, max(-1, at - 4), -1):
        if not tokens.joined(first):
            break
        if tokens.lower[first] in determiners:
            return first
    return at
