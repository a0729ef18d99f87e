"""Nouns for somebody or something with the words that belong to them: "a military hospital".

Counts stay outside ("at least 19 people" gives "people"); determiners, quantities and modifiers are inside.
"""

from __future__ import annotations

from factions.reading.who.draft import COUNTRY, POSSESSIVES, Draft, Tokens, take
from factions.reading.who.edges import MEMBERS_OF, NUMBERS, country_named, leftmost, owner_of, with_country
from factions.reading.who.heads import CITIZENS, is_head
from factions.reading.who.lexicon import Head, Lexicon, lexicon
from factions.reading.who.pairs import PAIR_NOUNS
from factions.reading.who.roles import PREPOSITIONS
from factions.records import Span
from factions.registry.countries import country_by_name, country_by_people

_TAKES_COUNTRY = frozenset({"state_force", "state", "office"})
_ONE_OF = 3
TWO = 2
_FORCES_OF_STATES = frozenset("commandos rangers snipers paramilitaries operatives".split())
_POSSESSIVE_PRONOUNS = frozenset("its their his her our whose".split())
_OWN_NAMES = frozenset(
    "brigade brigades battalion battalions forces force units unit regiment division patrol".split()
)
_UNARMED = frozenset("men people persons man boys youths".split())
_ARMED = frozenset("armed masked hooded".split())
_COMMON_MODIFIERS = frozenset(
    "rights aid humanitarian relief international political economic youth women student media health".split()
)


def nominal_drafts(tokens: Tokens, taken: bytearray) -> list[Draft]:
    """The noun phrases whose words no name has taken; marks the words that they take."""
    words = lexicon()
    drafts: list[Draft] = []
    citizens = country_by_people()
    for at, lower in enumerate(tokens.lower):
        head = words.heads.get(lower) or (CITIZENS if tokens.words[at].text in citizens else None)
        if head is None or not is_head(tokens, at, words, taken):
            continue
        draft = _draft(tokens, at, head, words, taken)
        if draft is not None:
            drafts.append(draft)
            take(taken, draft)
    return drafts


def _draft(tokens: Tokens, at: int, head: Head, words: Lexicon, taken: bytearray) -> Draft | None:
    first, named = leftmost(tokens, at, head, words, taken)
    inner = tokens.lower[first:at]
    if inner[:1] == ["both"] and inner[1:2] and inner[1] in words.determiners:
        first, inner = first + 1, inner[1:]
    determiner = inner[0] if inner and inner[0] in words.determiners else _so_called(tokens, first, words)
    if determiner is None and head.number == "body" and _points(tokens, first):
        first, determiner = first - 1, "that"
    first, country = with_country(tokens, first, at, head, taken)
    marked = inner or country or determiner or _counted(tokens, first) or is_owned(tokens, first)
    marked = marked or tokens.lower[at : at + 2] == ["members", "of"]
    if tokens.lower[at] in words.shy and not marked:
        return None
    if _used_as_verb(tokens, at, head, first):
        return None
    owner = owner_of(tokens, first, taken) if head.kind in _TAKES_COUNTRY else first
    if owner < first:
        first, country = owner, country_named(tokens, owner, first)
    if determiner == "no":
        return None
    if head.kind in _TAKES_COUNTRY and country is None:
        country = _country_after(tokens, at, taken)
    first, determiner, number = _pair(tokens, first, at, determiner, head.number)
    if tokens.lower[at] == "sides" and number != "two":
        return None
    kind = _kind(head, inner, words, named and tokens.lower[at] in _OWN_NAMES, country)
    if tokens.lower[at] == "men" and is_owned(tokens, first):
        kind = "group"
    if country and tokens.lower[at] in _FORCES_OF_STATES:
        kind = "state_force"
    if tokens.lower[at] == "members" and inner and inner[-1] in MEMBERS_OF:
        kind = MEMBERS_OF[inner[-1]]
    if tokens.lower[at] in _UNARMED and any(word in _ARMED for word in inner):
        kind = "group"
    return Draft(
        tokens.words[first].start,
        tokens.words[at].end,
        first,
        at,
        kind,
        "named" if named else "nominal",
        number,
        noun=tokens.lower[at],
        determiner=determiner,
        quantity="all" if number == "two" else _quantity(tokens, first, determiner, words),
        describing=frozenset(inner + (["of"] if tokens.lower[at + 1 : at + 2] == ["of"] else [])),
        country=country if kind in _TAKES_COUNTRY or kind == "group" else None,
        head=Span(tokens.words[at].start, tokens.words[at].end),
        confidence=0.8,
    )


