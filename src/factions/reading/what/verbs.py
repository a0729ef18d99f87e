"""Which tokens are verbs, and whether one stands in the passive."""

from __future__ import annotations

from functools import cache

from factions.reading.what.lexicon import lexicon
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.words import words

STOP = frozenset({";", ":", "–", "(", ")", '"', "?", "!"})


def is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a token is a verb: of the lexicon, a saying verb, an auxiliary, or a word in -ed."""
    if tokens.classes[at] != WORD:
        return False
    word = tokens.words[at]
    if at and tokens.words[at - 1] == "-":
        return False
    if word in words().be or word in words().saying or word in _AUXILIARIES:
        return True
    if _is_lexicon_verb(word):
        return not _is_noun_here(tokens, at)
    return word.endswith("ed") and word not in _ADJECTIVES and not _before_noun(tokens, at)


_AUXILIARIES = frozenset("has have had will would can could may might must shall should did does do".split())


_ADJECTIVES = frozenset(
    (
        "armed suspected alleged wanted crowded united guarded fortified unidentified masked "
        "so-called hundred named backed allied besieged occupied disputed embattled "
        "hundred-and newly-appointed wounded retired exiled red need speed bed"
    ).split()
)


_VERBISH = frozenset(
    (
        "came went made began started took gave held left fell rose saw got put set ran met "
        "led tried vowed continued fled hit won lost sent brought opened carried launched "
        "staged mounted conducted committed broke threw stole cut shot swept withdrew drove "
        "burst blew beat forced"
    ).split()
)


@cache
def _is_lexicon_verb(word: str) -> bool:
    return (
        word in _VERBISH
        or any(not entry.frame.noun and not entry.rest for entry in lexicon().get(word, ()))
        or (any(not entry.frame.noun for entry in lexicon().get(word, ())) and word.endswith(("ed", "ing")))
    )


def _is_noun_here(tokens: Tokens, at: int) -> bool:
    """A form that is also a noun ("attack", "raids") is one after a determiner, an adjective or a
    possessive.
    """
    word = tokens.words[at]
    if word.endswith(("ed", "ing")) or at == 0:
        return False
    before = tokens.words[at - 1]
    return (
        before in words().determiners
        or before == "'s"
        or (tokens.classes[at - 1] == MENTION and tokens.words[at + 1 : at + 2] in (["on"], ["against"]))
        or before in words().prepositions - {"to"}
        or before in _NOUN_BEFORE
    )


_NOUN_BEFORE = frozenset(
    (
        "deadly recent latest new major series air suicide bomb rocket mortar drone missile "
        "gun further first second third double twin complex coordinated cross-border night dawn"
    ).split()
)


def _before_noun(tokens: Tokens, at: int) -> bool:
    """An -ed word directly before a nominal mention describes it ("besieged town")."""
    return (
        at + 1 < len(tokens)
        and tokens.classes[at + 1] == MENTION
        and at > 0
        and tokens.words[at - 1] in words().determiners
    )


def reads_passive(tokens: Tokens, verb: int) -> bool:
    return is_passive(tokens, verb, "ed") if tokens.words[verb].endswith("ed") else False


def is_passive(tokens: Tokens, verb: int, form: str) -> bool:
    """Whether a past participle stands in the passive: after a form of "be", or before a "by"."""
    if form not in ("ed", "participle", "base"):
        return False
    at = verb - 1
    while (
        at >= 0
        and tokens.classes[at] == WORD
        and (
            tokens.words[at] in words().aux
            or tokens.words[at].endswith("ly")
            or tokens.words[at] in ("shot", "feared", "believed", "reported", "confirmed", "presumed")
        )
    ):
        if tokens.words[at] in words().be or tokens.words[at] in ("get", "got"):
            return form != "base" or tokens.words[verb] in _UNCHANGING
        if tokens.words[at] in _PERFECT:
            return False
        at -= 1
    if form == "base":
        return False
    if (
        at >= 0
        and tokens.words[at] in ("and", "or")
        and at > 0
        and tokens.words[at - 1].endswith("ed")
        and is_verb(tokens, at - 1)
    ):
        return reads_passive(tokens, at - 1)
    return _by_follows(tokens, verb)


_PERFECT = frozenset({"have", "has", "had", "having"})
_UNCHANGING = frozenset("hit hurt set put beset".split())


def _by_follows(tokens: Tokens, verb: int) -> bool:
    at = verb + 1
    if at < len(tokens) and tokens.words[at] in ("dead", "down", "hostage", "captive", "up", "out"):
        at += 1
    while at < len(tokens) and (tokens.is_time(at) or tokens.words[at] in ("on", "in", "late", "early")):
        at += 1
    return at + 1 < len(tokens) and tokens.words[at] == "by" and not tokens.words[at + 1].endswith("ing")
