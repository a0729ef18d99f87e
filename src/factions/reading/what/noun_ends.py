"""The two ends of a noun that tells of a tie: "X is a rival of Y", "X, an offshoot of Y", "Y's ally, X"."""

from __future__ import annotations

from factions.reading.what.phrases import heads_between, phrase_end, phrase_heads
from factions.reading.what.subjects import subjects
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.words import words
from factions.records import Mention

_ACTORS = frozenset({"group", "state", "state_force", "people", "person", "other"})
# "A coalition of X and Y": what follows is the members.
_MEMBERS_FOLLOW = frozenset({"member_of_umbrella"})
_OF = frozenset("of to with for from in within".split())
_COPULAS = frozenset("became become becomes remains remained remain".split())
# How many words may describe a noun ("its last and most stubborn rival").
_DESCRIBED = 6


def of_noun(tokens: Tokens, kind: str, first: int, last: int) -> dict[str, list[Mention]]:
    """The ends of the noun at the tokens `first`..`last`; none where it is not said of somebody."""
    owned = _owner(tokens, first)
    if owned is not None:
        at, owner = owned
        ends = {"subject": _told_of(tokens, at - 1) or _named_after(tokens, last), "object": [owner]}
    else:
        ends = {"subject": _told_of(tokens, _before(tokens, first)), "object": complement(tokens, last)}
    if kind in _MEMBERS_FOLLOW and not tokens.words[first].endswith(_PARTS):
        ends = {"subject": ends["object"], "object": ends["subject"]}
    return {role: [one for one in found if one.kind in _ACTORS] for role, found in ends.items()}


_PARTS = ("component", "components", "constituent", "constituents", "mainstay", "pillar")


def _before(tokens: Tokens, first: int) -> int:
    """The last token before the noun and what describes it."""
    at = first - 1
    while (
        at >= 0 and first - at <= _DESCRIBED and tokens.classes[at] == WORD and not _leads(tokens.words[at])
    ):
        at -= 1
    return at


def _leads(word: str) -> bool:
    closed = words()
    return (
        word in closed.be
        or word in _COPULAS
        or word in closed.prepositions | closed.relatives
        or word == "'s"
    )


def _owner(tokens: Tokens, first: int) -> tuple[int, Mention] | None:
    """Whose the noun is, and where that stands."""
    at = _before(tokens, first)
    if at < 1 or tokens.words[at] != "'s":
        return None
    owner = tokens.mention(at - 1)
    return (at - 1, owner) if owner is not None and tokens.classes[at - 1] == MENTION else None


def _told_of(tokens: Tokens, at: int) -> list[Mention]:
    """Of whom a noun is said after a copula or as an apposition that ends at a token."""
    if at < 1:
        return []
    word = tokens.words[at]
    if word in words().be or word in _COPULAS:
        return subjects(tokens, at)
    return phrase_heads(tokens, at - 1) if word in (",", "(", "–") else []


def _named_after(tokens: Tokens, last: int) -> list[Mention]:
    """ "Its ally, X": the one named after the noun."""
    at = last + 1
    if at < len(tokens) and tokens.words[at] == ",":
        at += 1
    item = tokens.item(at) if at < len(tokens) else None
    return [item.mention] if item is not None and item.mention is not None else []


def complement(tokens: Tokens, last: int, prepositions: frozenset[str] = _OF) -> list[Mention]:
    """What stands to a noun that ends at `last` by one of some prepositions."""
    at = last + 1
    if at + 1 >= len(tokens) or tokens.words[at] not in prepositions:
        return []
    return heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
