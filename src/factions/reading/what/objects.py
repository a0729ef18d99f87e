"""What follows a verb or a noun: objects, agents, and phrases after a preposition."""

from __future__ import annotations

from factions.reading.what.phrase_heads import heads_between
from factions.reading.what.phrases import phrase_end
from factions.reading.what.tokens import WORD, Tokens
from factions.reading.what.verbs import STOP, is_verb
from factions.reading.what.words import words
from factions.records import Mention


def objects(tokens: Tokens, after: int, depth: int = 0) -> list[Mention]:
    """The objects that follow the verb phrase ending at token `after`."""
    first = after + 1
    while (
        first < len(tokens)
        and tokens.classes[first] == WORD
        and (tokens.words[first] in _AFTER_VERB or tokens.words[first].endswith("ly"))
    ):
        first += 1
    if first + 1 < len(tokens) and tokens.words[first] == "and" and is_verb(tokens, first + 1) and depth < 2:
        return objects(tokens, first + 1, depth + 1)
    return heads_between(tokens, first, phrase_end(tokens, first))


def named_after(tokens: Tokens, after: int) -> list[Mention]:
    """In "shot a union leader, X, dead" the one named after the description that no mention covers."""
    end = phrase_end(tokens, after + 1)
    if end <= after or end + 2 >= len(tokens) or tokens.words[end + 1] != ",":
        return []
    name = tokens.mention(end + 2)
    return [name] if name is not None and name.kind == "person" and name.form == "named" else []


_AFTER_VERB = frozenset(
    (
        "dead down also then both all back off repeatedly another about at least up to more "
        "than some around fewer less as many nearly almost over between another a the"
    ).split()
)


def agents(tokens: Tokens, verb: int) -> list[Mention]:
    """The agents of a passive: the phrase after the next "by" of the clause."""
    at = next_preposition(tokens, verb, "by", 14)
    if at is None:
        return []
    found = heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
    return [one for one in found if one.text.lower().split()[-1] not in _COUNTINGS]


_COUNTINGS = frozenset("estimate estimates count counts account accounts tally official".split())


def next_preposition(tokens: Tokens, after: int, preposition: str, reach: int) -> int | None:
    """The next token with this preposition in the clause, followed by no time and no -ing form."""
    for at in range(after + 1, min(after + reach, len(tokens))):
        word = tokens.words[at]
        if word in STOP or word in words().relatives or (word in words().saying):
            return None
        if word == "," and not _parenthesis_of_time(tokens, at):
            return None
        if is_verb(tokens, at) and at > after + 1 and not tokens.words[at].endswith("ed"):
            return None
        if word == preposition and at + 1 < len(tokens) and not tokens.is_time(at + 1):
            if tokens.words[at + 1] in ("least", "most", "about", "all"):
                continue
            if tokens.words[at + 1].endswith("ing") and tokens.classes[at + 1] == WORD:
                continue
            return at
    return None


def _parenthesis_of_time(tokens: Tokens, at: int) -> bool:
    return at + 1 < len(tokens) and tokens.is_time(at + 1)
