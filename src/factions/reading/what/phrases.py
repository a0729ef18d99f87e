"""Noun phrases: where one begins and where it ends."""

from __future__ import annotations

from factions.reading.what.tokens import PUNCTUATION, WORD, Tokens
from factions.reading.what.verbs import STOP, is_verb
from factions.reading.what.words import words


def phrase_start(tokens: Tokens, end: int) -> int:
    at = end
    while at >= 0:
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if (word == "," and at < end and _in_list(tokens, at, end)) or is_hyphen(tokens, at):
                at -= 1
                continue
            break
        if tokens.classes[at] == WORD:
            if (
                is_verb(tokens, at)
                or word in words().relatives
                or word in _OPENING
                or word in words().subordinators - words().prepositions
            ):
                break
            if word in ("and", "or", "but") and not _joins_phrases(tokens, at):
                break
        at -= 1
    return at + 1


_OPENING = frozenset(("after", "before", "since", "until"))


def is_hyphen(tokens: Tokens, at: int) -> bool:
    """The hyphen of "al-Qaeda-linked", after a mention."""
    return tokens.words[at] == "-" and at > 0 and tokens.item(at - 1) is not None


def _in_list(tokens: Tokens, comma: int, end: int) -> bool:
    """A comma inside "X, Y and Z": a mention before it, a mention after it, and a conjunction further on."""
    if comma == 0 or tokens.mention(comma - 1) is None:
        return False
    after = tokens.words[comma + 1 : end + 1]
    near = [tokens.mention(at) for at in range(comma + 1, min(comma + 5, end + 1))]
    return "and" in after and any(found is not None for found in near)


def _joins_phrases(tokens: Tokens, at: int) -> bool:
    """An "and" with a noun phrase right before it joins phrases, unless a verb stands before that phrase."""
    return at > 0 and tokens.mention(at - 1) is not None and tokens.words[at] != "but"


def phrase_end(tokens: Tokens, first: int) -> int:
    """The last token of the noun phrase that begins at a token (prepositions "of" and "from" stay inside)."""
    at = first
    while at < len(tokens):
        word = tokens.words[at]
        if tokens.classes[at] == PUNCTUATION:
            if word == "," and at > first and _goes_on(tokens, at):
                at += 1
                continue
            if word in ('"', "'") or is_hyphen(tokens, at):
                at += 1
                continue
            break
        if tokens.classes[at] == WORD:
            if (
                word in words().prepositions
                and word not in ("of", "from", "including")
                and not (word in _QUANTIFYING and tokens.mention(at - 1) is None)
            ):
                break
            points = word == "that" and at == first
            if (word in words().relatives and not points) or (is_verb(tokens, at) and at > first):
                break
            if (
                word in ("and", "or")
                and at + 1 < len(tokens)
                and (is_verb(tokens, at + 1) or _new_clause(tokens, at + 1))
            ):
                break
        if tokens.is_time(at) or (at > first and _begins_clause(tokens, at)):
            break
        at += 1
    return at - 1


_SUBJECT_FORMS = frozenset("he she they we".split())


def _begins_clause(tokens: Tokens, at: int) -> bool:
    """In "the explosives she was carrying" the phrase ends before the pronoun."""
    item = tokens.item(at)
    words_ = tokens.document[item.start : item.end] if item is not None else tokens.words[at]
    return words_.lower() in _SUBJECT_FORMS


_QUANTIFYING = frozenset("at about around over up to as than under".split())


def _goes_on(tokens: Tokens, comma: int) -> bool:
    """Whether a list goes on after a comma: a mention or a number, and "and" before the next stop."""
    for at in range(comma + 1, min(comma + 9, len(tokens))):
        word = tokens.words[at]
        if (
            is_verb(tokens, at)
            or word in words().relatives
            or word in STOP
            or word == "including"
            or word in ("a", "an")
        ):
            return False
        if word == "and":
            more = at > comma + 1 or tokens.mention(at + 1 if at + 1 < len(tokens) else at) is not None
            return more and not _speak(tokens, at + 1)
    return False


def _speak(tokens: Tokens, first: int) -> bool:
    """ ", residents and officials said": those who say what stands before the comma."""
    for at in range(first, min(first + 7, len(tokens))):
        if tokens.classes[at] == PUNCTUATION or tokens.words[at] in words().prepositions:
            return False
        if tokens.words[at] in words().saying:
            return True
    return False


def _new_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins at a token: a noun phrase with a verb after it."""
    for ahead in range(at, min(at + 6, len(tokens))):
        if tokens.classes[ahead] == PUNCTUATION or tokens.words[ahead] in words().prepositions:
            return False
        if is_verb(tokens, ahead):
            return ahead > at
    return False
