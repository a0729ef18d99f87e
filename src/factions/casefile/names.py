"""By which key and under which spelling an actor is found in a casefile."""

from __future__ import annotations

import unicodedata

_ARTICLES = ("the ", "a ", "an ")


def actor_key(actor: str | None, name: str) -> str:
    """What stands for an actor within one casefile: its id, or its name while it has none."""
    return actor or name


def folded(name: str) -> str:
    """A name as it is looked up: without case, accents, article or doubled spaces."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )
    words = " ".join(bare.casefold().split())
    article = next((article for article in _ARTICLES if words.startswith(article)), "")
    return words[len(article) :]
