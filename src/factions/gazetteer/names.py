"""How names are compared: without case, accents, stops, apostrophes and a leading article."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th"}
)
_DROPPED = dict.fromkeys(map(ord, ".'’‘`´ʼʻ′ʹ\"“”"), None)
_SPACED = dict.fromkeys(map(ord, "-–—‐‑_/,()&\t\n\r\u00a0"), " ")
_MARKS = str.maketrans(_DROPPED | _SPACED)
_ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ed|et|es|er) (?=\w{3})")


def fold(name: str) -> str:
    """The form under which a name is looked up.

    >>> fold("the Deir ez-Zor"), fold("Usulután"), fold("Saint-Louis"), fold("U.S.")
    ('deir ez zor', 'usulutan', 'st louis', 'us')
    """
    folded = name.lower()
    if folded.isascii():
        if folded.isalpha():
            return folded
    else:
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = " ".join(folded.translate(_MARKS).split())
    if folded.startswith("the "):
        folded = folded[4:]
    if folded.startswith("saint "):
        folded = "st " + folded[6:]
    return folded


def without_article(folded: str) -> str | None:
    """A folded name without its Arabic article ("al hasakah" gives "hasakah"), null if it has none."""
    match = _ARTICLE.match(folded)
    return folded[match.end() :] if match else None
