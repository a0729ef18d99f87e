"""Which nouns stand for somebody or something, and which only describe the noun after them or end a name."""

from __future__ import annotations

from factions.reading.who.draft import POSSESSIVES, Tokens
from factions.reading.who.lexicon import Head, Lexicon, lexicon
from factions.reading.who.roles import PREPOSITIONS, may_be_verb
from factions.reading.who.runs import LANDSCAPE
from factions.registry.countries import country_by_adjective, country_by_name

_ADJECTIVES = frozenset(
    "jihadist jihadi islamist militant rebel separatist extremist guerrilla insurgent terrorist".split()
)
_AT_NOUN = {"front": frozenset("at on to from along towards".split()), "wing": frozenset({"under"})}
_SHORT = 4
TWO = 2
CITIZENS = Head("civilians", "many")
_NEVER_SECOND = frozenset("head force cell front".split())


# Made with somebody, these are no body ("announced an alliance with …").
_TIES = frozenset(("alliance", "coalition", "partnership"))


def is_head(tokens: Tokens, at: int, words: Lexicon, taken: bytearray) -> bool:
    """Whether a noun for somebody is the head of a phrase here, and does not only describe another noun."""
    if taken[at] or _in_name(tokens, at) or _goes_on(tokens, at, words, taken):
        return False
    lower = tokens.lower[at]
    if lower in words.addresses and _addresses(tokens, at):
        return False
    return not (lower in words.adjectives and tokens.joined(at) and tokens.lower[at + 1] in words.described)


def _in_name(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised noun goes on as a name does ("People's Front", "Army of Justice")."""
    word = tokens.words[at].text
    if not word[0].isupper() or word.isupper():
        return False
    if _ends_name(tokens, at) or _caps_body(tokens, at):
        return True
    if at + 2 >= len(tokens.words):
        return False
    after = tokens.words[at + 1].text
    if tokens.opens(at) and _number(tokens, at) == "many":
        return False
    if after in ("of", "for") and word in lexicon().body_names:
        named = at + 3 if tokens.lower[at + 2] == "the" and at + 3 < len(tokens.words) else at + 2
        return tokens.words[named].text[0].isupper() and tokens.words[named].text not in country_by_name()
    if not after[0].isupper():
        return False
    gap = tokens.gap(at)
    return gap in POSSESSIVES or (gap == " " and tokens.lower[at] not in lexicon().honorifics)


def _caps_body(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised noun for a group ends a name of plain words ("the National Democratic Front")."""
    head = lexicon().heads.get(tokens.lower[at])
    if head is None or head.kind != "group" or head.number != "body" or not tokens.joined(at - 1):
        return False
    before = tokens.words[at - 1].text
    common = before in lexicon().not_names and before not in LANDSCAPE
    plain = not before[0].isupper() or before in country_by_adjective() or common
    return not (plain or tokens.opens(at - 1) or tokens.shouts(at))


def _ends_name(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised plural ends a name ("Army of Free Herders", "Group of Experts")."""
    if _number(tokens, at) != "many" or at < TWO or not tokens.joined(at - 1) or tokens.shouts(at):
        return False
    words, before = lexicon(), tokens.words[at - 1].text
    if before == "of":
        return tokens.words[at - 2].text in words.body_names
    return before[0].isupper() and tokens.words[at - 2].text == "of" and before not in country_by_adjective()


def _number(tokens: Tokens, at: int) -> str:
    head = lexicon().heads.get(tokens.lower[at], CITIZENS)
    return head.number


def _addresses(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised title stands before a name, and so belongs to it ("Mullah Omar")."""
    if at + 1 >= len(tokens.words) or not tokens.words[at].text[0].isupper() or tokens.shouts(at):
        return False
    return tokens.gap(at) in (" ", ". ") and tokens.words[at + 1].text[0].isupper()


def _goes_on(tokens: Tokens, at: int, words: Lexicon, taken: bytearray) -> bool:
    """Whether the noun only describes the next ("police station") or gathers what follows ("a group of")."""
    if _number(tokens, at) != "many" and tokens.joined(at) and not taken[at + 1]:
        after = tokens.lower[at + 1]
        if after in words.heads and not (
            tokens.words[at].text.islower() and tokens.words[at + 1].text[0].isupper()
        ):
            return tokens.gap(at) == " " and after not in _NEVER_SECOND
    if tokens.lower[at] in words.modifiers and _modifies(tokens, at, words):
        return True
    if tokens.lower[at] in _ADJECTIVES and _before_noun(tokens, at, taken):
        return True
    if tokens.lower[at] in _AT_NOUN and _is_line(tokens, at):
        return True
    if tokens.lower[at] in _TIES and tokens.joined(at) and tokens.lower[at + 1] in ("with", "between"):
        return True
    return _contains(tokens, at, words)


def _before_noun(tokens: Tokens, at: int, taken: bytearray) -> bool:
    """Whether a word such as "jihadist" describes a noun that no list has ("the jihadist landscape")."""
    if not tokens.joined(at) or tokens.gap(at) != " " or taken[at + 1]:
        return False
    after = tokens.words[at + 1].text
    verb = may_be_verb(after) or after in PREPOSITIONS or after.endswith(("ly", "ing"))
    return after.islower() and len(after) > _SHORT and not verb


def _is_line(tokens: Tokens, at: int) -> bool:
    """Whether "the front" is where the fighting is ("at the front"), or "under the wing of" is meant."""
    if at < TWO or tokens.lower[at - 1] != "the" or tokens.lower[at - TWO] not in _AT_NOUN[tokens.lower[at]]:
        return False
    return not tokens.joined(at) or tokens.lower[at + 1] in PREPOSITIONS


def _modifies(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether a noun that also describes stands before a longer phrase ("deputy defence minister")."""
    for place in range(at + 1, min(at + 4, len(tokens.lower))):
        if not tokens.joined(place - 1):
            return False
        if tokens.lower[place] in words.heads:
            return place > at + 1
        if tokens.lower[place] not in words.modifiers:
            return False
    return False


def _contains(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether the noun only gathers what follows ("a group of gunmen", "a crowd of unarmed villagers")."""
    if tokens.lower[at] not in words.containers or not tokens.joined(at) or tokens.lower[at + 1] != "of":
        return False
    for place in range(at + 2, min(at + 5, len(tokens.lower))):
        head = words.heads.get(tokens.lower[place])
        if head is not None and head.number == "many":
            return True
        if tokens.lower[place] not in words.modifiers or not tokens.joined(place):
            return False
    return False
