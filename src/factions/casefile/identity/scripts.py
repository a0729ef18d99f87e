"""Names in different scripts compared by their consonants, which transliterations mostly agree on.

A letter's consonants are taken from its Unicode name (ARABIC LETTER JEEM, CYRILLIC SMALL LETTER ZHE), so no
table of a script is needed. It is a way to ask a person, not to know.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_VOWELS = "aeiou"
_SILENT = frozenset("ALEF AIN HAMZA MARBUTA MAKSURA YEH WAW".split())
_ALIKE = str.maketrans({"q": "k", "c": "k", "v": "b", "p": "b", "w": "b", "y": None, "h": None})
_ARTICLE = re.compile(r"\b(?:al|el|ul|ash|an|the)[\s-]+", re.IGNORECASE)


def skeleton(name: str) -> str:
    """The consonants of a name, in Latin letters that stand for like sounds."""
    bare = _ARTICLE.sub("", name)
    words = ("".join(map(_consonants, word)) for word in bare.split())
    joined = "".join(
        word.removeprefix("l") if not bare.isascii() and len(word) > 3 else word for word in words
    )
    return re.sub(r"(.)\1+", r"\1", joined.translate(_ALIKE))


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    letters = [letter for letter in name if letter.isalpha()]
    return all(_name(letter).startswith("LATIN") for letter in letters)


@lru_cache(maxsize=4096)
def _consonants(letter: str) -> str:
    if not letter.isalpha():
        return ""
    said = _name(letter)
    if said.startswith("LATIN"):
        plain = unicodedata.normalize("NFKD", letter)[0].casefold()
        return "" if plain in _VOWELS else plain
    words = [word for word in said.split(" WITH ")[0].split() if word not in _SILENT]
    if len(words) < len(said.split(" WITH ")[0].split()):
        return ""
    sound = words[-1].casefold() if words else ""
    if sound[:1] in tuple(_VOWELS):
        return sound[1:] if len(sound) == 2 and sound[1:] not in tuple(_VOWELS) else ""
    return re.split(f"[{_VOWELS}]", sound)[0]


def _name(letter: str) -> str:
    return unicodedata.name(letter, "")
