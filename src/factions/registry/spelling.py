"""Keys of names: what is left of a word when case, diacritics, articles and habits of transliteration go."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

APOSTROPHES = "'’ʼʿʾ`´‘"
WORD = re.compile(rf"((?:[^\W_]+|(?<=\w)[{APOSTROPHES}](?![sS]\b)(?=\w))+)(?:['’][sS]\b)?")
CONNECTORS = frozenset("the al el ul ur ud e i ash ad ar an as at az wa wal".split())
_CAPITAL_CONNECTORS = frozenset(word.capitalize() for word in CONNECTORS if len(word) > 1) - {
    "El",
    "As",
    "At",
    "An",
}
_HYPHENATED = frozenset("ash ad ar an as at az e i".split())
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae"} | dict.fromkeys(APOSTROPHES, "")
)
_SOUNDS = str.maketrans("qeoy", "kiui")
_CONSONANTS = str.maketrans("qy", "ki")
_PAIRS = re.compile(r"ee|oo|ou|aa|kh|gh|dh|th|ph|ay|ei|ey|(.)\1")
_PAIR_SOUND = {
    "ee": "i",
    "oo": "u",
    "ou": "u",
    "aa": "a",
    "kh": "k",
    "gh": "g",
    "dh": "d",
    "th": "t",
    "ph": "f",
} | {
    "ay": "ai",
    "ei": "ai",
    "ey": "ai",
}
SHORTEST_SOUNDED = 5
# A lone word no longer than this keeps its vowels: too many names differ by one alone (Nande, Nandi).
LONGEST_LONE = 6


def plain(word: str) -> str:
    """`word` in lower case, without diacritics and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def key(word: str) -> str:
    """The key of one word: words that are spellings of one another mostly share it.

    Short words keep their letters, since too many of them differ only by a vowel.
    """
    return _sounded(_variants().get(plain(word), plain(word)))


def keys(name: str) -> tuple[str, ...]:
    """The keys of a name's words, articles and connecting particles left out."""
    return tuple(key(word) for word in content_words([match[1] for match in WORD.finditer(name)]))


@lru_cache(maxsize=1 << 15)
def whole_key(name: str) -> str:
    """What the spellings of a whole name share: its keys, but a short lone word keeps its vowels.

    So "Shene" and "Shanni" are two names, and "Fullani" is still "Fulani".
    """
    words = content_words([match[1] for match in WORD.finditer(name)])
    return lone_key(words[0]) if len(words) == 1 else " ".join(map(key, words))


@cache
def lone_key(word: str) -> str:
    """The key of the only word of a name."""
    letters = _variants().get(plain(word), plain(word))
    if not SHORTEST_SOUNDED <= len(letters) <= LONGEST_LONE:
        return _sounded(letters)
    return _merged(letters).translate(_CONSONANTS)


def content_words(words: list[str]) -> list[str]:
    """The words of a name without articles and particles; the last word always counts (ULFA-I)."""
    return [word for word in words[:-1] if not connects(word)] + words[-1:]


def connects(word: str) -> bool:
    """Whether a word is an article or particle that a name may be written with or without."""
    return word in CONNECTORS or (word[:1].isupper() and word in _CAPITAL_CONNECTORS)


def skippable(word: str, hyphenated: bool) -> bool:
    """Whether a word inside running text may be such a particle: the short ones only beside a hyphen."""
    return connects(word) and (hyphenated or word.lower() not in _HYPHENATED)


def _sounded(word: str) -> str:
    if len(word) < SHORTEST_SOUNDED:
        return word
    merged = _merged(word).translate(_SOUNDS)
    return merged[:-1] if merged.endswith("h") and len(merged) > SHORTEST_SOUNDED else merged


def _merged(word: str) -> str:
    """A word with doubled letters and pairs of letters for one sound made one."""
    return _PAIRS.sub(lambda pair: _PAIR_SOUND.get(pair[0], pair[1] or ""), word)


@cache
def _variants() -> dict[str, str]:
    """Each listed variant with the form that stands for it (sources/spellings.toml)."""
    table = tomllib.loads((files(__package__) / "sources" / "spellings.toml").read_text("utf-8"))
    return {variant: form for form, variants in table.items() for variant in variants}
