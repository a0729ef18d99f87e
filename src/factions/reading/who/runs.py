"""Stretches of capitalised words that may be one name."""

from __future__ import annotations

from factions.reading.who.draft import POSSESSIVES, Tokens
from factions.reading.who.lexicon import Lexicon
from factions.registry.countries import country_by_adjective

_LINKS = frozenset("of for the and in".split())
DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower State".split()
)
# These name what lies in a country, and its defenders too ("the Lake Guard").
LANDSCAPE = frozenset("River Lake Mount Mountains Valley City Town Village State".split())
LONGEST_NAME = 6


def runs_of(tokens: Tokens, taken: bytearray, words: Lexicon) -> list[tuple[int, int]]:
    """Stretches of capitalised words, particles between them included, as first and last word."""
    found: list[tuple[int, int]] = []
    at, count = 0, len(tokens.words)
    while at < count:
        opens = _is_capital(tokens, at, words) or _opens_body(tokens, at, taken, words)
        if taken[at] or not opens or tokens.shouts(at):
            at += 1
            continue
        last = at
        while last - at < LONGEST_NAME:
            after = _next_capital(tokens, last, taken, words)
            if after is None:
                break
            last = after
        if last == at or not all(word.text.isupper() for word in tokens.words[at : last + 1]):
            found.append((_with_article(tokens, at, taken, words), last))
        at = last + 1
    return found


def _with_article(tokens: Tokens, first: int, taken: bytearray, words: Lexicon) -> int:
    """The first word of a name with the article or particle that opens it ("al-Barnawi", "ag Ghaly")."""
    before = first - 1
    if before < 0 or taken[before] or not tokens.joined(before):
        return first
    article = tokens.gap(before) == "-" and tokens.lower[before] in words.articles
    return before if article or tokens.words[before].text in words.kin_particles else first


def _is_capital(tokens: Tokens, at: int, words: Lexicon) -> bool:
    word = tokens.words[at].text
    return (
        word[:1].isupper()
        and len(word) > 1
        and word not in words.not_names
        and word not in country_by_adjective()
    )


def _opens_body(tokens: Tokens, at: int, taken: bytearray, words: Lexicon) -> bool:
    """Whether a word of the landscape is the first of a body's name."""
    if tokens.words[at].text not in LANDSCAPE or not tokens.joined(at) or taken[at + 1]:
        return False
    return tokens.words[at + 1].text in words.body_names


def _next_capital(tokens: Tokens, last: int, taken: bytearray, words: Lexicon) -> int | None:
    """The next word of a capitalised name after word `last`, over particles and a body's links."""
    at = last + 1
    for _ in range(3):
        if at >= len(tokens.words) or taken[at] or not _runs_on(tokens, at - 1, words):
            return None
        titled = tokens.lower[at - 1] == "of" and tokens.lower[at] in words.addresses
        if titled or _of_person(tokens, at, words):
            return None
        if (
            _is_capital(tokens, at, words)
            or (at == last + 1 and tokens.gap(last) == "-" and tokens.words[at].text.isupper())
            or (tokens.words[at].text[0].isupper() and tokens.lower[at - 2 : at] == ["of", "the"])
            or tokens.words[at].text in DIRECTIONS
            or (tokens.words[at].text.isdigit() and tokens.gap(at - 1) == "-")
        ):
            return at
        body = tokens.words[last].text in words.body_names and tokens.lower[at] in _LINKS
        linked = at > last + 1 and tokens.lower[at] in _LINKS
        if not (_is_particle(tokens, at, words) or body or linked or _initial(tokens, at)):
            return None
        at += 1
    return None


def _of_person(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether a body's name ends before whose it is ("the Eastern Front of Gustavo Giraldo")."""
    if tokens.lower[at - 1] != "of" or tokens.words[at].text not in words.given or not tokens.joined(at):
        return False
    return tokens.words[at + 1].text[0].isupper()


def _is_particle(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether a small word may stand inside a name, some of them only beside a hyphen."""
    if tokens.lower[at] in words.particles:
        return True
    after = tokens.gap(at) if at + 1 < len(tokens.words) else ""
    return tokens.lower[at] in words.hyphen_particles and "-" in (tokens.gap(at - 1), after)


def _runs_on(tokens: Tokens, at: int, words: Lexicon) -> bool:
    """Whether a name may go on after word `at`."""
    if tokens.joined(at) or _initial(tokens, at):
        return True
    return tokens.words[at].text in words.possessive_names and tokens.gap(at) in POSSESSIVES


def _initial(tokens: Tokens, at: int) -> bool:
    """Whether word `at` is an initial with its full stop ("Stephen J. Townsend")."""
    word = tokens.words[at]
    return len(word.text) == 1 and word.text.isupper() and tokens.text[word.end : word.end + 2] == ". "