def _country_after(tokens: Tokens, at: int, taken: bytearray) -> str | None:
    """The country in "the government of Sri Lanka"."""
    first = at + 2
    if tokens.lower[at + 1 : first] != ["of"] or first >= len(taken) or taken[first] != COUNTRY:
        return None
    last = first
    while last + 1 < len(taken) and taken[last + 1] == COUNTRY and tokens.joined(last):
        last += 1
    return country_by_name().get(tokens.text[tokens.words[first].start : tokens.words[last].end])


def _pair(
    tokens: Tokens, first: int, at: int, determiner: str | None, number: str
) -> tuple[int, str | None, str]:
    """First word, determiner and number of a phrase: two for "the two groups" and "both sides"."""
    if tokens.lower[at] not in PAIR_NOUNS or tokens.lower[at + 1 : at + 2] == ["of"]:
        return first, determiner, number
    if determiner == "both":
        return first, determiner, "two"
    two = first >= TWO and tokens.lower[first - 1] == "two" and tokens.joined(first - 1)
    if two and tokens.lower[first - 2] in ("the", "these", "those") and tokens.joined(first - 2):
        return first - 2, tokens.lower[first - 2], "two"
    return first, determiner, number


def is_owned(tokens: Tokens, first: int) -> bool:
    """Whether a possessive stands before the phrase ("its forces", "the group's cells")."""
    if not first or tokens.sentence[first - 1] != tokens.sentence[first]:
        return False
    gap = tokens.gap(first - 1)
    return gap in POSSESSIVES or (gap == " " and tokens.lower[first - 1] in _POSSESSIVE_PRONOUNS)


def _points(tokens: Tokens, first: int) -> bool:
    """Whether "that" before a phrase points to somebody ("That front fell", "in that group")."""
    at = first - 1
    if at < 0 or tokens.lower[at] != "that" or not tokens.joined(at):
        return False
    return tokens.opens(at) or (tokens.joined(at - 1) and tokens.lower[at - 1] in PREPOSITIONS)


def _so_called(tokens: Tokens, first: int, words: Lexicon) -> str | None:
    """The determiner before "so-called", which belongs to the phrase though both stay outside it."""
    if first > 2 and tokens.lower[first - 2 : first] == ["so", "called"] and tokens.joined(first - 3):
        before = tokens.lower[first - 3]
        return before if before in words.determiners else None
    return None


def _counted(tokens: Tokens, first: int) -> bool:
    """Whether a number stands before the phrase."""
    return bool(
        first
        and tokens.joined(first - 1)
        and (tokens.lower[first - 1][:1].isdigit() or tokens.lower[first - 1] in NUMBERS)
    )


def _used_as_verb(tokens: Tokens, at: int, head: Head, first: int) -> bool:
    """Words such as "forces" and "bombs" after "to", or a singular noun without any determiner."""
    if first < at or not at:
        return False
    before = tokens.lower[at - 1] if tokens.joined(at - 1) else ""
    return before in ("to", "will", "would", "could", "can", "may") and head.kind in (
        "weapon",
        "facility",
        "state_force",
    )


def _kind(head: Head, inner: list[str], words: Lexicon, named: bool, country: str | None) -> str:
    """The head's kind, corrected by what describes it: rebel forces are a group."""
    if head.kind == "state_force" and any(word in words.rebel_modifiers for word in inner):
        return "group"
    if head.kind == "state_force" and named and country is None:
        official = any(
            word in words.state_modifiers or word[:1].isdigit() or word in words.ordinals for word in inner
        )
        return "state_force" if official else "group"
    if (
        head.kind in ("group", "people")
        and head.number == "body"
        and any(word in _COMMON_MODIFIERS for word in inner)
    ):
        return "other"
    return head.kind


def _quantity(tokens: Tokens, first: int, determiner: str | None, words: Lexicon) -> str | None:
    """How much of what the noun names is meant: all, most, several, one; null where the words do not say."""
    if first >= _ONE_OF - 1 and tokens.lower[first - 1] == "of" and tokens.joined(first - 1):
        before = tokens.lower[first - 2]
        if before in words.quantities:
            return words.quantities[before]
        if before == "one":
            return "one"
    return words.quantities.get(determiner or "")
