"""How two names are alike: the same words, initials, a part of one another, or the same in another script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from factions.casefile.identity.scripts import is_latin, skeleton
from factions.registry.spelling import WORD, keys, plain

_FORMS = frozenset("front army movement party forces force group brigade council of for and in".split())
_LIKE = 88
_SAME_CONSONANTS = 80
_SHORTEST = 4


def compare(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The best likeness of any two names: its kind and the two names in words."""
    order = ("same_words", "other_script", "initials", "part_of_name", "like_name")
    found = ((_likeness(a, b), a, b) for a in one for b in other)
    ranked = sorted((order.index(kind), a, b) for kind, a, b in found if kind)
    if not ranked:
        return None
    kind, a, b = ranked[0]
    return order[kind], f"“{a}” and “{b}”"


def marks(name: str) -> Iterator[str]:
    """What a name shares with other names of one actor, to find the pairs worth comparing."""
    if not is_latin(name):
        yield f"consonants {skeleton(name)[:4]}"
        return
    yield from (f"word {key}" for key in keys(name) if key not in _FORMS)
    yield f"initials {initials(name)}"
    yield f"initials {plain(name)}"
    yield f"consonants {skeleton(name)[:4]}"


def initials(name: str) -> str:
    """The first letters of a name's capitalised words."""
    words = [match[1] for match in WORD.finditer(name)]
    return "".join(word[0] for word in words if word[0].isupper()).casefold()


def _likeness(one: str, other: str) -> str | None:
    if is_latin(one) != is_latin(other):
        here, there = skeleton(one), skeleton(other)
        alike = min(len(here), len(there)) >= _SHORTEST and fuzz.ratio(here, there) >= _SAME_CONSONANTS
        return "other_script" if alike else None
    a, b = keys(one), keys(other)
    if a and sorted(a) == sorted(b):
        return "same_words"
    if _are_initials(one, other) or _are_initials(other, one):
        return "initials"
    short, long = sorted((set(a), set(b)), key=len)
    if short - _FORMS and short < long:
        return "part_of_name"
    return "like_name" if fuzz.ratio(plain(one), plain(other)) >= _LIKE else None


def _are_initials(short: str, long: str) -> bool:
    bare = "".join(filter(str.isalnum, short))
    return bare.isupper() and len(bare) > 2 and bare.casefold() == initials(long) and " " not in short
