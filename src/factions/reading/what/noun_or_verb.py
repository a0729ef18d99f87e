"""Whether the form of a trigger that may be noun, verb or adjective is which in its sentence."""

from __future__ import annotations

from factions.reading.what.lexicon import Entry
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.verbs import is_verb
from factions.reading.what.words import words


def is_gerund_noun(tokens: Tokens, at: int) -> bool:
    """ "The killing of X", "fighting between": a noun; ", killing six", "accused of killing": a verb."""
    after = tokens.words[at + 1] if at + 1 < len(tokens) else "."
    before = tokens.words[at - 1] if at else ""
    if after in ("at", "about", "around", "over", "up") and _counts_follow(tokens, at + 2):
        return False
    if before in (",", "and", "or") and after not in ("of", "by", "between"):
        return False
    if before in words().be and after not in ("of", "between"):
        return False
    if at == 0 and _finite_follows(tokens):
        return True
    if after in ("of", "between", "by") or after in words().be or after in words().saying:
        return True
    ends = (
        after in words().prepositions
        or (at + 1 < len(tokens) and tokens.classes[at + 1] == "p")
        or after == "."
    )
    return ends or before in (
        "the",
        "a",
        "an",
        "'s",
        "this",
        "that",
        "heavy",
        "fierce",
        "suicide",
        "bitter",
        "intense",
        "renewed",
    )


def _counts_people(tokens: Tokens, at: int) -> bool:
    """ "Seizes a boat and arrests five men": a number of somebody is the object of a verb."""
    word = tokens.words[at]
    return (word[:1].isdigit() or word in _NUMERALS) and not tokens.is_time(at)


_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens scores several hundreds".split()
)


def _finite_follows(tokens: Tokens) -> bool:
    """ "Fighting broke out", "Clashes erupted": the first word is the subject of the verb after it."""
    return len(tokens) > 1 and is_verb(tokens, 1) and not tokens.words[1].endswith("ing")


def _counts_follow(tokens: Tokens, at: int) -> bool:
    """ "Executing at least 20": what looks like a preposition belongs to a number."""
    word = tokens.words[at] if at < len(tokens) else ""
    return word in ("least", "most", "to") or word[:1].isdigit()


def is_adjectival(tokens: Tokens, at: int, entry: Entry) -> bool:
    """ "The wounded man", "a targeted killing": a participle before a noun after a determiner."""
    if entry.rest or not tokens.words[at].endswith(("ed", "ing", "en")) or at == 0:
        return False
    before = tokens.words[at - 1]
    if before in ("the", "a", "an", "their", "his", "its") and at + 1 < len(tokens):
        after = tokens.words[at + 1]
        participle = not tokens.words[at].endswith("ing")
        return participle or (tokens.classes[at + 1] != "p" and after not in words().prepositions)
    return False


def stands_as_noun(tokens: Tokens, at: int) -> bool:
    """Whether a form that may be verb or noun is a noun here."""
    if at == 0:
        return _finite_follows(tokens) or (
            tokens.words[1:2] != [] and tokens.words[1] in words().prepositions
        )
    before = tokens.words[at - 1]
    if before in (
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "did",
        "not",
        "who",
        "which",
        "they",
        "we",
        "must",
        "should",
        "shall",
    ):
        return False
    if before in (",", "and", "or") and at + 1 < len(tokens) and _counts_people(tokens, at + 1):
        return False
    if tokens.classes[at - 1] == MENTION:
        # "Taliban attack on a base" against "rebels attack a base"
        after = tokens.words[at + 1] if at + 1 < len(tokens) else "."
        return (
            after in words().prepositions
            or after in (".", ",", "'s")
            or after in words().be
            or after in ("that", "which", "has", "had", "killed", "left")
        )
    if before in words().determiners or before == "'s" or before in words().prepositions or before.isdigit():
        return True
    return tokens.classes[at - 1] == WORD and before not in words().aux and not before.endswith("ly")
