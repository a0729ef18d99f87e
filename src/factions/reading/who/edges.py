"""Where a noun phrase begins: its determiners, modifiers, the names in it, and the country that it is of."""

from __future__ import annotations

import re

from factions.reading.who.draft import COUNTRY, DESCRIBING, POSSESSIVES, Tokens
from factions.reading.who.lexicon import Head, Lexicon, lexicon
from factions.reading.who.roles import PREPOSITIONS, may_be_verb
from factions.registry.countries import country_by_adjective, country_by_name

LONGEST_PHRASE = 7
LONGEST_SHORT = 6
NAME_HEADS = frozenset({"facility", "office", "state_force"})
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds".split()
)
MEMBERS_OF = {
    "service": "state_force", "force": "state_force", "forces": "state_force", "crew": "state_force",
    "family": "civilians", "staff": "civilians", "community": "civilians", "union": "civilians",
    "parliament": "office", "council": "office", "cabinet": "office", "committee": "office",
    "senate": "office",
}  # fmt: skip
_HYPHENATED = frozenset(
    "led backed linked aligned affiliated based trained sponsored style held controlled run funded".split()
)
_NAMED_BODIES = frozenset("front group faction network gang clan militia cartel column bloc".split())
_ADJECTIVE = re.compile(r"[A-Z].*(?:ist|ists|ite|ish|ian|ese|ic|-led|-based|-backed)")
# The second words of adjectives of two.
_SECONDS = frozenset(
    "African Korean Sudanese Lankan Leonean Guinean Arabian Timorese Verdean Zealand Rican Salvadoran".split()
)
_ARTICLES = frozenset(("a", "an", "the"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TAKES_SHORT = frozenset({"state_force", "state", "office", "civilians", "weapon"})


def leftmost(tokens: Tokens, at: int, head: Head, words: Lexicon, taken: bytearray) -> tuple[int, bool]:
    """The first word of the phrase, and whether it is a proper name ("Sardar Daud Khan hospital")."""
    first, named = at, False
    adjectives = country_by_adjective()
    while first and tokens.joined(first - 1) and at - first < LONGEST_PHRASE:
        if tokens.words[first - 1].text in _SECONDS and _of_two(tokens, first - 1):
            first -= 2
            continue
        if taken[first - 1] == DESCRIBING:
            first -= 1
            continue
        if taken[first - 1]:
            break
        word, lower = tokens.words[first - 1].text, tokens.lower[first - 1]
        if lower in words.determiners:
            return _outermost(tokens, first - 1, words), named
        if _ORDINAL.fullmatch(lower) and (tokens.words[at].text[0].isupper() or head.number == "body"):
            first, named = first - 1, tokens.words[at].text[0].isupper()
            continue
        if (
            lower in words.modifiers
            or (lower in MEMBERS_OF and tokens.lower[at] == "members")
            or word in adjectives
            or (tokens.words[at].text.islower() and _ADJECTIVE.fullmatch(word))
            or _describes(lower, words)
            or _hyphenated(tokens, first)
            or (tokens.gap(first - 1) == "-" and word.isalpha() and word.islower())
        ):
            first -= 1
        elif _takes_name(tokens, at, head) and _is_name(tokens, first - 1, words):
            first, named = first - 1, True
        elif _goes_with(tokens, at, first - 1, named, words):
            first -= 1
        else:
            break
    return first, named


def _of_two(tokens: Tokens, at: int) -> str | None:
    """The code of a country whose adjective of two words ends at a word ("South African")."""
    if not tokens.joined(at - 1):
        return None
    return country_by_adjective().get(f"{tokens.words[at - 1].text} {tokens.words[at].text}")


def _takes_name(tokens: Tokens, at: int, head: Head) -> bool:
    """Whether a noun may end a name ("the Third Division", "the Dagoberto Ramos front")."""
    if tokens.shouts(at):
        return False
    return head.kind in NAME_HEADS or (head.kind == "group" and tokens.lower[at] in _NAMED_BODIES)


def with_country(tokens: Tokens, first: int, at: int, head: Head, taken: bytearray) -> tuple[int, str | None]:
    """The phrase's first word and country, with a short country name before it ("US officials")."""
    country = _country(tokens, first, at)
    if country or not first or taken[first - 1] != COUNTRY or not _takes_short(tokens, at, head):
        return first, country
    before = first - 1
    while before and taken[before - 1] == COUNTRY and tokens.gap(before - 1) == ".":
        before -= 1
    text = tokens.text[tokens.words[before].start : tokens.words[first].start]
    code = country_by_name().get(text.rstrip()) if text[:1].isupper() and text.upper() == text else None
    if code is None or len(text) > LONGEST_SHORT:
        return first, None
    if before and tokens.joined(before - 1) and tokens.lower[before - 1] in lexicon().determiners:
        before -= 1
    return before, code


def _takes_short(tokens: Tokens, at: int, head: Head) -> bool:
    return head.kind in _TAKES_SHORT or tokens.lower[at] == "members"


def owner_of(tokens: Tokens, first: int, taken: bytearray) -> int:
    """The first word of the country whose possessive opens a phrase ("Burkina Faso's army"), else `first`."""
    if not first or taken[first - 1] != COUNTRY or tokens.gap(first - 1) not in POSSESSIVES:
        return first
    at = first - 1
    while at and taken[at - 1] == COUNTRY and tokens.joined(at - 1):
        at -= 1
    return at


def country_named(tokens: Tokens, first: int, after: int) -> str | None:
    text = tokens.text[tokens.words[first].start : tokens.words[after - 1].end]
    return country_by_name().get(text)


def _country(tokens: Tokens, first: int, at: int) -> str | None:
    adjectives = country_by_adjective()
    for place in range(first, at):
        word = tokens.words[place].text
        code = (_of_two(tokens, place) if word in _SECONDS and place > first else None) or adjectives.get(
            word
        )
        if code:
            return code
    return None


def _goes_with(tokens: Tokens, at: int, word: int, named: bool, words: Lexicon) -> bool:
    """Whether a word is the particle of a name ("Tariq ibn Ziyad Brigade") or describes the noun unlisted."""
    if named:
        return word > 0 and tokens.lower[word] in words.particles and _is_name(tokens, word - 1, words)
    return word == at - 1 and _unlisted(tokens, word, words)


def _unlisted(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether a word that no list has describes the noun after it, an article before ("a beach hotel")."""
    word = tokens.lower[at]
    if not at or not tokens.joined(at - 1) or tokens.lower[at - 1] not in _ARTICLES:
        return False
    plain = word.isalpha() and len(word) > 2 and tokens.words[at].text.islower()
    return plain and not (may_be_verb(word) or word in words.heads or word in PREPOSITIONS or word in NUMBERS)


def _hyphenated(tokens: Tokens, first: int) -> bool:
    """Whether the word before `first` belongs to a compound such as "Iran-backed" or "government-held"."""
    if tokens.lower[first - 1] in _HYPHENATED:
        return first > 1 and tokens.gap(first - 2) == "-"
    return tokens.gap(first - 1) == "-" and tokens.lower[first] in _HYPHENATED


def _outermost(tokens: Tokens, first: int, words: Lexicon) -> int:
    """The first of several determiners in a row ("several such groups", "all the fighters")."""
    while first and tokens.joined(first - 1) and tokens.lower[first - 1] in words.determiners:
        first -= 1
    return first


def _describes(lower: str, words: Lexicon) -> bool:
    """Whether a noun may describe the noun after it: singular ones do ("rebel leader")."""
    head = words.heads.get(lower)
    return head is not None and head.number != "many" and lower not in words.shy


def _is_name(tokens: Tokens, at: int, words: Lexicon) -> bool:
    word = tokens.words[at].text
    if not word[:1].isupper() or word in words.not_names or (word.isupper() and len(word) > 4):
        return False
    return at not in _sentence_starts(tokens, at) or word in words.given


def _sentence_starts(tokens: Tokens, at: int) -> tuple[int, ...]:
    number = tokens.sentence[at]
    return (tokens.first[number],) if 0 <= number < len(tokens.first) else ()
