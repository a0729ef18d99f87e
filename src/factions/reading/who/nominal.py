"""Nouns for somebody or something with the words that belong to them: "a military hospital".

Counts stay outside ("at least 19 people" gives "people"); determiners, quantities and modifiers are inside.
"""

from __future__ import annotations

from factions.reading.who.draft import COUNTRY, POSSESSIVES, Draft, Tokens, take
from factions.reading.who.edges import MEMBERS_OF, NUMBERS, country_named, leftmost, owner_of, with_country
from factions.reading.who.lexicon import Head, Lexicon, lexicon
from factions.reading.who.pairs import PAIR_NOUNS
from factions.reading.who.roles import PREPOSITIONS, may_be_verb
from factions.records import Span
from factions.registry.countries import country_by_adjective, country_by_name, country_by_people

_TAKES_COUNTRY = frozenset({"state_force", "state", "office"})
_ONE_OF = 3
_CITIZENS = Head("civilians", "many")
TWO = 2
_FORCES_OF_STATES = frozenset("commandos rangers snipers paramilitaries operatives".split())
_ADJECTIVES = frozenset(
    "jihadist jihadi islamist militant rebel separatist extremist guerrilla insurgent terrorist".split()
)
_AT_NOUN = {"front": frozenset("at on to from along towards".split()), "wing": frozenset({"under"})}
_SHORT = 4
_POSSESSIVE_PRONOUNS = frozenset("its their his her our whose".split())


def nominal_drafts(tokens: Tokens, taken: bytearray) -> list[Draft]:
    """The noun phrases whose words no name has taken; marks the words that they take."""
    words = lexicon()
    drafts: list[Draft] = []
    citizens = country_by_people()
    for at, lower in enumerate(tokens.lower):
        head = words.heads.get(lower) or (_CITIZENS if tokens.words[at].text in citizens else None)
        if head is None or taken[at] or _in_name(tokens, at) or _goes_on(tokens, at, words, taken):
            continue
        if lower in words.addresses and _addresses(tokens, at):
            continue
        if lower in words.adjectives and tokens.joined(at) and tokens.lower[at + 1] in words.described:
            continue
        draft = _draft(tokens, at, head, words, taken)
        if draft is not None:
            drafts.append(draft)
            take(taken, draft)
    return drafts


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
    plain = not before[0].isupper() or before in country_by_adjective() or before in lexicon().not_names
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
    head = lexicon().heads.get(tokens.lower[at], _CITIZENS)
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


def _draft(tokens: Tokens, at: int, head: Head, words: Lexicon, taken: bytearray) -> Draft | None:
    first, named = leftmost(tokens, at, head, words, taken)
    inner = tokens.lower[first:at]
    determiner = inner[0] if inner and inner[0] in words.determiners else _so_called(tokens, first, words)
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


_OWN_NAMES = frozenset(
    "brigade brigades battalion battalions forces force units unit regiment division patrol".split()
)
_UNARMED = frozenset("men people persons man boys youths".split())
_ARMED = frozenset("armed masked hooded".split())
_NEVER_SECOND = frozenset("head force cell front".split())
_COMMON_MODIFIERS = frozenset(
    "rights aid humanitarian relief international political economic youth women student media health".split()
)
