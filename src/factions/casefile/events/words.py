"""The words that tell one report of an event from another, without their endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = ("ings", "ing", "edly", "ers", "ed", "es", "er", "s")
_SHORTEST = 3
# Words of grammar, of reporting and of the calendar, which any two reports share.
EMPTY = frozenset(
    """about according after again against all also an and any are as at be because been before between both
    but by can could did do does down during each for from further had has have he her here him his how if in
    into is it its itself last many may might more most much no nor not of off on one only or other our out
    over own people reported reports said same say says she should since so some spokesman statement such than
    that the their them then there these they this those through to told too two under until up us very was
    we were what when where which while who whom whose will with within would year years you day days
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december""".split()
)


def words_of(text: str) -> Iterator[str]:
    """The stems of a text's content words, in order, repeated as they stand."""
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if word not in EMPTY:
            yield stem(word)


def stem(word: str) -> str:
    """A word without its ending: enough to see that "bombed" and "bombing" are one, no more."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > _SHORTEST else word
